// What is pasted from Word, Google Docs or a web page becomes Markdown. Plain text is left to the browser, so Ctrl+Shift+V pastes as it always does.
import { insert, insertOnItsOwn } from "./editor-insert.js";
import { markdownOf } from "./paste-markdown.js";

const numbers = ["", "Et billede", "To billeder", "Tre billeder", "Fire billeder", "Fem billeder", "Seks billeder", "Syv billeder", "Otte billeder", "Ni billeder", "Ti billeder"];

export function pasting(text, bar, hasPictures) {
  const state = document.createElement("p");
  state.className = "paste-state quiet";
  state.setAttribute("role", "status");
  bar.after(state);

  text.addEventListener("paste", (event) => {
    state.textContent = "";
    const clipboard = event.clipboardData;
    const html = clipboard?.getData("text/html");
    // Whoever copies from an editor of code has Markdown already.
    if (!html || clipboard.types.includes("vscode-editor-data")) { return; }
    const { markdown, isBlock, pictures, notes } = markdownOf(html, text.value);
    if (!markdown && pictures === 0) { return; }
    event.preventDefault();
    if (markdown) { (isBlock ? insertOnItsOwn : insert)(text, markdown); }
    state.textContent = [told(pictures, hasPictures), notes > 0 ? "Noternes tekst fulgte ikke med; de er udeladt." : ""].join(" ").trim();
  });
}

function told(pictures, hasPictures) {
  if (pictures === 0) { return ""; }
  const left = `${numbers[pictures] ?? `${pictures} billeder`} kom ikke med.`;
  return !hasPictures ? left : `${left} Hent ${pictures === 1 ? "det" : "dem"} op med knappen Billede.`;
}

// A few buttons for what is hard to remember in Markdown. Every one of them is an ordinary button in the order of the page.
import { replace as type } from "./editor-insert.js";

const tools = [
  ["Fed", (text) => wrap(text, "**", "**", "fed skrift"), "Ctrl+B"],
  ["Kursiv", (text) => wrap(text, "*", "*", "kursiv"), "Ctrl+I"],
  ["Overskrift", (text) => start(text, "## ")],
  ["Underoverskrift", (text) => start(text, "### ")],
  ["Punktliste", (text) => start(text, "- ")],
  ["Nummereret liste", (text) => start(text, "1. ")],
  ["Citat", (text) => start(text, "> ")],
  ["Link", (text) => wrap(text, "[", "](https://)", "linkets tekst")],
  ["Kilde", (text) => wrap(text, "[@", "]", "K1")],
];

export function toolbar(form, text) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Formatering");
  for (const [name, use, keys] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    if (keys) {
      button.title = `${name} (${keys})`;
      button.setAttribute("aria-keyshortcuts", keys.replace("Ctrl", "Control"));
    }
    button.addEventListener("click", () => use(text));
    bar.append(button);
  }
  text.before(bar);
  text.addEventListener("keydown", (event) => {
    const use = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && { b: tools[0], i: tools[1] }[event.key.toLowerCase()];
    if (use) {
      event.preventDefault();
      use[1](text);
    }
  });
  return bar;
}

/** Puts marks around what is selected; a second time takes them away. */
function wrap(text, before, after, sample) {
  const [from, to] = [text.selectionStart, text.selectionEnd];
  const chosen = text.value.slice(from, to);
  if (chosen && text.value.slice(from - before.length, from) === before && text.value.slice(to, to + after.length) === after) {
    return replace(text, from - before.length, to + after.length, chosen, from - before.length, chosen.length);
  }
  const words = chosen || sample;
  replace(text, from, to, before + words + after, from + before.length, words.length);
}

/** Begins every selected line with a mark; a second time takes it away. */
function start(text, mark) {
  const from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const end = text.value.indexOf("\n", text.selectionEnd);
  const to = end < 0 ? text.value.length : end;
  const lines = text.value.slice(from, to).split("\n");
  const has = lines.every((line) => line.startsWith(mark));
  const marked = lines.map((line) => has ? line.slice(mark.length) : mark + line.replace(/^#{1,6} /, mark.startsWith("#") ? "" : "$&")).join("\n");
  replace(text, from, to, marked, from, marked.length);
}

function replace(text, from, to, words, selectAt, length) {
  type(text, from, to, words);
  text.setSelectionRange(selectAt, selectAt + length);
}

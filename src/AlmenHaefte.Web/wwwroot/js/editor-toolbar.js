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
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.isComposing && goOn(text)) {
      event.preventDefault();
    }
  });
  return bar;
}

/** Puts marks around what is selected; a second time takes them away, or goes on after them. */
function wrap(text, before, after, sample) {
  let [from, to] = [text.selectionStart, text.selectionEnd];
  if (from === to && before === after && text.value.slice(to, to + after.length) === after && text.value.lastIndexOf(before, to - 1) >= 0) {
    text.setSelectionRange(to + after.length, to + after.length);
    text.focus();
    return;
  }
  // Marks with a space inside them mark nothing.
  while (from < to && text.value[from] === " ") { from++; }
  while (to > from && text.value[to - 1] === " ") { to--; }
  const chosen = text.value.slice(from, to);
  if (chosen && text.value.slice(from - before.length, from) === before && text.value.slice(to, to + after.length) === after) {
    return replace(text, from - before.length, to + after.length, chosen, from - before.length, chosen.length);
  }
  const words = chosen || sample;
  replace(text, from, to, before + words + after, from + before.length, words.length);
}

/** Begins every selected line with a mark; a second time takes it away. Where nothing was selected one types on at the end of the line. */
function start(text, mark) {
  const isTyping = text.selectionStart === text.selectionEnd;
  const from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const end = text.value.indexOf("\n", text.selectionEnd);
  const to = end < 0 ? text.value.length : end;
  const lines = text.value.slice(from, to).split("\n");
  const has = lines.every((line) => line.startsWith(mark));
  const marked = lines.map((line) => has ? line.slice(mark.length) : mark + line.replace(/^#{1,6} /, mark.startsWith("#") ? "" : "$&")).join("\n");
  replace(text, from, to, marked, isTyping ? from + marked.length : from, isTyping ? 0 : marked.length);
}

/** Enter in a list begins the next item; in an empty item it ends the list. False when there is no list. */
function goOn(text) {
  const at = text.selectionStart;
  const from = text.value.lastIndexOf("\n", at - 1) + 1;
  const [, mark, number, rest] = /^(- |(\d{1,3})\. )(.*)$/.exec(text.value.slice(from, at)) ?? [];
  if (!mark || at !== text.selectionEnd) { return false; }
  const end = text.value.indexOf("\n", at);
  if (rest.trim() === "" && text.value.slice(at, end < 0 ? undefined : end).trim() === "") {
    type(text, from, at, "");
  } else {
    type(text, at, at, `\n${number ? `${Number(number) + 1}. ` : mark}`);
  }
  return true;
}

function replace(text, from, to, words, selectAt, length) {
  type(text, from, to, words);
  text.setSelectionRange(selectAt, selectAt + length);
}

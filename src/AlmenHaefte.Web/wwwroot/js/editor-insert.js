/** As if it were typed, so that the browser can undo it. */
export function replace(text, from, to, words) {
  text.focus();
  text.setSelectionRange(from, to);
  // Chromium takes no empty text to insert.
  if (!document.execCommand?.(words === "" ? "delete" : "insertText", false, words)) {
    text.setRangeText(words, from, to, "end");
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** In place of what is selected. */
export const insert = (text, words) => replace(text, text.selectionStart, text.selectionEnd, words);

/** In place of what is selected, with an empty line before and after it. */
export function insertOnItsOwn(text, words) {
  const before = text.value.slice(0, text.selectionStart);
  const after = text.value.slice(text.selectionEnd);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after === "" ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  insert(text, lead + words + tail);
}

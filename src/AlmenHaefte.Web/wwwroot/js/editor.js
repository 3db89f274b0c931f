// The page where a text is written: saves by itself, shows the real page beside it, keeps a copy in the browser. Without script the buttons do the same.
import { toolbar } from "./editor-toolbar.js";
import { preview } from "./editor-preview.js";
import { backup } from "./editor-backup.js";
import { saving } from "./editor-saving.js";
import { pictures } from "./editor-pictures.js";
import { pasting } from "./editor-paste.js";

const form = document.querySelector("#tekst");
if (form) {
  const text = form.querySelector(".writing-text");
  const state = form.querySelector(".save-state");
  const isLocked = form.dataset.locked === "true";
  for (const button of form.querySelectorAll(".no-script")) { button.remove(); }

  // The page may come back with a text that was not saved, and somebody may have begun before this was here.
  const isUnsaved = form.dataset.unsaved === "true" || text.value !== text.defaultValue;
  const kept = backup(form, state);
  const show = preview(form, document.querySelector(".preview iframe"));
  const save = saving(form, state, kept, isUnsaved);
  const bar = toolbar(form, text);
  const dialog = document.querySelector("#billede");
  if (dialog) { pictures(dialog, bar, text); }
  pasting(text, bar, Boolean(dialog));

  const changed = () => {
    show.soon();
    kept.keep();
    if (!isLocked) { save.soon(); }
  };
  form.addEventListener("input", changed);
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      if (!isLocked) { save.now(); }
    }
  });
  form.addEventListener("submit", save.submit);
  window.addEventListener("beforeunload", (event) => { if (save.isNeeded()) { event.preventDefault(); } });
  if (isUnsaved) {
    changed();
  } else {
    kept.offer(() => { show.soon(); if (!isLocked) { save.soon(); } });
  }
}

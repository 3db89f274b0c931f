// A copy of what is typed in this browser, so that neither a crash nor a lost connection costs anybody a sentence. Gone as soon as the server has the text.
const days = 30 * 24 * 60 * 60 * 1000;

export function backup(form, state) {
  const name = `redaktion:${form.dataset.path}`;
  const written = () => JSON.stringify([...new FormData(form)].filter(([field]) => field === "Body" || field === "Whole" || field.startsWith("Fields["))
    .map(([field, value]) => [field, value.replaceAll("\r\n", "\n").trimEnd()]));
  const served = written();

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(name));
      return kept && Date.now() - kept.at < days ? kept : null;
    } catch {
      return null;
    }
  }

  function keep() {
    try {
      localStorage.setItem(name, JSON.stringify({ at: Date.now(), fields: written() }));
    } catch {
      // The browser keeps nothing; the server does.
    }
  }

  function forget(sent) {
    const kept = read();
    if (kept && (!sent || kept.fields === sent)) {
      try { localStorage.removeItem(name); } catch { /* As above. */ }
    }
  }

  /** Asks whether to take up what was never saved. */
  function offer(taken) {
    const kept = read();
    if (!kept || kept.fields === served) { return forget(); }
    const box = document.createElement("div");
    box.className = "notice notice-trouble";
    const words = document.createElement("p");
    const when = new Date(kept.at).toLocaleString("da-DK", { dateStyle: "long", timeStyle: "short" });
    words.textContent = `Denne browser har en tekst fra ${when}, som ikke blev gemt på serveren.`;
    const row = document.createElement("p");
    row.className = "actions";
    const restore = button("Hent den frem", () => {
      for (const [field, value] of JSON.parse(kept.fields)) {
        const control = form.elements.namedItem(field);
        if (control) { control.value = value; }
      }
      box.remove();
      state.textContent = "Teksten er hentet frem. Den er ikke gemt på serveren endnu.";
      form.querySelector(".writing-text").focus();
      taken();
    });
    const drop = button("Slet den", () => { forget(); box.remove(); form.querySelector(".writing-text").focus(); });
    row.append(restore, drop);
    box.append(words, row);
    document.querySelector(".page-head").append(box);
  }

  return { keep, forget, offer, written };
}

function button(words, use) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-plain";
  made.textContent = words;
  made.addEventListener("click", use);
  return made;
}

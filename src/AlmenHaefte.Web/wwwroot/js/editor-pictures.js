// Sends a picture to the server and puts the line that shows it where the caret is. What goes wrong is said at the field, and what was typed stays.
import { insertOnItsOwn } from "./editor-insert.js";

export function pictures(dialog, bar, text) {
  const form = dialog.querySelector("form");
  const state = dialog.querySelector("[role=status]");
  const send = form.querySelector("button:not([type])");
  const close = form.querySelector("[type=button]");
  const opener = bar.appendChild(document.createElement("button"));
  [opener.type, opener.textContent] = ["button", "Billede"];
  opener.setAttribute("aria-haspopup", "dialog");
  let isSending;

  opener.addEventListener("click", () => dialog.showModal());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { isSending?.abort(); text.focus(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) { return; }
    isSending = new AbortController();
    send.disabled = true;
    tell({});
    state.textContent = "Henter billedet op …";
    try {
      await take(await post(isSending.signal));
    } catch {
      state.textContent = dialog.open ? "Billedet nåede ikke frem. Se, om der er forbindelse, og prøv igen." : "";
    } finally {
      isSending = null;
      send.disabled = false;
    }
  });

  async function post(signal) {
    const answer = await once(signal);
    // The form has been open for longer than its seal holds: one that is new serves as well.
    if (answer.status !== 400) { return answer; }
    const seal = "[name=__RequestVerificationToken]";
    const page = await fetch(form.action, { signal });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(`main ${seal}`);
    if (!fresh) { return answer; }
    form.querySelector(seal).value = fresh.value;
    return once(signal);
  }

  const once = (signal) => fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form), redirect: "error", signal });

  async function take(answer) {
    const told = await answer.json().catch(() => ({}));
    if (answer.ok && told.markdown) {
      form.reset();
      state.textContent = "";
      dialog.close();
      insertOnItsOwn(text, told.markdown);
      return;
    }
    state.textContent = answer.status === 401 ? "Du er logget ud. Log ind i et nyt vindue, og prøv så igen." : answer.status === 413 ? "Filen er for stor. Gem billedet i en mindre størrelse, og prøv igen." : "";
    tell(told.faults ?? {});
    if (!told.faults && !state.textContent) { state.textContent = "Billedet kunne ikke hentes op lige nu. Prøv igen om lidt."; }
  }

  /** Puts each fault at its field, as the server's own page has it, and goes to the first. */
  function tell(faults) {
    for (const error of form.querySelectorAll("p.error")) { error.remove(); }
    for (const control of form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      control.setAttribute("aria-describedby", control.getAttribute("aria-describedby").replace(` ${control.id}-error`, ""));
    }
    const wrong = Object.entries(faults).map(([field, words]) => [form.elements.namedItem(field), words]).filter(([control]) => control);
    for (const [control, words] of wrong) {
      const error = document.createElement("p");
      [error.className, error.id, error.textContent] = ["error", `${control.id}-error`, words];
      control.before(error);
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${error.id}`);
    }
    wrong[0]?.[0].focus();
  }
}

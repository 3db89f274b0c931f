// Saves the draft by itself when one pauses, one save at a time, and says how it stands. Whatever the server answers, the text stays where it is.
const pause = 2000;
const again = 15000;

/** @param isUnsaved Whether the server has not got what stands in the form. */
export function saving(form, state, kept, isUnsaved) {
  let timer;
  let running = null;
  let isLeaving = false;
  let isStopped = false;
  let saved = isUnsaved ? null : kept.written();

  const isNeeded = () => !isLeaving && kept.written() !== saved;

  /** Whether all that is typed is on the server when it is done. */
  async function now() {
    clearTimeout(timer);
    while (running) { await running; }
    if (kept.written() === saved) {
      say("Alt er gemt.");
      return true;
    }
    running = send(kept.written());
    const isSaved = await running;
    running = null;
    if (isSaved && kept.written() !== saved) { soon(); }
    return isSaved;
  }

  const post = () => fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)), redirect: "error" });

  async function send(sent) {
    say("Gemmer …");
    try {
      let answer = await post();
      // The form has been open for longer than its seal holds: one that is new serves as well.
      if (answer.status === 400 && await renew()) { answer = await post(); }
      return await take(answer, sent);
    } catch {
      say("Der er ingen forbindelse. Teksten ligger i denne browser og bliver gemt, så snart det går.");
      later();
      return false;
    }
  }

  async function renew() {
    const page = await fetch(form.action);
    const seal = "[name=__RequestVerificationToken]";
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(`#tekst ${seal}`);
    if (fresh) { form.querySelector(seal).value = fresh.value; }
    return Boolean(fresh);
  }

  async function take(answer, sent) {
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      saved = sent;
      form.elements.namedItem("Base").value = told.base ?? "";
      kept.forget(sent);
      const time = new Date().toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
      say(told.isOvertaken ? `Gemt kl. ${time}. Men teksten på sitet er ændret, siden kladden blev begyndt. Genindlæs siden for at se begge.` : `Gemt som kladde kl. ${time}.`);
      return true;
    }
    if (answer.status === 409) {
      isStopped = true;
      say(told.trouble ?? `${told.who ?? "En anden"} har gemt en anden tekst imens. Intet er overskrevet. Tryk »Gem kladde« for at se begge.`);
      return false;
    }
    if (answer.status === 401) {
      say("Du er logget ud. Teksten står her endnu. ", ["Log ind i et nyt vindue", "/redaktion"]);
    } else {
      say(told.trouble ?? "Det kunne ikke gemmes lige nu. Teksten ligger i denne browser, og der bliver prøvet igen.");
    }
    later();
    return false;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(now, again);
  }

  function soon() {
    clearTimeout(timer);
    if (!isStopped) { timer = setTimeout(now, pause); }
  }

  function say(words, link) {
    state.textContent = words;
    if (link) {
      const a = document.createElement("a");
      [a.textContent, a.href, a.target] = [link[0], link[1], "_blank"];
      state.append(a);
    }
  }

  function leave(go) {
    isLeaving = true;
    go();
  }

  /** The buttons save first, so that a session that is over costs nobody the page. A conflict is shown by the server, with both texts. */
  async function submit(event) {
    event.preventDefault();
    const goesOn = event.submitter?.value === "udgivelse";
    const isSaved = await now();
    if (isSaved && goesOn) {
      leave(() => location.assign(form.dataset.release));
    } else if (isStopped) {
      leave(() => form.submit());
    }
  }

  // Whoever comes back from signing in again should not have to wait.
  window.addEventListener("focus", () => { if (isNeeded() && !isStopped) { now(); } });

  return { now, soon, isNeeded, submit };
}

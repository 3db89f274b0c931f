// The real page, made by the server from what is typed, after a pause. Only the newest answer is shown, and the page keeps its place.
const pause = 400;

export function preview(form, frame) {
  let timer;
  let asked;

  /** What the frame should show; it may itself still be on its way when the first answer comes. */
  let latest;

  async function refresh() {
    asked?.abort();
    const mine = asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: mine.signal, redirect: "error" });
      const html = answer.ok ? await answer.text() : "";
      if (html && mine === asked && !mine.signal.aborted) { put(html); }
    } catch {
      // Overtaken by what was typed since, or no connection: the page shown stays.
    }
  }

  function put(html) {
    latest = html;
    const shown = frame.contentDocument;
    const next = new DOMParser().parseFromString(html, "text/html");
    if (!shown?.body) { return; }
    const place = shown.scrollingElement?.scrollTop ?? 0;
    shown.body.replaceWith(shown.importNode(next.body, true));
    if (shown.scrollingElement) { shown.scrollingElement.scrollTop = place; }
    frame.dataset.shown = String(Number(frame.dataset.shown ?? 0) + 1);
  }

  frame.addEventListener("load", () => {
    if (latest) { put(latest); }
    // A link out of the page would leave the frame empty.
    frame.contentDocument?.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && !link.getAttribute("href").startsWith("#")) { event.preventDefault(); }
    });
  });

  return { soon() { clearTimeout(timer); timer = setTimeout(refresh, pause); } };
}

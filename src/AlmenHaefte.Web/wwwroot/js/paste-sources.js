// What the programs that people copy from do in ways of their own, made into plain HTML.

export const styleOf = (element) => element.getAttribute("style") ?? "";

/** Word's lists are paragraphs with a style, and its headings and quotes may be too; Word in the browser gives every item a list of its own. */
export function tidy(page) {
  for (const element of [...page.querySelectorAll("p.MsoTitle,[role=heading][aria-level]")]) {
    rename(element, `h${Math.min(6, Number(element.getAttribute("aria-level")) || 1)}`);
  }
  for (const element of [...page.querySelectorAll("p[class*=Quote]")]) { wrap(element, "blockquote"); }
  for (const item of [...page.querySelectorAll("li[data-aria-level]")]) { standAlone(item); }
  for (const paragraph of [...page.querySelectorAll("p,h1,h2,h3,h4,h5,h6")]) { readMark(paragraph); }
  for (const first of [...page.querySelectorAll("[data-list-level]")]) {
    if (!first.previousElementSibling?.hasAttribute("data-list-level") && first.parentElement) { gather(first); }
  }
}

/** mso-list:l0 level2 lfo1, and the mark itself in a part that Word says to ignore. */
function readMark(paragraph) {
  const level = /mso-list:\s*\S+\s+level(\d)/i.exec(styleOf(paragraph))?.[1];
  const mark = [...paragraph.querySelectorAll("[style]")].find((part) => /mso-list:\s*ignore/i.test(styleOf(part)));
  const words = mark?.textContent.replace(/[\s\u00A0]+/g, "") ?? "";
  mark?.remove();
  if (level && paragraph.localName === "p") {
    paragraph.dataset.listLevel = level;
    paragraph.dataset.listKind = /^\(?(?:\d+|[a-zæøå]{1,4})[.)]$/i.test(words) ? "ol" : "ul";
    paragraph.dataset.listStart = /^\(?(\d+)/.exec(words)?.[1] ?? "1";
  }
}

function standAlone(item) {
  const list = item.parentElement;
  const paragraph = item.ownerDocument.createElement("div");
  paragraph.dataset.listLevel = item.dataset.ariaLevel;
  paragraph.dataset.listKind = list?.localName === "ol" ? "ol" : "ul";
  paragraph.dataset.listStart = list?.getAttribute("start") ?? "1";
  paragraph.append(...item.childNodes);
  const outermost = list?.closest(".ListContainerWrapper") ?? list ?? item;
  outermost.before(paragraph);
  item.remove();
  if (outermost !== item && !outermost.querySelector("li")) { outermost.remove(); }
}

/** Paragraphs that follow each other become one list, as deep as each of them says. */
function gather(first) {
  const page = first.ownerDocument;
  const paragraphs = [];
  for (let next = first; next?.hasAttribute("data-list-level"); next = next.nextElementSibling) { paragraphs.push(next); }
  const place = page.createElement("div");
  first.before(place);
  const open = [];
  for (const paragraph of paragraphs) {
    const { listLevel, listKind, listStart } = paragraph.dataset;
    const level = Number(listLevel);
    while (open.length > 0 && open.at(-1).level > level) { open.pop(); }
    if (open.at(-1)?.level === level && open.at(-1).list.localName !== listKind) { open.pop(); }
    if (open.length === 0 || open.at(-1).level < level) {
      const list = page.createElement(listKind);
      if (listKind === "ol") { list.setAttribute("start", listStart); }
      (open.at(-1)?.list.lastElementChild ?? place).append(list);
      open.push({ level, list });
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1).list.append(item);
    paragraph.remove();
  }
}

/** A list as items, each with the nodes and the lists in it. Some programs put a list beside the item it belongs to. */
export function listOf(element) {
  const list = { isOrdered: element.localName === "ol", start: Math.max(0, Number(element.getAttribute("start") ?? 1) || 1), items: [] };
  for (const child of element.children) {
    if (child.matches("ul,ol")) {
      if (list.items.length === 0) { list.items.push({ parts: [] }); }
      list.items.at(-1).parts.push(listOf(child));
    } else {
      list.items.push({ parts: partsOf(child) });
    }
  }
  return list;
}

function partsOf(item) {
  const parts = [];
  let run = null;
  for (const node of [...item.childNodes]) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches("ul,ol")) {
      parts.push(listOf(node));
      run = null;
    } else {
      if (!run) { parts.push(run = item.ownerDocument.createElement("div")); }
      run.append(node);
    }
  }
  return parts;
}

/** Of a link to a note's text, in Word, LibreOffice and Google Docs; null for every other. */
export const noteNumber = (href) => {
  const found = /^#(_?ftn|_?edn|sdfootnote|sdendnote|ftnt)(\d+)(?:sym)?$/.exec(href ?? "");
  return found ? `${/edn|endnote/.test(found[1]) ? "e" : "f"}${found[2]}` : null;
};

export const isBackToNote = (link) => /^#(?:_ftnref|_ednref|sdfootnote\d+anc|sdendnote\d+anc|ftnt_ref)/.test(link.getAttribute("href") ?? "");

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function wrap(element, name) {
  const around = element.ownerDocument.createElement(name);
  element.before(around);
  around.append(element);
}

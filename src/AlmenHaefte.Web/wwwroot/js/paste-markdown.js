// HTML from a clipboard, as the Markdown that our texts are written in. It is parsed in a document of its own, where nothing runs and nothing is fetched.
import { tidy, listOf, noteNumber, isBackToNote, styleOf } from "./paste-sources.js";
import { inlineOf } from "./paste-inline.js";

const blocks = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,pre,section,article,header,footer,main,aside,nav,figure,figcaption,dl,dt,dd,address,hr,center,form,fieldset,details,summary";
const unseen = "script,style,noscript,template,iframe,object,embed,svg,math,canvas,audio,video,head,title,meta,link,xml,input,textarea,select,button,figcaption:empty";

/**
 * The Markdown; whether it is paragraphs and not a few words; how many pictures and notes were left out.
 * @param written The text it goes into, whose notes have names already.
 */
export function markdownOf(html, written = "") {
  const page = new DOMParser().parseFromString(html, "text/html").body;
  const pictures = [...page.querySelectorAll("img")].filter((image) => !(image.width <= 2 && image.hasAttribute("width"))).length;
  for (const element of page.querySelectorAll(unseen)) { element.remove(); }
  for (const element of [...page.querySelectorAll("[style]")]) { if (/display:\s*none|mso-hide:\s*all/i.test(styleOf(element))) { element.remove(); } }
  tidy(page);
  const notes = takeNotes(page, written);
  const work = { levels: levelsOf(page), notes };
  const made = blocksOf(page, work);
  const foot = notes.used.map(({ label, element }) => `[^${label}]: ${inlineOf([element], { ...work, isFlat: true })}`);
  return { markdown: [...made, ...foot].join("\n\n"), isBlock: made.length > 1 || foot.length > 0 || /^(#|>|- |\d+\. |\|)/.test(made[0] ?? ""), pictures, notes: notes.missing };
}

/** The texts of notes are taken out of the page; each gets a name that is free when something refers to it. */
function takeNotes(page, written) {
  const texts = new Map();
  for (const element of [...page.querySelectorAll("[id]")]) {
    const number = noteNumber(`#${element.id}`);
    if (number && element.matches("div,li,p,aside") && /^(?:ftn|edn|sdfootnote|sdendnote|ftnt)\d+$/.test(element.id)) {
      for (const link of element.querySelectorAll("a")) { if (isBackToNote(link)) { link.remove(); } }
      texts.set(number, element);
      element.remove();
    }
  }
  const labels = new Map();
  return {
    used: [],
    missing: 0,
    /** The mark of a note; nothing when its text is not here. */
    mark(number) {
      const element = texts.get(number);
      if (!element) {
        this.missing++;
        return "";
      }
      if (!labels.has(number)) {
        let next = labels.size + 1;
        while (written.includes(`[^note${next}]`) || [...labels.values()].includes(`note${next}`)) { next++; }
        labels.set(number, `note${next}`);
        this.used.push({ label: `note${next}`, element });
      }
      return `[^${labels.get(number)}]`;
    },
  };
}

/** The highest heading becomes ##, the others ###: our texts have no more levels. */
function levelsOf(page) {
  const there = [...new Set([...page.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter((heading) => heading.textContent.trim()).map((heading) => heading.localName))].sort();
  return new Map(there.map((name, index) => [name, index === 0 ? "##" : "###"]));
}

function blocksOf(parent, work) {
  const made = [];
  let run = [];
  const flush = () => {
    made.push(...inlineOf(run, work).split(/\n{2,}/).filter((words) => words !== ""));
    run = [];
  };
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE && (node.matches(blocks) || node.querySelector(blocks))) {
      flush();
      made.push(...blockOf(node, work));
    } else {
      run.push(node);
    }
  }
  flush();
  return made;
}

function blockOf(element, work) {
  switch (element.localName) {
    case "h1": case "h2": case "h3": case "h4": case "h5": case "h6": {
      const words = inlineOf(element.childNodes, { ...work, isFlat: true, isPlain: true });
      return words ? [`${work.levels.get(element.localName)} ${words}`] : [];
    }
    case "ul": case "ol":
      return [listLines(listOf(element), work)].filter(Boolean);
    case "blockquote": {
      const inner = blocksOf(element, work);
      return inner.length > 0 ? [inner.join("\n\n").split("\n").map((line) => line ? `> ${line}` : ">").join("\n")] : [];
    }
    case "table":
      return tableOf(element, work);
    case "hr":
      return [];
    default:
      return blocksOf(element, work);
  }
}

/** A list within a list stands at its parent's words, not at its mark. */
function listLines(list, work) {
  return list.items.map((item, index) => {
    const mark = list.isOrdered ? `${list.start + index}. ` : "- ";
    const parts = [];
    for (const node of item.parts) {
      if (node.items) {
        const inner = listLines(node, work);
        if (inner) { parts.push(parts.length === 0 ? `\n${inner}` : inner); }
      } else {
        const inner = blocksOf(node, work);
        if (inner.length > 0) { parts.push(inner.join("\n\n")); }
      }
    }
    return parts.length === 0 ? "" : mark + parts.join("\n").split("\n").map((line, at) => at === 0 || line === "" ? line : " ".repeat(mark.length) + line).join("\n");
  }).filter(Boolean).join("\n");
}

function tableOf(table, work) {
  const rows = [...table.rows].filter((row) => row.closest("table") === table).map((row) => [...row.cells]);
  if (rows.length === 0) { return []; }
  // A table of one cell is a frame around a text.
  if (rows.length === 1 && rows[0].length === 1) { return blocksOf(rows[0][0], work); }
  const lines = rows.map((cells) => cells.flatMap((cell) => [inlineOf([cell], { ...work, isFlat: true }), ...Array(Math.min(cell.colSpan, 50) - 1).fill("")]));
  const width = Math.max(...lines.map((line) => line.length));
  const [head, ...others] = lines.map((line) => `| ${[...line, ...Array(width - line.length).fill("")].join(" | ")} |`);
  return [[head, `|${" --- |".repeat(width)}`, ...others].join("\n")];
}

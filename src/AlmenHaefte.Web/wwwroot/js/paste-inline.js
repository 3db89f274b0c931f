// Words, emphasis, links and marks of notes within one paragraph.
import { noteNumber, isBackToNote, styleOf } from "./paste-sources.js";

const opening = /[\s([{–—/»›]/;
const isWord = (letter) => /[\p{L}\p{N}]/u.test(letter ?? "");
const isSign = (letter) => letter !== undefined && /[\p{P}\p{S}]/u.test(letter);

/**
 * Markdown; an empty line where there were two line breaks.
 * @param work.isFlat No line breaks: for headings, cells and notes. @param work.isPlain No emphasis: a heading has its own.
 */
export function inlineOf(nodes, work) {
  const pieces = [];
  for (const node of nodes) { collect(node, { isBold: false, isItalic: false, href: null }, pieces, work); }
  return write(quoted(joined(pieces)), work);
}

/** Flattens to pieces of words that look the same all through. A line break is a piece of its own, and so is a mark. */
function collect(node, look, pieces, work) {
  if (node.nodeType === Node.TEXT_NODE) {
    pieces.push({ ...look, words: node.data });
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) { return; }
  if (node.localName === "br") {
    if (!/page-break/i.test(styleOf(node))) { pieces.push({ isBreak: true }); }
    return;
  }
  if (node.localName === "a") {
    const number = noteNumber(node.getAttribute("href"));
    if (number) { pieces.push({ mark: work.notes.mark(number) }); }
    if (number || isBackToNote(node)) { return; }
  }
  const next = { ...look, ...lookOf(node, work), href: node.localName === "a" ? addressOf(node.getAttribute("href")) ?? look.href : look.href };
  const isApart = work.isFlat && node.matches("p,div,li,tr,td,th,h1,h2,h3,h4,h5,h6");
  if (isApart) { pieces.push({ ...look, words: " " }); }
  for (const child of node.childNodes) { collect(child, next, pieces, work); }
  if (isApart) { pieces.push({ ...look, words: " " }); }
}

/** What the element says of its letters: Google Docs wraps everything in a bold that is not. */
function lookOf(element, work) {
  if (work.isPlain) { return {}; }
  const style = styleOf(element);
  const weight = /(?<![-\w])font-weight:\s*(\w+)/i.exec(style)?.[1].toLowerCase();
  const slope = /(?<![-\w])font-style:\s*(\w+)/i.exec(style)?.[1].toLowerCase();
  const look = {};
  if (weight && weight !== "inherit") {
    look.isBold = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  } else if (element.matches("b,strong")) {
    look.isBold = true;
  }
  if (slope && slope !== "inherit") {
    look.isItalic = slope === "italic" || slope === "oblique";
  } else if (element.matches("i,em,cite")) {
    look.isItalic = true;
  }
  return look;
}

/** Null for what may not be linked to. Others' detours and what they follow people by are taken away. */
function addressOf(href) {
  try {
    const address = new URL((href ?? "").trim());
    const detour = /(^|\.)google\.\w+$/.test(address.hostname) && address.pathname === "/url" ? address.searchParams.get("q")
      : address.hostname.endsWith(".safelinks.protection.outlook.com") ? address.searchParams.get("url") : null;
    if (detour) { return addressOf(detour); }
    if (!["http:", "https:", "mailto:"].includes(address.protocol)) { return null; }
    for (const name of [...address.searchParams.keys()]) { if (/^(utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|_hs\w+)$/.test(name)) { address.searchParams.delete(name); } }
    return address.href.replace(/[()<>\s]/g, encodeURIComponent).replaceAll("(", "%28").replaceAll(")", "%29");
  } catch {
    return null;
  }
}

/** One space wherever there is any, none at either end, and neighbours that look alike as one. */
function joined(pieces) {
  const made = [];
  let endsWithSpace = true;
  for (const piece of pieces) {
    if (piece.isBreak || piece.mark !== undefined) {
      if (piece.mark === "") { continue; }
      const last = made.at(-1);
      if (last?.words) { last.words = last.words.replace(/ $/, ""); }
      made.push(piece);
      endsWithSpace = Boolean(piece.isBreak);
      continue;
    }
    // What cannot be seen has no place in a text: soft hyphens, marks of direction, controls.
    let words = piece.words.replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFC\uFFFD]|[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g, "").replace(/[\s\u0085]+/g, " ");
    if (endsWithSpace) { words = words.replace(/^ /, ""); }
    if (words === "") { continue; }
    endsWithSpace = words.endsWith(" ");
    const last = made.at(-1);
    if (last?.words !== undefined && (words === " " && last.href === piece.href || looksLike(last, piece))) {
      last.words += words;
    } else {
      made.push({ ...piece, words });
    }
  }
  const last = made.at(-1);
  if (last?.words) { last.words = last.words.replace(/ $/, ""); }
  return merged(made.filter((piece) => piece.words !== ""));
}

/** A space that was taken in by its neighbour may have brought two together. Bold that touches italic looks as whichever comes first: Markdown could not tell the marks apart. */
function merged(pieces) {
  const made = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last?.words !== undefined && piece.words !== undefined && (looksLike(last, piece) || touches(last, piece))) { last.words += piece.words; } else { made.push(piece); }
  }
  while (made.at(-1)?.isBreak) { made.pop(); }
  while (made[0]?.isBreak) { made.shift(); }
  return made;
}

const hasMarks = (piece) => piece.isBold || piece.isItalic;
const touches = (one, other) => one.href === other.href && hasMarks(one) && hasMarks(other) && !one.words.endsWith(" ") && !other.words.startsWith(" ");
const looksLike = (one, other) => one.isBold === other.isBold && one.isItalic === other.isItalic && one.href === other.href;

/** “…”, ”…”, „…“ and "…" become »…«. Which is which is told by what stands before; what ends nothing after a number is inches. */
function quoted(pieces) {
  let before = " ";
  let depth = 0;
  for (const piece of pieces) {
    if (piece.words === undefined) {
      before = piece.isBreak ? " " : "x";
      continue;
    }
    let made = "";
    for (const letter of piece.words) {
      let next = letter;
      if ("“”„‟\"".includes(letter)) {
        const opens = opening.test(before);
        if (opens || depth > 0) {
          next = opens ? "»" : "«";
          depth += opens ? 1 : -1;
        } else if (letter === "\"" && /\d/.test(before)) {
          next = "″";
        }
      }
      made += next;
      before = next;
    }
    piece.words = made;
  }
  return pieces;
}

function write(pieces, work) {
  let made = "";
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece.isBreak) {
      const isDouble = pieces[at + 1]?.isBreak;
      while (pieces[at + 1]?.isBreak) { at++; }
      made += work.isFlat ? " " : isDouble ? "\n\n" : "\\\n";
    } else if (piece.mark !== undefined) {
      made += piece.mark;
    } else if (piece.href) {
      let inner = "";
      const { href } = piece;
      for (; pieces[at]?.href === href && pieces[at].words !== undefined; at++) { inner += emphasised(pieces[at], "", ""); }
      at--;
      const [, lead, core, tail] = /^( *)(.*?)( *)$/s.exec(inner);
      made += core ? `${lead}[${core}](${href})${tail}` : inner;
    } else {
      made += emphasised(piece, made.at(-1), pieces[at + 1]?.words?.[0]);
    }
  }
  return made.trim().split("\n").map(guarded).join("\n");
}

/** Spaces stand outside the marks. Where the marks would not be read as such, the words stand without. */
function emphasised(piece, before, after) {
  const [, lead, core, tail] = /^( *)(.*?)( *)$/s.exec(piece.words);
  const marks = (piece.isBold ? "**" : "") + (piece.isItalic ? "*" : "");
  if (!core) { return lead + tail; }
  const isRead = !(isSign(core[0]) && !lead && isWord(before)) && !(isSign(core.at(-1)) && !tail && isWord(after));
  return marks && isRead ? `${lead}${marks}${escaped(core)}${marks}${tail}` : escaped(piece.words);
}

/** What Markdown would take for a mark of its own. */
const escaped = (words) => words.replace(/[\\`*[\]<|~{}]/g, "\\$&").replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_").replace(/&(?=#?\w+;)/g, "\\&");

/** What means something only where a line begins. */
const guarded = (line) => line.replace(/^(#{1,6}(?= |$)|>|[+-](?= |$)|-(?=-)|:(?= |::)|=(?==*$)|\^{3})/, "\\$1").replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2");

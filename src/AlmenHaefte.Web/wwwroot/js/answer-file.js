/** A case as a file that a colleague can take in. @typedef {import('./answers.js').Entry} Entry */
import { fieldNames, isAnswered } from './answers.js';

const format = 'almenhaefte-arbejdsark';
const version = 1;
const largest = 4_000_000;
const statuses = ['', 'ja', 'nej', 'ved-ikke', 'ikke-relevant'];

/** @param {{ booklet: string, title: string, edition: string }} sheet @param {Map<string, Entry>} entries */
export const writeFile = (sheet, name, entries) =>
  JSON.stringify({ format, version, ...sheet, case: name, saved: new Date().toISOString(), answers: Object.fromEntries(entries) }, null, 2);

/**
 * @param {File} file
 * @returns {Promise<{ name: string, entries: Map<string, Entry> } | { fault: string, of?: string }>} fault: the word that tells what is wrong
 */
export async function readFile(file, booklet) {
  let read;
  try {
    read = file.size <= largest && JSON.parse(await file.text());
  } catch {
    read = null;
  }
  if (read?.format !== format || !(read.version >= 1)) {
    return { fault: 'file-unread' };
  }
  if (read.version > version) {
    return { fault: 'file-newer' };
  }
  if (read.booklet !== booklet) {
    return { fault: 'file-other', of: String(read.title ?? read.booklet).slice(0, 200) };
  }
  const answers = Object.entries(read.answers ?? {});
  if (!answers.every(isEntry)) {
    return { fault: 'file-unread' };
  }
  const entries = new Map(answers.map(([question, entry]) => [question, clean(entry)]).filter(([, entry]) => isAnswered(entry)));
  return entries.size ? { name: String(read.case ?? '').slice(0, 100), entries } : { fault: 'file-empty' };
}

const isEntry = ([question, entry]) => /^[a-z0-9-]{1,200}$/.test(question) && typeof entry?.asked === 'string'
  && fieldNames.every(name => entry[name] === undefined || (typeof entry[name]?.value === 'string' && Number.isFinite(entry[name].time)))
  && statuses.includes(entry.status?.value ?? '') && /^(\d{4}-\d\d-\d\d)?$/.test(entry.due?.value ?? '');

/** Nothing else than what is known, and nothing from the future: it would win over all that is typed. */
const clean = entry => ({
  asked: entry.asked,
  ...Object.fromEntries(fieldNames.filter(name => entry[name]).map(name => [name, { value: entry[name].value, time: Math.min(entry[name].time, Date.now()) }])),
});

const differ = (ours, theirs) => ours?.value && theirs?.value && ours.value.trim() !== theirs.value.trim();

/** @param {Map<string, Entry>} ours @param {Map<string, Entry>} theirs */
export function compare(ours, theirs) {
  const [conflicts, news] = [[], []];
  for (const [question, entry] of theirs) {
    const own = ours.get(question);
    if (fieldNames.some(name => differ(own?.[name], entry[name]))) {
      conflicts.push(question);
    } else if (fieldNames.some(name => entry[name]?.value && !own?.[name]?.value)) {
      news.push(question);
    }
  }
  return { conflicts, news, same: theirs.size - conflicts.length - news.length };
}

/** Whose value each field has where both have one; what only one has is in it. @param {Entry} [ours] @param {Entry} theirs @param {'ours' | 'theirs' | 'both'} keep @returns {Entry} */
export function merge(ours, theirs, keep) {
  const merged = { asked: keep === 'theirs' || !isAnswered(ours) ? theirs.asked : ours.asked };
  for (const name of fieldNames) {
    const isTheirs = theirs[name]?.value && (keep === 'theirs' || !ours?.[name]?.value);
    const field = isTheirs ? theirs[name] : ours?.[name];
    if (field) {
      merged[name] = field;
    }
  }
  if (keep === 'both' && differ(ours.answer, theirs.answer)) {
    merged.answer = { value: `${ours.answer.value.trimEnd()}\n\n${theirs.answer.value}`, time: Date.now() };
  }
  return merged;
}

/** The worksheet: its cases, the picture of what is open, paper, Word and files for colleagues. */
import { Answers, fieldNames, stateOf } from './answers.js';
import { AnswerFields, listCases, nameOf, part, word } from './answer-fields.js';
import { compare, merge, readFile, writeFile } from './answer-file.js';
import { wordFile } from './word-file.js';

const sheet = document.querySelector('.worksheet');
const { booklet, title, edition, address } = sheet.dataset;
const retired = document.getElementById('udgaaede');
const dialog = part('dialog');
const answers = new Answers(booklet);
const fields = new AnswerFields(answers, hasNews);

/** The trouble that was last told of; nothing has been told at first. */
let told;

/** What a colleague's file holds, until it is merged or let go. */
let taken;

for (const article of sheet.querySelectorAll('[data-question]')) {
  fields.add(article.dataset.question, article.querySelector('h3'), article);
}
for (const hidden of sheet.querySelectorAll('[data-needs-script]')) {
  hidden.hidden = false;
}
showCase();
answers.onOthers(question => {
  if (question === undefined) {
    fields.save();
    showCase();
  }
});

const doings = {
  create, rename, remove, 'remove-all': removeAll,
  print: () => print(), 'print-blank': printBlank, word: saveWord,
  export: saveFile, import: () => part('file').click(), merge: mergeImport, 'forget-import': forgetImport,
};
sheet.addEventListener('click', ({ target }) => doings[target.closest('[data-does]')?.dataset.does]?.());
part('cases').addEventListener('change', ({ target }) => switchTo(target.value));
part('file').addEventListener('change', takeIn);
part('import').addEventListener('change', ({ target }) => target.name === 'hvorhen' && showImport());

// What is on the page

/** @param {string} question */
function hasNews(question, isSaved) {
  const entry = answers.entry(question);
  const state = stateOf(entry);
  const mark = sheet.querySelector(`.brick[href="#spoergsmaal-${question}"]`);
  if (mark) {
    mark.dataset.status = state;
    part('status', mark).textContent = `, ${word(`status-${state}`)}`;
    count(mark.closest('.course'));
  }
  const { fields: group } = fields.questions.get(question);
  part('print', group).textContent = textOf(entry);
  if (isSaved) {
    showKeeping(true);
  }
}

function count(course) {
  const marks = [...course.querySelectorAll('.brick')];
  const open = marks.filter(mark => ['', 'begun', 'ved-ikke'].includes(mark.dataset.status ?? '')).length;
  part('open', course).textContent = word(open ? 'open' : 'none-open', marks.length, open);
}

function factsOf(entry) {
  const due = entry?.due?.value && new Date(`${entry.due.value}T12:00`).toLocaleDateString('da-DK', { dateStyle: 'long' });
  return [word('status', word(`status-${stateOf(entry)}`)), entry?.owner?.value && word('owner', entry.owner.value), due && word('due', due)].filter(Boolean);
}

/** As on paper: what is decided, then the answer. */
function textOf(entry) {
  return [factsOf(entry).join(' · '), entry?.answer?.value].filter(Boolean).join('\n');
}

function caseName() {
  return nameOf(answers.cases().find(one => one.id === answers.case) ?? { id: answers.case });
}

function showKeeping(isSaved) {
  const { trouble } = answers;
  part('not-kept').hidden = !trouble;
  part('kept').hidden = !!trouble;
  sheet.classList.toggle('is-answered', answers.entries().size > 0);
  if (told !== trouble && (trouble || isSaved)) {
    told = trouble;
    part('not-kept').textContent = word(trouble);
    say(word(trouble || 'saved-once'));
  }
}

/** The chosen case: its name, its answers, and those to questions that are gone. */
function showCase() {
  const cases = answers.cases();
  if (cases.length === 0) {
    answers.case = '1';
  } else if (!cases.some(one => one.id === answers.case)) {
    answers.choose(cases[0].id);
  }
  listCases(part('cases'), answers);
  part('case').textContent = part('print-case').textContent = caseName();
  showRetired();
  for (const question of fields.questions.keys()) {
    fields.show(question);
  }
  showKeeping(false);
}

function showRetired() {
  if (retired.contains(document.activeElement)) {
    return;
  }
  for (const article of retired.querySelectorAll('article')) {
    fields.questions.delete(article.dataset.question);
    article.remove();
  }
  for (const [question, { asked }] of answers.entries()) {
    if (!fields.questions.has(question)) {
      const article = copyOf('udgaaet');
      const heading = article.querySelector('h3');
      article.dataset.question = question;
      heading.id = `udgaaet-${question}`;
      part('wording', heading).textContent = asked;
      retired.append(article);
      fields.add(question, heading, article);
    }
  }
  retired.hidden = !retired.querySelector('article');
}

function copyOf(template) {
  return document.getElementById(template).content.cloneNode(true).firstElementChild;
}

function say(words) {
  part('said').textContent = words;
}

// Cases

function switchTo(id) {
  fields.save();
  answers.choose(id);
  showCase();
  showImport();
  say(word('switched', caseName()));
}

async function create() {
  const name = await ask('create', [], '');
  if (name) {
    fields.save();
    answers.create(name);
    showCase();
    say(word('switched', name));
  }
}

async function rename() {
  const name = await ask('rename', [], caseName());
  if (name) {
    answers.rename(name);
    showCase();
  }
}

async function remove() {
  fields.save();
  if (await ask('remove', [caseName(), answers.entries().size]) !== null) {
    const isGone = answers.remove(answers.case);
    showCase();
    say(word(isGone ? 'removed' : 'not-removed'));
  }
}

async function removeAll() {
  fields.save();
  const count = answers.cases().reduce((sum, one) => sum + answers.entries(one.id).size, 0);
  if (await ask('remove-all', [count]) !== null) {
    const isGone = answers.removeAll();
    showCase();
    part('saved').textContent = word(isGone ? 'removed-all' : 'not-removed');
    say(part('saved').textContent);
  }
}

/** @param {string} [name] to begin with, when a name is asked for @returns {Promise<string | null>} what was written; null for no */
function ask(what, about, name) {
  const input = part('naming').querySelector('input');
  part('ask').textContent = word(what, ...about);
  part('explain').textContent = word(`${what}-explain`, ...about);
  part('yes').textContent = word(`${what}-yes`);
  part('naming').hidden = name === undefined;
  input.required = name !== undefined;
  input.value = name ?? '';
  dialog.returnValue = 'no';
  dialog.showModal();
  (name === undefined ? dialog.querySelector('[value=no]') : input).focus();
  input.select();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes' ? input.value.trim() : null), { once: true }));
}

// Out of the page: paper, Word, a file

function printBlank() {
  sheet.classList.add('is-blank');
  addEventListener('afterprint', () => sheet.classList.remove('is-blank'), { once: true });
  print();
}

function saveWord() {
  fields.save();
  const paragraphs = [
    { style: 'Title', text: word('word-title', title) },
    { style: 'Subtitle', text: caseName() },
    { style: 'Facts', text: word('word-facts', edition, new Date().toLocaleDateString('da-DK', { dateStyle: 'long' })) },
  ];
  for (const section of sheet.querySelectorAll('.phase:not([hidden])')) {
    paragraphs.push({ style: 'Heading1', text: section.querySelector('h2').textContent }, ...[...section.querySelectorAll('article')].flatMap(inWord));
  }
  download(wordFile(paragraphs[0].text, paragraphs), 'docx');
}

function inWord(article) {
  const entry = answers.entry(article.dataset.question);
  const { wording, fields: group } = fields.questions.get(article.dataset.question);
  const number = article.querySelector('.n')?.textContent;
  const link = article.querySelector('.question-points a')?.getAttribute('href');
  return [
    { style: 'Heading2', text: number ? `${number}. ${wording}` : wording },
    { style: 'Facts', text: factsOf(entry).join(' · ') },
    !part('changed', group).hidden && { style: 'Facts', text: word('asked-then', entry.asked) },
    entry?.answer?.value && { text: entry.answer.value },
    link && { style: 'Facts', text: word('more'), link: new URL(link, address).href },
  ].filter(Boolean);
}

function saveFile() {
  fields.save();
  download(new Blob([writeFile({ booklet, title, edition }, caseName(), answers.entries())], { type: 'application/json' }), 'json');
}

function download(blob, extension) {
  const plain = caseName().toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'oe').replace(/å/g, 'aa').normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `${word('file-name', plain)}.${extension}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(word('exported'));
}

// In: a colleague's file

async function takeIn({ target }) {
  const [file] = target.files;
  fields.save();
  const read = file && await readFile(file, booklet);
  target.value = '';
  if (read) {
    taken = read.fault ? undefined : read;
    part('bad-file').hidden = !read.fault;
    part('bad-file').textContent = read.fault ? word(read.fault, read.of) : '';
    showImport();
    (read.fault ? part('bad-file') : part('import').querySelector('h2')).focus();
  }
}

function isForNewCase() {
  return part('import').querySelector('[value=new]').checked;
}

function showImport() {
  part('import').hidden = !taken;
  if (!taken) {
    return;
  }
  const ours = isForNewCase() ? new Map() : answers.entries();
  const { conflicts, news, same } = compare(ours, taken.entries);
  part('file-case').textContent = `»${taken.name}«`;
  part('here').textContent = `»${caseName()}«`;
  part('file-counts').textContent = word('file-counts', news.length, conflicts.length, same);
  part('conflicts').hidden = conflicts.length === 0;
  part('conflicts').querySelector('ul').replaceChildren(...conflicts.map(question => conflictOf(question, ours.get(question), taken.entries.get(question))));
  part('news').hidden = news.length === 0;
  part('news').querySelector('ul').replaceChildren(...news.map(question => Object.assign(document.createElement('li'), { textContent: wordingOf(question) })));
}

function wordingOf(question) {
  return fields.questions.get(question)?.wording ?? taken.entries.get(question).asked;
}

function conflictOf(question, ours, theirs) {
  const conflict = copyOf('forskel');
  part('wording', conflict).textContent = wordingOf(question);
  for (const radio of conflict.querySelectorAll('input')) {
    radio.name = `forskel-${question}`;
  }
  for (const [side, entry] of [['our', ours], ['their', theirs]]) {
    part(`${side}s`, conflict).textContent = textOf(entry);
    part(`${side}-time`, conflict).textContent = word('time', lastTouched(entry));
  }
  part('both', conflict).hidden = !ours.answer?.value || !theirs.answer?.value || ours.answer.value === theirs.answer.value;
  return conflict;
}

function lastTouched(entry) {
  return new Date(Math.max(...fieldNames.map(name => entry[name]?.time ?? 0))).toLocaleString('da-DK', { dateStyle: 'long', timeStyle: 'short' });
}

function mergeImport() {
  fields.save();
  const ours = isForNewCase() ? new Map() : answers.entries();
  if (isForNewCase()) {
    answers.create(taken.name || word('unnamed-case'));
  }
  for (const [question, theirs] of taken.entries) {
    const keep = part('conflicts').querySelector(`[name="forskel-${question}"]:checked`)?.value ?? 'ours';
    answers.put(question, merge(ours.get(question), theirs, keep));
  }
  forgetImport();
  showCase();
  say(word('merged'));
}

function forgetImport() {
  taken = undefined;
  showImport();
  part('cases').focus();
}

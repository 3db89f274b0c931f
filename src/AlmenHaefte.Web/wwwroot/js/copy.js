// Beside every heading of a chapter a sign that copies its address, and then the line that refers to it.

const SIGN = 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5';

// As the rules of site.css, where what follows a heading is still what follows it with a button between; the button takes no room.
const STYLE = `
@layer text {
  .text > :is(h2, h3) + :where(.copy) + * { margin-block-start: .6em; }
}
.text, .notes, .chapter-head .actions { position: relative; }
.copy-page { visibility: visible; color: inherit; cursor: pointer; }
.copy, .copied button { border: 0; padding: 0; color: inherit; background: none; cursor: pointer; }
.copied button, .copy-page { text-decoration: underline 1.5px var(--accent); text-underline-offset: .2em; }
.copy {
  position: absolute;
  inset-inline-end: 0;
  translate: 0 -100%;
  margin: 0;
  inline-size: 1.5rem;
  block-size: 1.5rem;
  opacity: 0;
  svg { fill: none; stroke: var(--accent); stroke-width: 2; }
  :is(h2, h3):hover + &, &:is(:hover, :focus-visible, :has(+ .copied)) { opacity: 1; }
  @media (hover: none) { opacity: 1; }
  .notes > & { inset: auto; translate: .5rem 0; }
}
.copied {
  position: absolute;
  inset-inline-end: 0;
  z-index: 1;
  margin: 0;
  max-inline-size: min(100%, 26rem);
  padding: .5rem .75rem;
  border: 1.5px solid var(--text);
  color: var(--text);
  background: var(--surface);
  font-size: var(--small);
  .notes > & { margin-block-start: 1.8em; }
  .actions > & { inset: 100% auto auto 0; inline-size: max-content; }
  button { min-block-size: 24px; }
  .by-hand { display: block; margin-block: .4em; overflow-wrap: anywhere; user-select: text; &:empty { display: none; } }
}
@media print { .copy, .copied { display: none; } }
`;

const main = document.querySelector('main');
const address = document.querySelector('link[rel=canonical]').href;
const reference = main.querySelector('.reference > span');

// What was copied is told where it was done, and read aloud.
const heard = make('p', 'skip', { role: 'status' });
const said = make('span');
const byHand = make('span', 'by-hand');
const second = make('button', '', { type: 'button' }, 'Kopiér henvisning');
const told = make('span', 'copied');
told.append(said, ' ', byHand, second);
let last;

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
main.append(heard);

for (const heading of main.querySelectorAll('.text :is(h2, h3)[id], .question[id] > .question-text, .notes h2[id]')) {
  const place = { name: wordsOf(heading), id: heading.id || heading.parentElement.id };
  const button = copier(make('button', 'copy', { type: 'button' }), place);
  button.innerHTML = `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="${SIGN}"/></svg>`;
  heading.after(button);
}
copier(main.querySelector('.copy-page'), { name: wordsOf(main.querySelector('h1')) });

second.addEventListener('click', () => copy(referenceTo(last), 'Henvisning', last));
document.addEventListener('pointerdown', leave);
document.addEventListener('focusin', leave);
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !told.isConnected) return;
  if (told.contains(document.activeElement)) told.previousElementSibling.focus();
  told.remove();
});

function copier(button, place) {
  button.setAttribute('aria-label', `Kopiér link til »${place.name}«`);
  button.addEventListener('click', () => {
    last = place;
    button.after(told);
    copy(addressOf(place), 'Link', place);
  });
  return button;
}

async function copy(text, what, place) {
  byHand.textContent = '';
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} kopieret.`, `${what} til »${place.name}« er kopieret.`);
  } catch {
    tell('Browseren vil ikke kopiere. Teksten er markeret, så du selv kan:', `Browseren vil ikke kopiere. Teksten er markeret, så du selv kan: ${text}`);
    byHand.textContent = text;
    getSelection().selectAllChildren(byHand);
  }
}

function tell(words, aloud) {
  said.textContent = words;
  // Emptied first: the same words are news when they are said again.
  heard.textContent = '';
  setTimeout(() => { heard.textContent = aloud; }, 50);
}

function leave(event) {
  if (!told.contains(event.target) && !told.previousElementSibling?.contains(event.target)) told.remove();
}

function addressOf({ id }) {
  return id ? `${address}#${id}` : address;
}

/** The page's own line, with the heading after the chapter's title and the address of the heading. */
function referenceTo(place) {
  const line = reference.cloneNode(true);
  if (place.id) line.querySelector('cite').after(`, »${place.name}«`);
  return wordsOf(line).replace(address, addressOf(place));
}

function wordsOf(element) {
  const words = element.cloneNode(true);
  words.querySelectorAll('.note-mark').forEach(mark => mark.remove());
  return words.textContent.replace(/\s+/g, ' ').trim();
}

function make(name, kind = '', attributes = {}, words = '') {
  const element = Object.assign(document.createElement(name), { className: kind, textContent: words });
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

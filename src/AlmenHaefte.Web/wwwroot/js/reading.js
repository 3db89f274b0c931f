/** Offers to go on where reading stopped, and shows which chapters are gone through. Moves nothing by itself. */
import { ReadingMemory } from './reading-memory.js';

// The offer and the marks stand in room that site.css leaves for them, so that nothing is pushed aside.
const STYLE = `
:is(.preface, .chapter-head) .actions, .text { position: relative; }
.offer {
  position: absolute;
  inset: calc(100% + .75rem) 0 auto;
  display: flex;
  gap: 1rem;
  white-space: nowrap;
  a, button { flex: none; border: 0; padding: .2rem 0; color: inherit; background: none; cursor: pointer; text-decoration: underline 1.5px var(--accent); text-underline-offset: .2em; }
  > :first-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
}
.text > .kept { position: absolute; inset: calc(100% + .6rem) 0 auto; margin: 0; white-space: nowrap; overflow: clip; overflow-clip-margin: 8px; &:has([role="alert"]) { white-space: normal; } }
.through { display: inline-flex; align-items: center; gap: .6em; min-block-size: 24px; cursor: pointer; }
.done-mark { color: var(--accent); }
.contents :has(> .done-mark) { position: relative; .done-mark { position: absolute; inset-inline-end: 0; } }
.map .done-mark { margin-inline-start: auto; }
.chapters .done-mark { margin-inline-start: .4em; }
.forget { border: 0; padding: 0; color: inherit; background: none; cursor: pointer; text-decoration: underline; min-block-size: 24px; }
/* Whoever goes on reading sees where by its being at the top; there, too, it is looked where reading stopped. */
.text > [tabindex="-1"] { scroll-margin-block-start: calc(20vh - 1.5rem); &:focus { outline: none; } }
@media print { .offer, .done-mark, .kept { display: none; } }
`;

const here = pathOf(document.querySelector('link[rel=canonical]'));
const main = document.querySelector('main');
const isChapter = main.matches('.chapter');
const memory = new ReadingMemory(isChapter ? here.slice(0, here.lastIndexOf('/')) : here);

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
showDone();
addEventListener('pageshow', ({ persisted }) => persisted && showAgain());
addEventListener('storage', showAgain);

if (isChapter) {
  const blocks = [...main.querySelectorAll('.text > :not(.copy)')];
  const edition = main.querySelector('.chapter-head a[href$="/udgaver"]').textContent;
  const place = memory.place?.chapter === here ? memory.place : undefined;
  const stopped = place && blockAt(place, blocks, edition);
  if (stopped && location.hash === '#fortsaet') {
    history.replaceState(null, '', location.pathname);
    goTo(stopped);
  } else if (stopped && isFreshArrival()) {
    offerInChapter(place, stopped);
  }
  rememberPlace(blocks, edition);
  offerToTick();
} else {
  tellWhatIsKept();
}

function showAgain() {
  showDone();
  if (!isChapter) {
    tellWhatIsKept();
  }
}

// Where reading stopped

/** @returns {Element | undefined} the very paragraph, or its heading when the text may have changed since */
function blockAt({ heading, paragraph, edition: then }, blocks, now) {
  const start = heading ? blocks.findIndex(block => block.id === heading) : 0;
  return start < 0 ? undefined : blocks[then === now ? start + paragraph : start] ?? blocks[start];
}

/** Whoever leafs, returns, reloads, or asked for a certain place, has not come to go on. */
function isFreshArrival() {
  const isLeafing = [...main.querySelectorAll('.pager a')].some(({ href }) => href === document.referrer);
  return !location.hash && !isLeafing && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
}

function offerInChapter({ headingTitle }, block) {
  const goOn = button(headingTitle ? `Fortsæt ved »${headingTitle}«` : 'Fortsæt, hvor du slap');
  const startOver = button('Begynd forfra');
  const said = offer(main.querySelector('.chapter-head .actions'), goOn, startOver);
  goOn.addEventListener('click', () => {
    said.remove();
    goTo(block);
  });
  startOver.addEventListener('click', () => {
    memory.place = undefined;
    said.remove();
    main.querySelector('h1').tabIndex = -1;
    main.querySelector('h1').focus({ preventScroll: true });
  });
}

function goTo(block) {
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView();
}

/** Kept when the window has stood still; not on the first screen, and no longer when the end is reached. */
function rememberPlace(blocks, edition) {
  let waiting;
  addEventListener('scroll', () => {
    clearTimeout(waiting);
    waiting = setTimeout(remember, 400);
  }, { passive: true });
  addEventListener('pagehide', () => waiting && remember());

  function remember() {
    clearTimeout(waiting);
    waiting = undefined;
    if (scrollY < innerHeight) {
      return;
    }
    if (blocks.at(-1).getBoundingClientRect().bottom < innerHeight) {
      if (memory.place?.chapter === here) {
        memory.place = undefined;
      }
      return;
    }
    const at = blocks.findIndex(block => block.getBoundingClientRect().bottom > innerHeight / 5);
    const start = blocks.findLastIndex((block, index) => index <= at && block.matches('h2, h3'));
    const heading = blocks[start];
    memory.place = {
      chapter: here, title: main.querySelector('h1').textContent, heading: heading?.id ?? '', headingTitle: heading?.textContent ?? '',
      paragraph: at - Math.max(start, 0), edition, time: Date.now(),
    };
  }
}

// What is gone through

function showDone() {
  const done = new Set(memory.done);
  document.querySelectorAll('.done-mark').forEach(mark => mark.remove());
  for (const chapter of document.querySelectorAll(':is(.contents, .map, .chapters) a')) {
    if (done.has(pathOf(chapter))) {
      const mark = make('span', 'done-mark', '✓');
      mark.role = 'img';
      mark.ariaLabel = 'gennemgået';
      chapter.append(mark);
    }
  }
  const tick = document.querySelector('.through input');
  if (tick) {
    tick.checked = done.has(here);
  }
}

function offerToTick() {
  const tick = Object.assign(make('input'), { type: 'checkbox', checked: memory.done.includes(here) });
  const label = make('label', 'through');
  label.append(tick, 'Gennemgået');
  const kept = make('span', '', ' huskes i denne browser');
  const line = make('p', 'facts kept');
  line.append(label, kept);
  main.querySelector('.text').append(line);
  tick.addEventListener('change', () => {
    if (!memory.mark(here, tick.checked)) {
      tick.checked = false;
      kept.role = 'alert';
      kept.textContent = ' Browseren tillader ikke, at noget huskes.';
    }
    showDone();
  });
}

function tellWhatIsKept() {
  main.querySelectorAll('.offer, .kept').forEach(said => said.remove());
  const { place, done } = memory;
  if (place) {
    offer(main.querySelector('.preface .actions'), link(`${place.chapter}#fortsaet`, `Fortsæt i »${place.title}«`));
  }
  if (place || done.length) {
    const chapters = [...document.querySelectorAll(':is(.map, .chapters) a')].map(pathOf);
    const count = done.filter(chapter => chapters.includes(chapter)).length;
    const line = make('p', 'facts after kept', `${count ? `Du har gennemgået ${count} af ${chapters.length} kapitler. ` : ''}Kun denne browser husker ${[count && 'det', place && 'hvor du slap'].filter(Boolean).join(' og ') || 'noget om hæftet'}. `);
    const forget = Object.assign(button('Slet det huskede'), { className: 'forget' });
    line.append(forget);
    document.getElementById('bagest').parentElement.append(line);
    forget.addEventListener('click', () => forgetAll(line));
  }
}

function forgetAll(line) {
  memory.forget();
  showDone();
  document.querySelector('.offer')?.remove();
  line.textContent = 'Slettet.';
  line.tabIndex = -1;
  line.focus();
}

function offer(line, ...choices) {
  const said = make('span', 'offer');
  said.append(...choices);
  line.append(said);
  return said;
}

function button(words) {
  return Object.assign(make('button', '', words), { type: 'button' });
}

function link(address, words) {
  return Object.assign(make('a', '', words), { href: address });
}

function make(name, kind = '', words = '') {
  return Object.assign(document.createElement(name), { className: kind, textContent: words });
}

function pathOf({ href }) {
  return new URL(href).pathname;
}

// Shows what is found while one types. The page with the answer is the same that Enter leads to: only what stands in it is put here.

const PAUSE = 200;
const SHORTEST = 2;

const form = document.querySelector('main [role=search]');
const input = form.elements.q;
const places = ['antal', 'fundet'].map(id => document.getElementById(id));

let shown = input.value.trim();
let pause;
let request;

input.addEventListener('input', () => later(PAUSE));
input.addEventListener('keydown', event => {
  if (event.key === 'Escape' && input.value !== '') {
    // Not every browser empties the field by itself.
    event.preventDefault();
    input.value = '';
    later(0);
  }
});

function later(wait) {
  clearTimeout(pause);
  pause = setTimeout(look, wait);
}

async function look() {
  const wanted = input.value.trim();
  request?.abort();
  request = null;
  if (wanted === shown || (wanted !== '' && wanted.length < SHORTEST)) return;
  const mine = request = new AbortController();
  const address = form.getAttribute('action') + (wanted === '' ? '' : `?q=${encodeURIComponent(wanted)}`);
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine === request) show(page, address, wanted);
  } catch {
    // Stopped by what was typed since, or by the network: then Enter still works, and says what is wrong.
  }
}

function show(page, address, wanted) {
  const news = places.map(place => page.getElementById(place.id));
  // Nor is anything taken from under somebody who has gone on to what was found.
  if (news.includes(null) || places.some(place => place.contains(document.activeElement))) return;
  shown = wanted;
  document.title = page.title;
  // The way back leads to where one came from, not through every letter.
  history.replaceState(history.state, '', address);
  places.forEach((place, at) => {
    // What is the same is not read aloud again.
    if (place.innerHTML !== news[at].innerHTML) place.replaceChildren(...news[at].childNodes);
  });
}

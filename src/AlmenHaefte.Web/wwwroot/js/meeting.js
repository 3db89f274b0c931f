/** A chapter as a meeting looks at it: one section, or one question, at a time. Without this the page is one long text. */
const main = document.querySelector('.meeting');
const text = main.querySelector('.text');
let at = 0;

let slide;
for (const element of [...text.children]) {
  const isUnderHeading = element.matches('.question') && slide?.lastElementChild.matches('h2');
  if (!slide || element.matches('h2') || (element.matches('.question') && !isUnderHeading)) {
    slide = document.createElement('section');
    slide.className = 'slide';
    text.append(slide);
    element.querySelector('.question-text')?.setAttribute('aria-level', '2');
  }
  slide.append(element);
}
for (const link of text.querySelectorAll('.question-list a')) {
  link.search = '?vis=moede';
}

const slides = [...main.querySelectorAll('.slide')];
slides.forEach((one, index) => { one.id = `side-${index + 1}`; });
main.classList.add('is-live');
main.querySelector('.turn').hidden = false;
main.querySelector('[data-part=all]').textContent = slides.length;
show(Math.max(0, placeOf(location.hash)));

main.querySelector('.turn').addEventListener('click', ({ target }) => target.dataset.step && step(Number(target.dataset.step)));
addEventListener('hashchange', () => {
  const place = placeOf(location.hash);
  if (place >= 0 && place !== at) {
    show(place);
  }
});
addEventListener('keydown', event => {
  const where = event.target instanceof Element ? event.target : main;
  const isTyping = where.closest('input, textarea, select, .table-scroll');
  const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[event.key];
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (event.key === 'Escape') {
    back(isTyping && where);
  } else if (by && !isTyping && !(event.key.startsWith('Page') && hasMore(by))) {
    event.preventDefault();
    step(by);
  }
});

function placeOf(hash) {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  return slides.findIndex(one => target && one.contains(target));
}

/** Past the ends: the chapter before or after. */
function step(by) {
  if (slides[at + by]) {
    show(at + by);
    location.replace(`#${slides[at].id}`);
  } else {
    main.querySelector(by < 0 ? '[rel=prev]' : '[rel=next]')?.click();
  }
}

function show(place) {
  at = place;
  slides.forEach((one, index) => { one.hidden = index > 0 && index !== at; });
  slides[0].classList.toggle('is-past', at > 0);
  main.querySelector('[data-part=now]').textContent = at + 1;
  scrollTo(0, 0);
}

/** One thing at a time: out of the field, then out of the note, then out of the meeting. */
function back(field) {
  if (field) {
    field.blur();
  } else if (main.querySelector('.notes :target')) {
    location.replace(`#${slides[at].id}`);
  } else {
    const { href } = main.querySelector('.leave');
    const section = slides[at].querySelector('.question[id], h2[id]')?.id;
    location.assign(section ? `${href}#${section}` : href);
  }
}

function hasMore(by) {
  const { scrollHeight } = document.documentElement;
  return by > 0 ? scrollY + innerHeight < scrollHeight - 2 : scrollY > 2;
}

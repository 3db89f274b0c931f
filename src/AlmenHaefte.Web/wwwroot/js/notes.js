/** A note or an explained word that is opened in its place closes by Esc, too, and by pressing beside it; and the text stays where it was. */
const main = document.querySelector('main');
const isOpen = note => note && getComputedStyle(note).position === 'fixed';

document.addEventListener('click', event => {
  const note = main.querySelector('.notes :target');
  const isBack = event.target.closest('[role=doc-backlink]');
  if (isOpen(note) && (isBack ? note.contains(isBack) : !note.contains(event.target) && !event.target.closest('a, button, input, summary'))) {
    event.preventDefault();
    close(note);
  }
});
addEventListener('keydown', ({ key }) => {
  const note = key === 'Escape' && main.querySelector('.notes :target');
  if (isOpen(note)) {
    close(note);
  }
});

function close(note) {
  const { hash } = note.querySelector(':scope > [role=doc-backlink]');
  const { scrollY: place } = window;
  location.replace(hash);
  scrollTo({ top: place, behavior: 'instant' });
  document.querySelector(hash)?.focus({ preventScroll: true });
}

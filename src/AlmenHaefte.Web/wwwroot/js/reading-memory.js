/**
 * What this browser remembers of the way through a booklet: where reading stopped, and which chapters are gone through. Sent nowhere.
 *
 * @typedef {{ chapter: string, title: string, heading: string, headingTitle: string, paragraph: number, edition: string, time: number }} Place
 *   chapter: its address; heading: the id of the one above, or nothing; paragraph: how many there are between, from the heading or the chapter's beginning;
 *   time: in milliseconds since 1970
 */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

export class ReadingMemory {
  #key;

  /** @param {string} booklet its address */
  constructor(booklet) {
    this.#key = `laesning${booklet}`;
  }

  /** @returns {Place | undefined} where reading stopped within the last 90 days */
  get place() {
    const { place } = this.#read();
    return place?.time > Date.now() - KEPT_FOR ? place : undefined;
  }

  set place(place) {
    this.#write({ ...this.#read(), place });
  }

  /** @returns {string[]} the addresses of the chapters that are gone through */
  get done() {
    return this.#read().done ?? [];
  }

  /** @param {string} chapter its address @returns {boolean} whether it is kept */
  mark(chapter, isDone) {
    const others = this.done.filter(one => one !== chapter);
    return this.#write({ ...this.#read(), done: isDone ? [...others, chapter] : others });
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // What may not be touched was never written.
    }
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? {};
    } catch {
      return {};
    }
  }

  #write(memory) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(memory));
      return true;
    } catch {
      return false;
    }
  }
}

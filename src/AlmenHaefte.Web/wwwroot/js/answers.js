/**
 * Answers to a booklet's questions, kept in this browser and sent nowhere. Each question of each case is an item of its own, so that two
 * windows do not write over each other; in an item the newest of each field wins. What the browser will not keep is held in the page.
 *
 * @typedef {{ value: string, time: number }} Field  time: when it was typed, in milliseconds since 1970
 * @typedef {{ asked: string, answer?: Field, status?: Field, owner?: Field, due?: Field }} Entry  asked: the question as it was worded then
 * @typedef {{ id: string, name: string, made: number }} Case
 */
export const fieldNames = /** @type {const} */ (['answer', 'status', 'owner', 'due']);

/** @param {Entry} [entry] */
export const isAnswered = entry => fieldNames.some(name => entry?.[name]?.value);

/** What of it is done: a status, »begun«, or nothing. @param {Entry} [entry] */
export const stateOf = entry => entry?.status?.value || (isAnswered(entry) ? 'begun' : '');

export class Answers {
  #root;
  #store;
  #held = new Map();

  /** »blocked« or »full« when the browser will not keep what is written. */
  trouble = '';

  constructor(booklet) {
    this.#root = `arbejdsark/${booklet}/`;
    try {
      // Where reading is refused there is no store at all.
      localStorage.getItem('arbejdsark');
      this.#store = localStorage;
      this.#store.setItem('arbejdsark', '');
      this.#store.removeItem('arbejdsark');
    } catch (fault) {
      this.#meet(fault);
    }
    const [chosen, cases] = [this.#read('valgt'), this.cases()];
    this.case = cases.find(one => one.id === chosen)?.id ?? cases[0]?.id ?? '1';
  }

  /** @returns {Case[]} */
  cases() {
    const ids = [...this.#names('sag/'), ...this.#names('svar/').map(name => name.split('/')[0])];
    return [...new Set(ids)].map(id => ({ name: '', made: 0, ...this.#parse(`sag/${id}`), id })).sort((a, b) => a.made - b.made);
  }

  /** Makes sure that the chosen case is one that is there: another window may have removed it. @returns {Case[]} those there are; at least one */
  settle() {
    const cases = this.cases();
    if (cases.length === 0) {
      this.case = '1';
    } else if (!cases.some(one => one.id === this.case)) {
      this.choose(cases[0].id);
    }
    return cases.length ? cases : [{ id: this.case, name: '', made: 0 }];
  }

  choose(id) {
    this.case = id;
    this.#write('valgt', id);
  }

  create(name) {
    const id = Date.now().toString(36);
    this.rename(name, id);
    this.choose(id);
  }

  rename(name, id = this.case) {
    this.#write(`sag/${id}`, JSON.stringify({ made: Date.now(), ...this.#parse(`sag/${id}`), name }));
  }

  /** @returns {boolean} whether all of it is gone */
  remove(id) {
    return this.#remove([`sag/${id}`, ...this.#names(`svar/${id}/`).map(question => `svar/${id}/${question}`)]);
  }

  /** @returns {boolean} whether all of it is gone */
  removeAll() {
    return this.#remove(this.#names(''));
  }

  /** @returns {Entry | undefined} */
  entry(question, id = this.case) {
    return this.#parse(`svar/${id}/${question}`);
  }

  /** @returns {Map<string, Entry>} */
  entries(id = this.case) {
    return new Map(this.#names(`svar/${id}/`).map(question => [question, this.entry(question, id)]).filter(([, entry]) => isAnswered(entry)));
  }

  /** @param {Partial<Entry>} changes @returns {boolean} whether it is kept */
  save(question, asked, changes) {
    const entry = this.entry(question) ?? { asked };
    if (!isAnswered(entry)) {
      entry.asked = asked;
    }
    for (const [name, field] of Object.entries(changes)) {
      if (!(entry[name]?.time > field.time)) {
        entry[name] = field;
      }
    }
    return this.put(question, entry);
  }

  /** @param {Entry} entry @returns {boolean} whether it is kept */
  put(question, entry) {
    return this.#write(`svar/${this.case}/${question}`, JSON.stringify(entry));
  }

  /** Tells what another window has written: a question of the chosen case, or nothing when it may be anything. @param {(question?: string) => void} listener */
  onOthers(listener) {
    addEventListener('storage', ({ key }) => {
      const mine = `${this.#root}svar/${this.case}/`;
      if (key?.startsWith(mine)) {
        listener(key.slice(mine.length));
      } else if (key === null || key.startsWith(`${this.#root}s`)) {
        listener();
      }
    });
  }

  #names(start) {
    const names = new Set([...Object.keys(this.#store ?? {}), ...this.#held.keys()]);
    return [...names].filter(name => name.startsWith(this.#root + start)).map(name => name.slice(this.#root.length)).filter(name => this.#read(name) !== null).map(name => name.slice(start.length));
  }

  #read(name) {
    const key = this.#root + name;
    return this.#held.has(key) ? this.#held.get(key) : this.#store?.getItem(key) ?? null;
  }

  #parse(name) {
    try {
      return JSON.parse(this.#read(name)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #remove(names) {
    names.forEach(name => this.#write(name, null));
    return names.every(name => (this.#store?.getItem(this.#root + name) ?? null) === null);
  }

  /** Tries what was held before once more: there may be room by now. */
  #write(name, text) {
    this.#held.set(this.#root + name, text);
    this.trouble = '';
    for (const [key, held] of this.#held) {
      try {
        if (held === null) {
          this.#store.removeItem(key);
        } else {
          this.#store.setItem(key, held);
        }
        this.#held.delete(key);
      } catch (fault) {
        this.#meet(fault);
      }
    }
    return !this.trouble;
  }

  /** Some browsers block by allowing nothing. */
  #meet(fault) {
    this.trouble = fault.name === 'QuotaExceededError' && this.#store.length > 0 ? 'full' : 'blocked';
  }
}

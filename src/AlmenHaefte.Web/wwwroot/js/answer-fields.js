/** The fields with which questions are answered, on the worksheet and at a meeting: filled from what is kept, kept while somebody types. */
import { fieldNames, isAnswered } from './answers.js';

const pause = 400;
const words = new Map([...document.getElementById('ord').content.children].map(word => [word.dataset.word, word.textContent]));

export const word = (name, ...what) => (words.get(name) ?? '').replace(/\{(\d)\}/g, (_, index) => what[index]);

export const part = (name, within = document) => within.querySelector(`[data-part="${name}"]`);

/** @param {{ id: string, name?: string }} one a case */
export const nameOf = one => one.name || word(one.id === '1' ? 'first-case' : 'unnamed-case');

/** Fills a list with the cases. @param {HTMLSelectElement} list @param {import('./answers.js').Answers} answers */
export function listCases(list, answers) {
  list.replaceChildren(...answers.settle().map(one => new Option(nameOf(one), one.id, false, one.id === answers.case)));
}

const clock = () => new Date().toLocaleTimeString('da-DK', { hour: '2-digit', minute: '2-digit' });
const alike = (one, other) => one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();

/** Where the browser does not make a field as high as what is in it: roughly so, while it is typed. Were it to grow when it is left, what is about to be pressed would move away. */
function fit(area) {
  if (!CSS.supports('field-sizing', 'content')) {
    const rows = area.value.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 55), 0);
    area.rows = Math.min(Math.max(rows, 3), 30);
  }
}

export class AnswerFields {
  #answers;
  #told;
  #changes = new Map();
  #timer;

  /** @type {Map<string, { wording: string, fields: HTMLElement }>} */
  questions = new Map();

  /** @param {import('./answers.js').Answers} answers @param {(question: string, isSaved: boolean) => void} told when the fields show something new, or it has been saved */
  constructor(answers, told) {
    this.#answers = answers;
    this.#told = told;
    if (answers.trouble) {
      part('saved').textContent = word('not-kept');
    }
    answers.onOthers(question => this.#catchUp(question));
    // A page that was put aside whole has missed what others wrote.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#catchUp());
    addEventListener('pagehide', () => this.save());
    addEventListener('visibilitychange', () => this.save());
    addEventListener('beforeprint', () => this.save());
    addEventListener('beforeunload', leaving => {
      this.save();
      if (answers.trouble && answers.entries().size) {
        leaving.preventDefault();
      }
    });
  }

  /** @param {string} question its permanent id @param {HTMLElement} heading with its wording */
  add(question, heading, place) {
    const fields = document.getElementById('svarfelter').content.cloneNode(true).firstElementChild;
    fields.setAttribute('aria-labelledby', heading.id);
    // Here and not in the stylesheet, for the checkers of those do not know it yet.
    fields.querySelector('textarea').style.fieldSizing = 'content';
    for (const status of fields.querySelectorAll('[data-field=status]')) {
      status.name = `status-${question}`;
    }
    const wording = (part('wording', heading) ?? heading).textContent;
    part('confirm', fields).addEventListener('click', () => {
      this.#tell(question, this.#answers.put(question, { ...this.#answers.entry(question), asked: wording }));
      this.show(question);
      fields.querySelector('textarea').focus();
    });
    fields.addEventListener('input', ({ target }) => {
      this.#hear(question, target);
      if (target.matches('textarea')) {
        fit(target);
      }
    });
    fields.addEventListener('focusout', () => this.show(question));
    this.questions.set(question, { wording, fields });
    place.append(fields);
    this.show(question);
  }

  /** Fills the fields in, save those that somebody is typing in. */
  show(question) {
    const { wording, fields } = this.questions.get(question);
    const entry = this.#answers.entry(question);
    for (const name of fieldNames) {
      const value = entry?.[name]?.value ?? '';
      for (const input of this.#changes.get(question)?.[name] ? [] : fields.querySelectorAll(`[data-field=${name}]`)) {
        if (input.type === 'radio') {
          input.checked = input.value === value;
        } else if (input !== document.activeElement && input.value !== value) {
          input.value = value;
        }
      }
    }
    const isChanged = isAnswered(entry) && !alike(entry.asked ?? '', wording);
    fit(fields.querySelector('textarea'));
    part('changed', fields).hidden = !isChanged;
    part('asked', fields).textContent = isChanged ? entry.asked : '';
    this.#told(question, false);
  }

  showAll() {
    for (const question of this.questions.keys()) {
      this.show(question);
    }
  }

  save() {
    clearTimeout(this.#timer);
    for (const [question, changes] of this.#changes) {
      this.#changes.delete(question);
      this.#tell(question, this.#answers.save(question, this.questions.get(question).wording, changes));
    }
  }

  #hear(question, { dataset: { field }, value, type }) {
    const time = Math.max(Date.now(), (this.#answers.entry(question)?.[field]?.time ?? 0) + 1);
    this.#changes.set(question, { ...this.#changes.get(question), [field]: { value, time } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), type === 'radio' ? 0 : pause);
  }

  #tell(question, isKept) {
    part('saved').textContent = word(isKept ? 'saved' : 'not-kept', clock());
    this.#told(question, true);
  }

  #catchUp(question) {
    for (const one of question === undefined ? this.questions.keys() : [question].filter(id => this.questions.has(id))) {
      this.show(one);
    }
  }
}

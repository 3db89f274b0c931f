/** At a meeting, questions are answered straight into the worksheet. */
import './meeting.js';
import { Answers } from './answers.js';
import { AnswerFields, listCases, part } from './answer-fields.js';

const meeting = document.querySelector('.meeting');
const answers = new Answers(meeting.dataset.booklet);
const fields = new AnswerFields(answers, () => {});

for (const question of meeting.querySelectorAll('.question')) {
  const heading = question.querySelector('.question-text');
  heading.id = `${question.id}-ord`;
  fields.add(question.id, heading, question);
}
const cases = part('cases');
listCases(cases, answers);
cases.addEventListener('change', () => {
  fields.save();
  answers.choose(cases.value);
  [...fields.questions.keys()].forEach(question => fields.show(question));
});
answers.onOthers(question => question ?? listCases(cases, answers));
meeting.querySelector('.keeping').hidden = false;

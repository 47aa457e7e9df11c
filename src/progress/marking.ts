import { database } from '../../playground/store/database.ts';
import { drop, keep, recordsOf } from '../../playground/store/progress.ts';
import type { Answer, Passed } from '../../playground/store/records.ts';
import type { Refusal } from '../../playground/store/refusal.ts';
import { dayOf } from '../../playground/store/versions.ts';
import { notKept } from './notice.ts';

database.onNewer(() => {
  for (const quiz of quizzes()) notKept(quiz, 'newer');
});

/** Shows what is kept of the exercises and questions of the page. */
export async function show(): Promise<void> {
  const [passed, answers] = await Promise.all([recordsOf('passed'), recordsOf('answers')]);
  const refusal = passed.refusal ?? answers.refusal;
  for (const exercise of document.querySelectorAll<HTMLElement>('[data-exercise]'))
    showPassed(exercise, passed.records.get(exercise.dataset['exercise'] ?? ''));
  for (const question of document.querySelectorAll<HTMLElement>('.question'))
    showAnswer(question, answers.records.get(idOf(question)), refusal);
  for (const quiz of quizzes()) summarise(quiz, refusal);
}

/** Takes note of what the reader has done in a self-test or an exercise. */
export async function heard(type: string, target: Element, place: HTMLElement): Promise<void> {
  if (place instanceof HTMLFormElement) {
    if (type === 'reset') await cleared(place);
    else if (target instanceof HTMLInputElement) await answered(target, place);
  } else if (type === 'exercise-passed') await passed(place);
}

/** Keeps the answer that the reader has just chosen. */
async function answered(input: HTMLInputElement, quiz: HTMLFormElement): Promise<void> {
  const question = input.closest<HTMLElement>('.question');
  if (!question) return;
  hearWhys(question, true);
  const right = input.closest('.right') !== null;
  const answer: Answer = { choice: input.id, right, at: Date.now() };
  summarise(quiz, await keep('answers', idOf(question), answer));
}

/** The reader clears a self-test: its answers are kept no longer. */
async function cleared(quiz: HTMLFormElement): Promise<void> {
  const questions = [...quiz.querySelectorAll<HTMLElement>('.question')];
  summarise(quiz, await drop('answers', questions.map(idOf)));
}

/** Keeps that an exercise is passed: its playground says so, when a check has found nothing wrong. */
async function passed(exercise: HTMLElement): Promise<void> {
  const record: Passed = { at: Date.now() };
  showPassed(exercise, record);
  notKept(exercise, await keep('passed', exercise.dataset['exercise'] ?? '', record));
}

/** The question's own id; the element's says besides what it is. */
const idOf = ({ id }: HTMLElement): string => id.replace(/^question-/, '');

const quizzes = (): NodeListOf<HTMLFormElement> => document.querySelectorAll<HTMLFormElement>('form.quiz');

function showPassed(exercise: HTMLElement, record: Passed | undefined): void {
  const shown = exercise.querySelector('.exercise-passed');
  if (!record) shown?.remove();
  if (!record || shown) return;
  const mark = document.createElement('p');
  mark.className = 'exercise-passed';
  mark.innerHTML = '<span aria-hidden="true">✓</span> Passed';
  // What stands in the playground may be another text by now: the day says that this one is not meant.
  const day = dayOf({ savedAt: record.at });
  if (day) mark.append(` on ${day}`);
  exercise.querySelector('.exercise-title')?.after(mark);
}

/** An answer whose words have changed since is not there any more: the question is open again. */
function showAnswer(question: HTMLElement, record: Answer | undefined, refusal: Refusal | undefined): void {
  for (const input of question.querySelectorAll<HTMLInputElement>('input')) {
    const chosen = input.id === record?.choice;
    // What cannot be read says nothing of what the reader has chosen here.
    if (input.checked === chosen || (refusal && !chosen)) continue;
    // The reader is told why when they choose, not when they come back.
    hearWhys(question, false);
    input.checked = chosen;
  }
}

function hearWhys(question: HTMLElement, heard: boolean): void {
  for (const why of question.querySelectorAll('.why'))
    why.setAttribute('aria-live', heard ? 'polite' : 'off');
}

function summarise(quiz: HTMLFormElement, refusal: Refusal | undefined): void {
  const count = (what: string): number => quiz.querySelectorAll(what).length;
  const [all, chosen, right] = [count('.question'), count('input:checked'), count('.right input:checked')];
  const summary = quiz.querySelector('.quiz-summary') ?? document.createElement('span');
  summary.className = 'quiz-summary';
  summary.textContent = chosen === 0 ? '' : `${chosen} of ${all} answered, ${right} right`;
  quiz.querySelector('.quiz-reset')?.append(summary);
  notKept(quiz, chosen === 0 && refusal !== 'newer' ? undefined : refusal);
}

import { database } from '../../playground/store/database.ts';
import { recordsOf, settle } from '../../playground/store/progress.ts';
import type { Answer } from '../../playground/store/records.ts';
import type { Refusal } from '../../playground/store/refusal.ts';
import { dayOf } from '../../playground/store/versions.ts';
import { notKept } from './notice.ts';

database.onNewer(() => {
  for (const quiz of quizzes()) notKept(quiz, 'newer');
});

/**
 * Shows what is kept of the exercises and questions of the page, once what was noted on an earlier visit is.
 * @param questionOf the id of a question; handed in, so that the page's first script needs no file shared with this one
 */
export async function show(questionOf: (question: Element) => string): Promise<void> {
  const unsettled = await settle();
  const [passed, answers] = await Promise.all([recordsOf('passed'), recordsOf('answers')]);
  const refusal = unsettled ?? passed.refusal ?? answers.refusal;
  for (const exercise of document.querySelectorAll<HTMLElement>('[data-exercise]'))
    showPassed(exercise, passed.records.get(exercise.dataset['exercise'] ?? '')?.at);
  for (const question of document.querySelectorAll<HTMLElement>('.question'))
    showAnswer(question, answers.records.get(questionOf(question)), refusal);
  for (const quiz of quizzes()) summarise(quiz, refusal);
}

/** Shows and keeps what the reader has just done in a self-test or an exercise, which is noted already. */
export async function heard(type: string, target: Element, place: HTMLElement): Promise<void> {
  if (place instanceof HTMLFormElement) {
    const question = target.closest<HTMLElement>('.question');
    if (question) hearWhys(question, true);
    summarise(place, await settle());
  } else if (type === 'exercise-passed') {
    showPassed(place, Date.now());
    notKept(place, await settle());
  }
}

const quizzes = (): NodeListOf<HTMLFormElement> => document.querySelectorAll<HTMLFormElement>('form.quiz');

/** `at` is when its check passed, in milliseconds of the epoch; undefined where it has not. */
function showPassed(exercise: HTMLElement, at: number | undefined): void {
  const shown = exercise.querySelector('.exercise-passed');
  if (at === undefined) shown?.remove();
  if (at === undefined || shown) return;
  const mark = document.createElement('p');
  mark.className = 'exercise-passed';
  mark.innerHTML = '<span aria-hidden="true">✓</span> Passed';
  // What stands in the playground may be another text by now: the day says that this one is not meant.
  const day = dayOf({ savedAt: at });
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

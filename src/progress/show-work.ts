import { isLinked } from '../../playground/store/slots.ts';
import { dayOf, type Edit } from '../../playground/store/versions.ts';
import type { Work } from '../../playground/store/work-file.ts';
import type { AnswerNames } from '../markdown/exercises-and-quizzes.ts';
import { linkedProgram } from './linked-program.ts';

/** Shows what is kept on the page "Your work". */
export async function showWork(
  page: HTMLElement,
  { programs, results, figures }: Work,
  models: number,
): Promise<void> {
  const others = await otherPrograms(page, programs);
  for (const item of page.querySelectorAll<HTMLElement>('[data-exercise]')) {
    const done = item.querySelector('[data-done]');
    if (done) done.textContent = results.passed.has(item.dataset['exercise'] ?? '') ? '✓ passed' : '';
  }
  for (const cell of page.querySelectorAll<HTMLElement>('[data-questions]')) {
    const questions: AnswerNames[] = JSON.parse(cell.dataset['questions'] ?? '[]');
    cell.textContent = answered(questions, results.answers);
  }
  for (const item of courseItems(page)) {
    const edit = programs.get(item.dataset['program'] ?? '');
    item.hidden = !edit;
    const facts = item.querySelector('[data-facts]');
    if (facts) facts.textContent = edit ? ` ${factsOf(edit)}` : '';
  }
  for (const item of page.querySelectorAll('[data-other]')) item.remove();
  page.querySelector('[data-part="programs"]')?.append(...others);
  const none = page.querySelector<HTMLElement>('[data-part="no-programs"]');
  if (none) none.hidden = programs.size > 0;
  const set = page.querySelector('[data-part="figures"]');
  if (set) set.textContent = figuresSet(figures.size);
  const trained = page.querySelector('[data-part="models"]');
  if (trained) trained.textContent = modelsKept(models);
}

function modelsKept(count: number): string {
  if (count === 0) return 'None is kept yet.';
  return count === 1 ? 'One is kept.' : `${count} are kept.`;
}

function figuresSet(count: number): string {
  if (count === 0) return 'None yet.';
  return count === 1 ? 'One figure stands as you left it.' : `${count} figures stand as you left them.`;
}

/** As in the chapter, only an answer that still stands there counts, and the page knows which is right. */
function answered(questions: AnswerNames[], answers: Work['results']['answers']): string {
  const choices = questions.map(({ id, right, wrong }) => {
    const choice = answers.get(id)?.choice;
    return { isRight: choice === right, isThere: choice === right || wrong.some((name) => name === choice) };
  });
  const there = choices.filter(({ isThere }) => isThere).length;
  const right = choices.filter(({ isRight }) => isRight).length;
  return there === 0
    ? `${questions.length} questions`
    : `${there} of ${questions.length} answered, ${right} right`;
}

/** The list of the course's programs, which the page comes with. */
const courseItems = (page: HTMLElement): NodeListOf<HTMLElement> =>
  page.querySelectorAll<HTMLElement>('[data-program]');

/** Programs that came with a link, and those of a file or of another edition, which no page shows. */
async function otherPrograms(page: HTMLElement, programs: Work['programs']): Promise<HTMLLIElement[]> {
  const known = new Set([...courseItems(page)].map((item) => item.dataset['program']));
  const others = [...programs]
    .filter(([slot]) => !known.has(slot))
    .sort(([, a], [, b]) => b.savedAt - a.savedAt);
  return Promise.all(
    others.map(async ([slot, edit]) => {
      const item = document.createElement('li');
      item.dataset['other'] = '';
      if (isLinked(slot)) item.append(await linkedProgram(slot, edit, page.dataset['site'] ?? '/'));
      else item.append(`${slot}, which is on no page of this edition`);
      item.append(' ', factsOf(edit));
      return item;
    }),
  );
}

function factsOf(edit: Edit): string {
  const day = dayOf(edit);
  const versions = edit.others.length + 1;
  const facts = [day && `changed on ${day}`, versions > 1 && `${versions} versions`].filter(Boolean);
  return facts.length > 0 ? `(${facts.join(', ')})` : '';
}

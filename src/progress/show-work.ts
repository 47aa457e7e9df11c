import { isLinked } from '../../playground/store/slots.ts';
import { dayOf, type Edit } from '../../playground/store/versions.ts';
import type { Work } from '../../playground/store/work-file.ts';

/** Shows what is kept on the page "Your work". */
export function showWork(page: HTMLElement, { programs, results }: Work): void {
  for (const item of page.querySelectorAll<HTMLElement>('[data-exercise]')) {
    const done = item.querySelector('[data-done]');
    if (done) done.textContent = results.passed.has(item.dataset['exercise'] ?? '') ? '✓ passed' : '';
  }
  for (const cell of page.querySelectorAll<HTMLElement>('[data-questions]')) {
    const questions = cell.dataset['questions']?.split(' ').filter(Boolean) ?? [];
    const answers = questions.flatMap((id) => results.answers.get(id) ?? []);
    const right = answers.filter((answer) => answer.right).length;
    cell.textContent =
      answers.length === 0
        ? `${questions.length} questions`
        : `${answers.length} of ${questions.length} answered, ${right} right`;
  }
  const own = [...programs].filter(([slot]) => !isLinked(slot)).sort(([a], [b]) => a.localeCompare(b));
  const site = page.dataset['site'] ?? '/';
  const items = own.map(([slot, edit]) => programItem(slot, edit, site));
  const linked = programs.size - own.length;
  if (linked > 0)
    items.push(itemOf(`${linked} ${linked === 1 ? 'program' : 'programs'} that came with a link`));
  page.querySelector('[data-part="programs"]')?.replaceChildren(...items);
  const none = page.querySelector<HTMLElement>('[data-part="no-programs"]');
  if (none) none.hidden = items.length > 0;
}

function programItem(slot: string, edit: Edit, site: string): HTMLLIElement {
  const link = document.createElement('a');
  link.href = site + pageOf(slot);
  link.textContent = nameOf(slot);
  const day = dayOf(edit);
  const versions = edit.others.length + 1;
  const facts = [day && `changed on ${day}`, versions > 1 && `${versions} versions`]
    .filter(Boolean)
    .join(', ');
  const item = itemOf('');
  item.append(link, facts && ` ${facts}`);
  return item;
}

function itemOf(words: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = words;
  return item;
}

/** The page that shows a program: `datasets/coads/explore` stands on that of its data set. */
function pageOf(slot: string): string {
  const [first = '', second = ''] = slot.split('/');
  if (first === 'datasets') return `datasets/${second}/`;
  if (slot === 'blank') return 'playground/';
  return second === '' || first === 'idioms' ? `${first}/` : `chapters/${first}/`;
}

/** `dense-networks/write-adam` becomes “Write adam”. */
function nameOf(slot: string): string {
  const words = (slot.split('/').at(-1) ?? '').replaceAll('-', ' ');
  return slot === 'blank' ? 'The playground' : words.charAt(0).toUpperCase() + words.slice(1);
}

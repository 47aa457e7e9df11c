import { makeButton } from '../../playground/page/buttons.ts';
import { forgetModel, type KeptModel, keptModels } from '../../playground/store/models.ts';
import { isLinked } from '../../playground/store/slots.ts';
import { dayOf } from '../../playground/store/versions.ts';
import { words } from './words.en.ts';

/** Shows the reader's models beside the author's; those of programs of their own in rows below. */
export async function showModels(zoo: HTMLElement): Promise<void> {
  const status = zoo.querySelector<HTMLElement>('[data-part="status"]');
  const say = (text: string): void => {
    if (status) status.textContent = text;
  };
  let models: Map<string, KeptModel>;
  try {
    models = await keptModels();
  } catch {
    return say(words.failed);
  }
  const bytes = [...models.values()].reduce((sum, model) => sum + 4 * countOf(model), 0);
  const others = zoo.querySelector<HTMLElement>('[data-part="others"]');
  for (const row of zoo.querySelectorAll('[data-other]')) row.remove();
  for (const row of zoo.querySelectorAll<HTMLElement>('[data-model]')) {
    const path = row.dataset['model'] ?? '';
    fill(zoo, row, path, models.get(path));
    models.delete(path);
  }
  for (const [path, model] of models) {
    const row = document.createElement('tr');
    row.dataset['other'] = '';
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = labelOf(path);
    const yours = document.createElement('td');
    yours.dataset['part'] = 'yours';
    row.append(name, cell(String(countOf(model))), cell(''), yours);
    others?.append(row);
    fill(zoo, row, path, model);
  }
  if (others) others.hidden = models.size === 0;
  say(bytes > 0 ? words.size(Math.ceil(bytes / 1000)) : '');
}

function fill(zoo: HTMLElement, row: HTMLElement, path: string, model: KeptModel | undefined): void {
  const yours = row.querySelector('[data-part="yours"]');
  if (!yours) return;
  if (!model) {
    yours.textContent = words.none;
    return;
  }
  // What a stranger's program calls its scores could say anything.
  const scores = isLinked(path)
    ? []
    : Object.entries(model.scores).map(([of, score]) => `${of}: ${decimal(score)}`);
  const button = makeButton(words.forget, () => {
    void forgetModel(path)
      .then(() => showModels(zoo))
      .catch(() => {})
      // The button has gone: the keyboard goes on from the table.
      .then(() => zoo.querySelector<HTMLElement>('[role="region"]')?.focus());
  });
  button.setAttribute('aria-label', words.forgetLabel(labelOf(path)));
  yours.replaceChildren(words.yours(scores.join(', '), dayOf({ savedAt: model.at })), ' ', button);
}

/** A model's name and the program that it is of. */
function labelOf(path: string): string {
  const [name = path, ...program] = path.split('/').reverse();
  return `${name}, ${isLinked(path) ? words.linked : words.of(program.reverse().join('/'))}`;
}

const decimal = (score: number): string =>
  Math.abs(score) < 1e5 ? score.toFixed(3) : score.toExponential(3);

const countOf = ({ tensors }: KeptModel): number =>
  tensors.reduce((sum, { values }) => sum + values.length, 0);

function cell(text: string): HTMLTableCellElement {
  const made = document.createElement('td');
  made.textContent = text;
  return made;
}

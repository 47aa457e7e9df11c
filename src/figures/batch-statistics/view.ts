/** The figure on batch normalisation: what one batch does to one example, and what remains for use. */
import { button, choice, decimal, drawing, type Explorable, frame } from '../frame.ts';
import { batch, handles, over, size } from './drawings.ts';
import {
  type Batches,
  initial,
  longest,
  normalise,
  resize,
  running,
  statistics,
  take,
  values,
} from './model.ts';

const sizes = [2, 4, 8, 16, 32] as const;

/** The state in words and numbers. */
function describe(state: Batches): string {
  const before = values(state);
  const [now, kept] = [statistics(before), running(state)];
  const [own = 0] = before;
  const places = state.history.map((entry) => entry.marked);
  const here = `Batch ${state.history.length}, ${state.size} examples: mean ${decimal(now.mean)}, standard deviation ${decimal(Math.sqrt(now.variance))}.`;
  const example = `The marked example, ${decimal(own)}, becomes ${decimal(normalise(own, now))} in it`;
  const range =
    places.length > 1
      ? `, and so far anything from ${decimal(Math.min(...places))} to ${decimal(Math.max(...places))}`
      : '';
  const use = `In use, by the running mean ${decimal(kept.mean)} and standard deviation ${decimal(Math.sqrt(kept.variance))}, it becomes ${decimal(normalise(own, kept))}.`;
  return `${here} ${example}${range}. ${use}`;
}

function key(): string {
  const mark = (kind: string, text: string): string =>
    `<span><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="${kind}" cx="6" cy="6" r="4"/></svg> ${text}</span>`;
  return (
    `<p class="note lab-key">${mark('example', 'examples of the batch')} ${mark('marked', 'the marked example')} ` +
    '<span><svg viewBox="0 0 12 12" aria-hidden="true"><path class="in-use" d="M6 11l-5 -10h10z"/></svg> the marked example in use</span> ' +
    `${mark('batch-mean', 'mean of a batch')} ` +
    '<span><svg viewBox="0 0 26 12" aria-hidden="true"><path class="running" d="M1 6h24"/></svg> running mean</span></p>'
  );
}

function html(state: Batches, words = ''): string {
  const full = state.history.length >= longest;
  return frame('batch-statistics', {
    drawings:
      drawing(
        'wide-drawing',
        'A batch before and after it is standardised',
        size.width,
        size.height,
        batch(state),
      ) +
      drawing(
        'wide-drawing',
        'Means of the batches, running mean and marked example, batch by batch',
        size.width,
        size.height,
        over(state),
      ) +
      key(),
    controls:
      button('one', 'Next batch', { disabled: full }) +
      button('many', '20 batches', { disabled: full }) +
      choice(
        'size',
        'Examples in a batch',
        sizes.map((n) => [String(n), String(n)] as const),
        String(state.size),
      ),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Batches> = {
  initial,
  html,
  describe,
  handles,
  act: (state, action) =>
    take(state, Math.min(action === 'many' ? 20 : action === 'one' ? 1 : 0, longest - state.history.length)),
  choose: (state, _name, value) =>
    sizes.some((n) => String(n) === value) ? resize(state, Number(value)) : state,
};

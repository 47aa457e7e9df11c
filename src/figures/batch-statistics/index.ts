/** The figure on batch normalisation: what one batch does to one example, and what remains for use. */
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { batch, height, over, settings } from './drawings.ts';
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

const sizes = Object.fromEntries([2, 4, 8, 16, 32].map((n) => [`${n}`, `${n}`]));

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

const key = legend([
  { kind: 'example', mark: 'dot', text: 'examples of the batch' },
  { kind: 'marked', mark: 'dot', text: 'the marked example' },
  { kind: 'in-use', mark: { path: 'M6 11l-5 -10h10z' }, text: 'the marked example in use' },
  { kind: 'batch-mean', mark: 'dot', text: 'mean of a batch' },
  { kind: 'running', mark: 'line', text: 'running mean' },
]);

function controls(state: Batches): Control<Batches>[] {
  const left = longest - state.history.length;
  return [
    action('one', 'Next batch', () => take(state, Math.min(1, left)), { disabled: left <= 0 }),
    action('many', '20 batches', () => take(state, Math.min(20, left)), { disabled: left <= 0 }),
    choice('size', 'Examples in a batch', sizes, `${state.size}`, (size) => resize(state, Number(size))),
  ];
}

export const figure: Figure<Batches> = {
  title: 'Statistics of a batch',
  about:
    'The values that one neuron receives from a batch, before and after they are standardised, and the running mean that is kept for use.',
  initial,
  drawings: (state) =>
    wide('A batch before and after it is standardised', height, batch(state)) +
    wide('Means of the batches, running mean and marked example, batch by batch', height, over(state)) +
    key,
  describe,
  handles: (state) => settings(state).handles,
  controls,
};

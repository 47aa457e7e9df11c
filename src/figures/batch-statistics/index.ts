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
import { words } from './words.en.ts';

const sizes = Object.fromEntries([2, 4, 8, 16, 32].map((n) => [`${n}`, `${n}`]));

/** The state in words and numbers. */
function describe(state: Batches): string {
  const before = values(state);
  const [now, kept] = [statistics(before), running(state)];
  const [own = 0] = before;
  const places = state.history.map((entry) => entry.marked);
  const here = words.here(
    state.history.length,
    state.size,
    decimal(now.mean),
    decimal(Math.sqrt(now.variance)),
  );
  const range =
    places.length > 1 ? words.range(decimal(Math.min(...places)), decimal(Math.max(...places))) : '';
  const example = words.example(decimal(own), decimal(normalise(own, now)), range);
  const use = words.use(decimal(kept.mean), decimal(Math.sqrt(kept.variance)), decimal(normalise(own, kept)));
  return `${here} ${example} ${use}`;
}

const key = legend([
  { kind: 'example', mark: 'dot', text: words.key.example },
  { kind: 'marked', mark: 'dot', text: words.key.marked },
  { kind: 'in-use', mark: { path: 'M6 11l-5 -10h10z' }, text: words.key.inUse },
  { kind: 'batch-mean', mark: 'dot', text: words.key.batchMean },
  { kind: 'running', mark: 'line', text: words.key.running },
]);

function controls(state: Batches): Control<Batches>[] {
  const left = longest - state.history.length;
  return [
    action('one', words.next, () => take(state, Math.min(1, left)), { disabled: left <= 0 }),
    action('many', words.many, () => take(state, Math.min(20, left)), { disabled: left <= 0 }),
    choice('size', words.size, sizes, `${state.size}`, (size) => resize(state, Number(size))),
  ];
}

export const figure: Figure<Batches> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.batch, height, batch(state)) + wide(words.over, height, over(state)) + key,
  describe,
  handles: (state) => settings(state).handles,
  controls,
};

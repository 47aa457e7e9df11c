/** The dropout figure: masks, one at a time or many, and the network that is left when none is drawn. */
import { action, type Control } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { answers, network, probability } from './drawings.ts';
import { answer, change, type Dropping, draw, expected, initial, whole } from './model.ts';
import { words } from './words.en.ts';

const most = 1000;

/** The state in words and numbers. */
function describe(state: Dropping): string {
  const dropped = state.kept.flatMap((kept, j) => (kept ? [] : [j + 1]));
  const mask = dropped.length === 0 ? words.noneDropped : words.mask(dropped);
  const { mean, deviation } = expected(state);
  const kept = state.rescale && state.p > 0 ? words.divided(decimal(1 - state.p)) : '';
  const now = words.now(mask, kept, decimal(answer(state)), decimal(whole));
  const over = words.overAll(decimal(state.p), decimal(mean), decimal(deviation));
  const found = state.drawn.reduce((a, b) => a + b, 0) / state.drawn.length;
  return `${now} ${over} ${words.soFar(state.drawn.length, decimal(found))}`;
}

function controls(state: Dropping): Control<Dropping>[] {
  const left = most - state.drawn.length;
  return [
    action('one', words.next, () => draw(state, 1), { disabled: left <= 0 }),
    action('many', words.many, () => draw(state, Math.min(100, left)), { disabled: left <= 0 }),
    action('whole', words.use, () => change(state, { p: 0 })),
    action('rescale', words.rescale, () => change(state, { rescale: !state.rescale }), {
      pressed: state.rescale,
    }),
  ];
}

export const figure: Figure<Dropping> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.network, 300, network(state)) + wide(words.answers, 300, answers(state)),
  describe,
  handles: (state) => probability(state).handles,
  controls,
};

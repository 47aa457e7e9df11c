/** The dropout figure: masks, one at a time or many, and the network that is left when none is drawn. */
import { action, type Control } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { answers, network, probability } from './drawings.ts';
import { answer, change, type Dropping, draw, expected, initial, whole } from './model.ts';

const most = 1000;

/** The state in words and numbers. */
function describe(state: Dropping): string {
  const dropped = state.kept.flatMap((kept, j) => (kept ? [] : [j + 1]));
  const mask =
    dropped.length === 0
      ? 'No neuron is dropped'
      : `${dropped.length === 1 ? 'Neuron' : 'Neurons'} ${dropped.join(', ')} of 8 ${dropped.length === 1 ? 'is' : 'are'} dropped`;
  const { mean, deviation } = expected(state);
  const kept = state.rescale && state.p > 0 ? `, the others are divided by ${decimal(1 - state.p)}` : '';
  const now = `${mask}${kept}: the answer is ${decimal(answer(state))}; that of the whole network ${decimal(whole)}.`;
  const over = `Over all masks with p = ${decimal(state.p)} it is ${decimal(mean)} on average, with a spread of ${decimal(deviation)}.`;
  const found = state.drawn.reduce((a, b) => a + b, 0) / state.drawn.length;
  return `${now} ${over} Masks drawn so far: ${state.drawn.length}, with a mean of ${decimal(found)}.`;
}

function controls(state: Dropping): Control<Dropping>[] {
  const left = most - state.drawn.length;
  return [
    action('one', 'Next mask', () => draw(state, 1), { disabled: left <= 0 }),
    action('many', '100 masks', () => draw(state, Math.min(100, left)), { disabled: left <= 0 }),
    action('whole', 'Use it: drop nothing', () => change(state, { p: 0 })),
    action('rescale', 'divide by 1 − p', () => change(state, { rescale: !state.rescale }), {
      pressed: state.rescale,
    }),
  ];
}

export const figure: Figure<Dropping> = {
  title: 'Dropout, mask by mask',
  about:
    'A network with eight hidden neurons, of which a mask drops some at random, and a histogram of the answers.',
  initial,
  drawings: (state) =>
    wide('A network of three inputs, eight hidden neurons and an output, under a mask', 300, network(state)) +
    wide('How often each answer came up among the masks drawn', 300, answers(state)),
  describe,
  handles: (state) => probability(state).handles,
  controls,
};

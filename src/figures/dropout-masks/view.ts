/** The dropout figure: masks, one at a time or many, and the network that is left when none is drawn. */
import { button, decimal, drawing, type Explorable, frame } from '../frame.ts';
import { answers, handles, network, size } from './drawings.ts';
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

function html(state: Dropping, words = ''): string {
  const full = state.drawn.length >= most;
  return frame('dropout-masks', {
    drawings:
      drawing(
        'wide-drawing',
        'A network of three inputs, eight hidden neurons and an output, under a mask',
        size.width,
        size.height,
        network(state),
      ) +
      drawing(
        'wide-drawing',
        'How often each answer came up among the masks drawn',
        size.width,
        size.height,
        answers(state),
      ),
    controls:
      button('one', 'Next mask', { disabled: full }) +
      button('many', '100 masks', { disabled: full }) +
      button('whole', 'Use it: drop nothing') +
      button('rescale', 'divide by 1 − p', { pressed: state.rescale }),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Dropping> = {
  initial,
  html,
  describe,
  handles,
  act(state, action) {
    if (action === 'one') return draw(state, 1);
    if (action === 'many') return draw(state, Math.min(100, most - state.drawn.length));
    if (action === 'rescale') return change(state, { rescale: !state.rescale });
    if (action === 'whole') return change(state, { p: 0 });
    return state;
  },
};

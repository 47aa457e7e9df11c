/** How long the gradient is at each layer of a deep stack, with shortcuts and without. */
import { displayNumber } from '../../../playground/views/drawing/number-format.ts';
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { gradients, height, jacobian, jacobianFrame, layerHandle, mapHeight, settings } from './drawings.ts';
import { backward, type Depth, type FunctionId, factor, initial, limits, spread } from './model.ts';
import { words } from './words.en.ts';

const functions: Record<FunctionId, string> = words.names;
const draws = Object.fromEntries(
  Array.from({ length: limits.draws }, (_, k) => [`${k + 1}`, words.draws(k + 1)]),
);

const short = (value: number): string => displayNumber(value, 2);

/** The state in words and numbers. */
function describe(state: Depth): string {
  const { depth, gain, activation, layer, shortcuts } = state;
  const [plain, residual] = [backward(state, false), backward(state, true)];
  const { on, off } = spread(state);
  const at = ({ norms }: typeof plain): string => short(norms[layer] ?? 0);
  return [
    words.setting(words.depthText(depth), words.spoken[activation], decimal(gain)),
    layer === depth ? words.atOutput : words.arrives(words.layerText(layer, depth), at(plain), at(residual)),
    words.factors(displayNumber(factor(plain), 3), displayNumber(factor(residual), 3)),
    words.drawnIs(shortcuts, short(on), short(off)),
  ].join(' ');
}

function controls(state: Depth): Control<Depth>[] {
  return [
    action('shortcuts', words.shortcuts, () => ({ ...state, shortcuts: !state.shortcuts }), {
      pressed: state.shortcuts,
    }),
    choice('activation', words.activation, functions, state.activation, (activation) => ({
      ...state,
      activation,
    })),
    choice('draw', words.draw, draws, `${state.draw}`, (draw) => ({ ...state, draw: Number(draw) })),
  ];
}

const key = legend([
  { kind: 'plain', mark: 'line', text: words.key.plain },
  { kind: 'residual', mark: 'line', text: words.key.residual },
]);

export const figure: Figure<Depth> = {
  title: words.title,
  about: words.about,
  initial,
  fields: (state) => ({ jacobian: jacobian(state) }),
  drawings: (state) =>
    wide(words.course, height, gradients(state)) +
    square(words.map, mapHeight, jacobianFrame(state), { jacobian: jacobian(state) }) +
    key,
  describe,
  handles: (state) => ({ ...settings(state).handles, layer: layerHandle(state) }),
  controls,
};

/** The map of the neuron's error over both inputs, and the point of it that the neuron is given. */

import { above, isobands, isoline, lineScale, type Samples, sample } from '../kit/isobands.ts';
import { bandKey, plane, side, toDrawing } from '../kit/plane.ts';
import { signed } from '../kit/reading.ts';
import { freePoint, text } from '../kit/shapes.ts';
import { errorAt, type Neuron, reach } from './model.ts';
import { words } from './words.en.ts';

/** The error's bands: ten levels, the middle band (|error| < 0.25) left as bare paper. */
const levels = [-8, -4, -2, -1, -0.25, 0.25, 1, 2, 4, 8] as const;

/** Marching squares draws a plane exactly, so a few cells do for one; a curved field needs many. */
const cells = { plane: 8, curved: 48 } as const;

/** The map's drawing: bands, the line of no error, the point, the key. */
export function map(state: Neuron): string {
  const at = toDrawing(reach, state.x1, state.x2);
  return plane(reach, ['x₁', 'x₂'], picture(state)) + freePoint('input', at) + key();
}

function picture(state: Neuron): string {
  const { activation, w1, w2, b } = state;
  if (activation === 'identity' || activation === 'sigmoid') {
    const count = activation === 'identity' ? cells.plane : cells.curved;
    return bands(sample((x1, x2) => errorAt(state, x1, x2), reach, count));
  }
  // Step and ReLU are two planes that meet where the sum is 0: each is drawn exactly and cut along that line.
  const sum = sample((x1, x2) => w1 * x1 + w2 * x2 + b, reach, cells.plane);
  const off = sample((x1, x2) => -x1 - x2, reach, cells.plane);
  const on = sample(
    (x1, x2) => (activation === 'step' ? 1 : w1 * x1 + w2 * x2 + b) - x1 - x2,
    reach,
    cells.plane,
  );
  const negative: Samples = {
    ...sum,
    values: sum.values.map((value) => -value),
    min: -sum.max,
    max: -sum.min,
  };
  const scale = `transform="scale(${lineScale(sum, side)})"`;
  const cut = (id: string, field: Samples): string =>
    `<clipPath id="addition-neuron-${id}"><path ${scale} d="${above(field, 0)}"/></clipPath>`;
  return (
    `<defs>${cut('off', negative)}${cut('on', sum)}</defs>` +
    `<g clip-path="url(#addition-neuron-off)">${bands(off)}</g><g clip-path="url(#addition-neuron-on)">${bands(on)}</g>` +
    `<path class="fold" ${scale} d="${isoline(sum, 0)}"/>`
  );
}

function bands(field: Samples): string {
  const flat = field.min === 0 && field.max === 0;
  const zero = `<path class="zero-line" transform="scale(${lineScale(field, side)})" d="${isoline(field, 0)}"/>`;
  return isobands(field, levels, side) + (flat ? '' : zero);
}

/** The bands' values, as a strip under the map. */
function key(): string {
  return (
    bandKey(levels.map((level) => (Math.abs(level) < 1 ? '' : signed(level, 0)))) +
    text(162, 322, '0', 'number soft') +
    text(34, 341, words.tooSmall, 'soft', 'start') +
    text(290, 341, words.tooLarge, 'soft', 'end')
  );
}

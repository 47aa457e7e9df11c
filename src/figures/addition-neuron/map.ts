/** The map of the neuron's error over both inputs, and the point of it that the neuron is given. */
import { round, signed } from '../frame.ts';
import { above, isobands, isoline, lineScale, type Samples, sample } from '../isobands.ts';
import { plane, side, toDrawing } from '../plane.ts';
import { errorAt, type Neuron, reach } from './model.ts';

/** The error's bands: ten levels, the middle band (|error| < 0.25) left as bare paper. */
const levels = [-8, -4, -2, -1, -0.25, 0.25, 1, 2, 4, 8] as const;

/** Marching squares draws a plane exactly, so a few cells do for one; a curved field needs many. */
const cells = { plane: 8, curved: 48 } as const;

/** The map's drawing: bands, the line of no error, the point, the key. */
export function map(state: Neuron): string {
  const { x, y } = toDrawing(reach, state.x1, state.x2);
  const point =
    `<g class="handle free" data-drag="input" transform="translate(${x} ${y})">` +
    '<circle class="hit" r="20"/><circle class="knob" r="6.5"/></g>';
  return plane(reach, ['x₁', 'x₂'], picture(state)) + point + key();
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
  const width = side / (levels.length + 1);
  const text = (x: number, y: number, content: string, anchor: string, kind = 'soft'): string =>
    `<text class="${kind}" x="${round(x)}" y="${y}" text-anchor="${anchor}">${content}</text>`;
  const patches = Array.from({ length: levels.length + 1 }, (_, k) => {
    return `<rect class="band-${k}" x="${round(34 + k * width)}" y="296" width="${round(width + 0.1)}" height="10"/>`;
  });
  const labels = levels.flatMap((level, k) =>
    Math.abs(level) < 1 ? [] : text(34 + (k + 1) * width, 322, signed(level, 0), 'middle', 'number soft'),
  );
  return (
    `${patches.join('')}<rect class="plane-edge" x="34" y="296" width="${side}" height="10"/>${labels.join('')}` +
    text(162, 322, '0', 'middle', 'number soft') +
    text(34, 341, 'output too small', 'start') +
    text(290, 341, 'too large', 'end')
  );
}

/** The loss landscape: the map with the path, the line through the data, the loss by step, and the rails. */

import { curves } from '../descent/curves.ts';
import type { LineFit } from '../descent/line-fit.ts';
import { map } from '../descent/map.ts';
import { rateText } from '../descent/rate.ts';
import type { Pair } from '../descent/surface.ts';
import { action, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { fromDrawing, planeHeight } from '../kit/plane.ts';
import { plot } from '../kit/plot.ts';
import { count, decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { text } from '../kit/shapes.ts';
import { settings, start } from './handles.ts';
import { initial, type Landscape, mostSteps, run } from './model.ts';

/** The 64 cells and the line that the path has arrived at; temperature −5 to 31 °C, humidity 0 to 24 g/kg. */
function data(fit: LineFit, [w, b]: Pair): string {
  const edges = [fit.scale(-5), fit.scale(31)] as const;
  const { x, y, at, curve, inside } = plot(linear(edges, [24, 184]), linear([0, 24], [156, 24]));
  const cells = fit.x.map((celsius, i) => at(celsius, fit.y[i] ?? 0)).map((cell) => `M${cell.x} ${cell.y}h0`);
  // A line that has run away is cut off far outside.
  const ends = edges.map((edge) => [edge, Math.max(-999, Math.min(999, w * edge + b))] as const);
  return (
    '<path class="axis" d="M24 24V156H184"/>' +
    `<path class="cells" d="${cells.join('')}"/>` +
    inside('loss-landscape-data', `<g class="trace"><path class="way" d="${curve(ends)}"/></g>`) +
    text(24, 14, 'humidity, g/kg', 'name', 'start') +
    text(19, y(0) + 2, '0', 'number soft', 'end') +
    text(19, y(24) + 8, '24', 'number soft', 'end') +
    text(x(fit.scale(0)), 174, '0', 'number soft') +
    text(x(fit.scale(30)), 174, '30 °C', 'number soft')
  );
}

function dashboard(state: Landscape): string {
  const { fit, path, losses } = run(state);
  const axis = { low: 0, high: 4, steps: mostSteps, name: 'loss, (g/kg)²', floor: fit.lowest };
  return (
    data(fit, path.at(-1) ?? state.start) +
    curves({ x: 250, y: 24, width: 150, height: 132 }, axis, [{ kind: '', losses }]) +
    settings(state).svg
  );
}

/** A loss for reading: two decimals while small, none while large, words when it has run away. */
function loss(value: number): string {
  if (!(value < 1e6)) return 'more than a million';
  return decimal(value, value < 100 ? 2 : 0);
}

function describe(state: Landscape): string {
  const { fit, path, losses } = run(state);
  const [w, b] = state.start;
  const last = losses.at(-1) ?? Number.NaN;
  const [endW, endB] = path.at(-1) ?? state.start;
  const rate = 10 ** state.rate;
  const batch =
    state.batch === 6 ? 'all 64 cells' : state.batch === 0 ? 'one cell' : `${2 ** state.batch} cells`;
  const arrived = last < 1e6 ? ` at w = ${decimal(endW, 1)}, b = ${decimal(endB, 1)}` : '';
  const judged =
    rate > fit.largestRate
      ? `The rate is above ${decimal(fit.largestRate)}, where even full batches run away.`
      : `Full batches converge up to a rate of ${decimal(fit.largestRate)}.`;
  return (
    `From w = ${decimal(w, 1)}, b = ${decimal(b, 1)}, ${count(state.steps, 'step')} at a learning rate of ${rateText(state.rate)}, ` +
    `each with ${batch}: the loss goes from ${loss(losses[0] ?? 0)} to ${loss(last)} (g/kg)²${arrived}. ` +
    `The least possible is ${decimal(fit.lowest)}. ${judged}`
  );
}

function drawings(state: Landscape): string {
  const { fit, path } = run(state);
  const content = {
    traces: [{ kind: '', path }],
    start: state.start,
    best: fit.best,
    handles: start(state),
  };
  return (
    square(
      'Map of the loss over slope w and intercept b, with the path of the descent and its start to drag',
      planeHeight,
      map('loss-landscape', fit, content),
    ) + wide('Data and line, loss by step, and three numbers to set', 316, dashboard(state))
  );
}

const inputs = { tens: 'in tens of degrees', standard: 'standardised' };

export const figure: Figure<Landscape> = {
  title: 'A loss landscape',
  about: 'The loss of a line through observed cells, as a map over its two parameters, and a path downhill.',
  initial,
  drawings,
  describe,
  handles: (state) => ({ ...start(state), ...settings(state).handles }),
  steps: (state) => ({
    done: state.steps,
    last: mostSteps,
    go: (steps) => ({ ...state, steps }),
    pause: 60,
  }),
  controls: (state) => [
    choice('inputs', 'Temperature', inputs, state.inputs, (chosen) => ({ ...state, inputs: chosen })),
    action('again', 'Draw other batches', () => ({ ...state, seed: state.seed + 1 })),
  ],
  drag: (state, _id, point) => {
    const { x, y } = fromDrawing(16, point, 0.5);
    return { ...state, start: [x, y] };
  },
};

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
import { words } from './words.en.ts';

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
    text(24, 14, words.humidity, 'name', 'start') +
    text(19, y(0) + 2, '0', 'number soft', 'end') +
    text(19, y(24) + 8, '24', 'number soft', 'end') +
    text(x(fit.scale(0)), 174, '0', 'number soft') +
    text(x(fit.scale(30)), 174, words.celsius, 'number soft')
  );
}

function dashboard(state: Landscape): string {
  const { fit, path, losses } = run(state);
  const axis = { low: 0, high: 4, steps: mostSteps, name: words.lossAxis, floor: fit.lowest };
  return (
    data(fit, path.at(-1) ?? state.start) +
    curves({ x: 250, y: 24, width: 150, height: 132 }, axis, [{ kind: '', losses }]) +
    settings(state).svg
  );
}

/** A loss for reading: two decimals while small, none while large, words when it has run away. */
function loss(value: number): string {
  if (!(value < 1e6)) return words.large;
  return decimal(value, value < 100 ? 2 : 0);
}

function describe(state: Landscape): string {
  const { fit, path, losses } = run(state);
  const [w, b] = state.start;
  const last = losses.at(-1) ?? Number.NaN;
  const [endW, endB] = path.at(-1) ?? state.start;
  const rate = 10 ** state.rate;
  const arrived = last < 1e6 ? words.arrived(decimal(endW, 1), decimal(endB, 1)) : '';
  const judged =
    rate > fit.largestRate
      ? words.tooFast(decimal(fit.largestRate))
      : words.slowEnough(decimal(fit.largestRate));
  const descent = words.descent(
    { w: decimal(w, 1), b: decimal(b, 1) },
    {
      steps: count(state.steps, words.step),
      rate: rateText(state.rate),
      cells: words.cells(2 ** state.batch),
    },
    { first: loss(losses[0] ?? 0), last: loss(last), least: decimal(fit.lowest) },
    arrived,
  );
  return `${descent} ${judged}`;
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
    square(words.map, planeHeight, map('loss-landscape', fit, content)) +
    wide(words.dashboard, 316, dashboard(state))
  );
}

export const figure: Figure<Landscape> = {
  title: words.title,
  about: words.about,
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
    choice('inputs', words.temperature, words.inputs, state.inputs, (chosen) => ({
      ...state,
      inputs: chosen,
    })),
    action('again', words.again, () => ({ ...state, seed: state.seed + 1 })),
  ],
  drag: (state, _id, point) => {
    const { x, y } = fromDrawing(16, point, 0.5);
    return { ...state, start: [x, y] };
  },
};

/** The loss landscape: the map with the path, the line through the data, the loss by step, and the rails. */
import { curves } from '../descent/curves.ts';
import type { LineFit } from '../descent/line-fit.ts';
import { map } from '../descent/map.ts';
import { rail, rateText } from '../descent/rail.ts';
import type { Pair } from '../descent/surface.ts';
import { button, choice, count, decimal, drawing, type Explorable, frame, round } from '../frame.ts';
import { fromDrawing, planeSize } from '../plane.ts';
import { batchText, handles } from './handles.ts';
import { initial, type Landscape, mostSteps, run } from './model.ts';

/** The 64 cells and the line that the path has arrived at; temperature −5 to 31 °C, humidity 0 to 24 g/kg. */
function data(fit: LineFit, [w, b]: Pair): string {
  const box = { x: 24, y: 24, width: 160, height: 132 };
  const place = (x: number, y: number): string => {
    const [low, high] = [fit.scale(-5), fit.scale(31)];
    const across = box.x + ((x - low) / (high - low)) * box.width;
    return `${round(across)} ${round(box.y + box.height - (Math.max(-999, Math.min(999, y)) / 24) * box.height)}`;
  };
  const cells = fit.x.map((x, i) => `M${place(x, fit.y[i] ?? 0)}h0`).join('');
  const [left, right] = [fit.scale(-5), fit.scale(31)];
  const number = (x: number, y: number, value: string, anchor: string): string =>
    `<text class="number soft" x="${x}" y="${y}" text-anchor="${anchor}">${value}</text>`;
  const bottom = box.y + box.height;
  return (
    `<clipPath id="loss-landscape-data"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/></clipPath>` +
    `<path class="axis" d="M${box.x} ${box.y}V${bottom}H${box.x + box.width}"/>` +
    `<path class="cells" d="${cells}"/>` +
    `<g class="trace" clip-path="url(#loss-landscape-data)"><path class="way" d="M${place(left, w * left + b)}L${place(right, w * right + b)}"/></g>` +
    `<text class="name" x="${box.x}" y="${box.y - 9}">humidity, g/kg</text>` +
    number(box.x - 5, bottom + 2, '0', 'end') +
    number(box.x - 5, box.y + 8, '24', 'end') +
    number(box.x + 22, bottom + 17, '0', 'middle') +
    number(box.x + 155, bottom + 17, '30 °C', 'middle')
  );
}

function dashboard(state: Landscape): string {
  const { fit, path, losses } = run(state);
  const all = handles(state);
  const axis = { low: 0, high: 4, steps: mostSteps, name: 'loss, (g/kg)²', floor: fit.lowest };
  return (
    data(fit, path.at(-1) ?? state.start) +
    curves({ x: 250, y: 24, width: 150, height: 132 }, axis, [{ kind: '', losses }]) +
    rail('rate', all.rate, 214, rateText(state.rate)) +
    rail('batch', all.batch, 256, batchText(state.batch)) +
    rail('steps', all.steps, 298, `${state.steps}`)
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

function html(state: Landscape, words = ''): string {
  const { fit, path } = run(state);
  const content = {
    traces: [{ kind: '', path }],
    start: state.start,
    best: fit.best,
    handles: handles(state),
  };
  const inputs = [
    ['tens', 'in tens of degrees'],
    ['standard', 'standardised'],
  ] as const;
  return frame('loss-landscape', {
    drawings:
      drawing(
        'square-drawing',
        'Map of the loss over slope w and intercept b, with the path of the descent and its start to drag',
        planeSize.width,
        planeSize.height,
        map('loss-landscape', fit, content),
      ) +
      drawing(
        'wide-drawing',
        'Data and line, loss by step, and three numbers to set',
        420,
        316,
        dashboard(state),
      ),
    controls:
      choice('inputs', 'Temperature', inputs, state.inputs) +
      button('step', 'One step more') +
      button('again', 'Draw other batches'),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Landscape> = {
  initial,
  html,
  describe,
  handles,
  drag: (state, _id, point) => {
    const { x, y } = fromDrawing(16, point, 0.5);
    return { ...state, start: [x, y] };
  },
  act: (state, action) =>
    action === 'again'
      ? { ...state, seed: state.seed + 1 }
      : { ...state, steps: Math.min(mostSteps, state.steps + 1) },
  choose: (state, _name, value) =>
    value === 'tens' || value === 'standard' ? { ...state, inputs: value } : state,
};

/** The errors by year as a chart with two years to drag, and what happened between them. */
import { choice } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { plot } from '../kit/plot.ts';
import { decimal } from '../kit/reading.ts';
import { linear, logarithmic } from '../kit/scale.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { type Comparison, compare, human, initial, type Result, results, runnerUp } from './model.ts';
import { words } from './words.en.ts';

const years = { first: 2010, last: 2015 };
const bottom = 238;
const across = linear([years.first - 0.4, years.last + 0.4], [40, 404]);
const charts = {
  linear: plot(across, linear([0, 32], [bottom, 18])),
  log: plot(across, logarithmic([2.5, 32], [bottom, 18])),
};

function handles(state: Comparison): Record<'from' | 'to', Handle<Comparison>> {
  const spec = (key: 'from' | 'to', label: string, min: number, max: number): Handle<Comparison> => {
    const { before, after } = compare(state);
    const result = key === 'from' ? before : after;
    return {
      label,
      value: state[key],
      min,
      max,
      step: 1,
      page: 2,
      text: words.year(state[key], printed(result)),
      at: ({ x }) => across.invert(x),
      set: (value) => ({ ...state, [key]: value }),
    };
  };
  return {
    from: spec('from', words.from, years.first, state.to - 1),
    to: spec('to', words.to, state.from + 1, years.last),
  };
}

function printed({ error }: Result): string {
  return decimal(error, 1);
}

function chart(state: Comparison): string {
  const axes = charts[state.scale];
  const { x, y } = axes;
  const [left, right] = x.range;
  const { before, after } = compare(state);
  const bars = results(state.entry).map((result) => {
    const { x: px, y: py } = axes.at(result.year, result.error);
    const held = result === before || result.year === before.year || result.year === after.year;
    const kind = result.year < 2012 ? 'made' : 'learned';
    return (
      `<rect class="error-bar ${kind}${held ? ' held' : ''}" x="${round(px - 17)}" y="${round(py)}" width="34" height="${round(bottom - py)}"/>` +
      text(px, bottom + 18, `${result.year}`, 'number')
    );
  });
  const values = results(state.entry).map((result) =>
    text(x(result.year), y(result.error) - 7, printed(result), 'number value halo'),
  );
  const second = y(runnerUp.error);
  // The keys stand clear of the number over the bar of 2012, which is higher on the axis of ratios.
  const key = x(2012) + 30;
  const rail = bottom + 38;
  const rails =
    `<path class="rail" d="M${x(years.first)} ${rail}H${x(years.last)}"/>` +
    `<path class="span" d="M${x(state.from)} ${rail}H${x(state.to)}"/>` +
    handle('from', handles(state).from, { x: x(state.from), y: rail }) +
    handle('to', handles(state).to, { x: x(state.to), y: rail });
  // Lines first: the numbers on the bars stand over them.
  return (
    axes.yAxis({ at: state.scale === 'log' ? [3, 5, 10, 20, 30] : [0, 10, 20, 30] }) +
    bars.join('') +
    `<path class="guide" d="M${left} ${y(human)}H${right}M${key} ${round(second + 22)}h24"/>` +
    values.join('') +
    `<path class="second-place" d="M${x(2012) - 24} ${second}h48"/>${text(key, second + 4, words.second, 'soft', 'start')}` +
    text(key + 30, second + 26, words.person, 'soft', 'start') +
    text(left - 6, 10, '%', 'soft', 'end') +
    rails
  );
}

function describe(state: Comparison): string {
  const { before, after, points, share, yearly } = compare(state);
  const span = state.to - state.from;
  const pictures = Math.round(10 * points);
  const each = span > 1 ? words.yearly(decimal(100 * yearly, 0), span) : '';
  const named = (result: Result): string => words.result(result.year, result.name, printed(result));
  return words.fall(named(before), named(after), {
    points: decimal(points, 1),
    pictures,
    share: decimal(100 * share, 0),
    yearly: each,
  });
}

export const figure: Figure<Comparison> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.drawing, 300, chart(state)),
  describe,
  handles,
  controls: (state) => [
    choice('entry', words.entry, words.entries, state.entry, (entry) => ({ ...state, entry })),
    choice('scale', words.axis, words.scales, state.scale, (scale) => ({ ...state, scale })),
  ],
};

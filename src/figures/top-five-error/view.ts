/** The errors by year as a chart with two years to drag, and what happened between them. */
import { choice, decimal, drawing, type Explorable, frame, type Handle, handle, round } from '../frame.ts';
import { type Comparison, compare, human, initial, type Result, results, runnerUp } from './model.ts';

const size = { width: 420, height: 300 };
const plot = { left: 40, right: 404, top: 18, bottom: 238 };
const years = { first: 2010, last: 2015 };

function x(year: number): number {
  return plot.left + 24 + ((year - years.first) / (years.last - years.first)) * (plot.right - plot.left - 48);
}

function y(error: number, { scale }: Comparison): number {
  const [low, high] = scale === 'log' ? [Math.log(2.5), Math.log(32)] : [0, 32];
  const at = scale === 'log' ? Math.log(error) : error;
  return plot.bottom - ((at - low) / (high - low)) * (plot.bottom - plot.top);
}

function yearAt(place: number): number {
  return (
    years.first + ((place - x(years.first)) / (x(years.last) - x(years.first))) * (years.last - years.first)
  );
}

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
      text: `${state[key]}, ${printed(result)} per cent`,
      at: (point) => yearAt(point.x),
      set: (value) => ({ ...state, [key]: value }),
    };
  };
  return {
    from: spec('from', 'First year', years.first, state.to - 1),
    to: spec('to', 'Second year', state.from + 1, years.last),
  };
}

function printed({ error }: Result): string {
  return decimal(error, 1);
}

function text(px: number, py: number, content: string, kind = '', anchor = 'middle'): string {
  return `<text class="${kind}" x="${round(px)}" y="${round(py)}" text-anchor="${anchor}">${content}</text>`;
}

function chart(state: Comparison): string {
  const grid = (state.scale === 'log' ? [3, 5, 10, 20, 30] : [0, 10, 20, 30]).map((value) => {
    const at = round(y(value, state));
    return `<path class="axis" d="M${plot.left} ${at}H${plot.right}"/>${text(plot.left - 8, at + 4, `${value}`, 'number soft', 'end')}`;
  });
  const { before, after } = compare(state);
  const bottom = plot.bottom;
  const bars = results(state.entry).map((result) => {
    const [px, py] = [x(result.year), y(result.error, state)];
    const held = result === before || result.year === before.year || result.year === after.year;
    const kind = result.year < 2012 ? 'made' : 'learned';
    return (
      `<rect class="error-bar ${kind}${held ? ' held' : ''}" x="${round(px - 17)}" y="${round(py)}" width="34" height="${round(bottom - py)}"/>` +
      text(px, bottom + 18, `${result.year}`, 'number')
    );
  });
  const values = results(state.entry).map((result) =>
    text(x(result.year), y(result.error, state) - 7, printed(result), 'number value halo-text'),
  );
  const second = y(runnerUp.error, state);
  const line = y(human, state);
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
    grid.join('') +
    bars.join('') +
    `<path class="guide" d="M${plot.left} ${round(line)}H${plot.right}M${key} ${round(second + 22)}h24"/>` +
    values.join('') +
    `<path class="second-place" d="M${x(2012) - 24} ${round(second)}h48"/>${text(key, second + 4, 'second of 2012', 'soft', 'start')}` +
    text(key + 30, second + 26, 'one trained person, 5.1', 'soft', 'start') +
    text(plot.left - 8, 10, '%', 'soft', 'end') +
    rails
  );
}

function describe(state: Comparison): string {
  const { before, after, points, share, yearly } = compare(state);
  const span = state.to - state.from;
  const pictures = Math.round(10 * points);
  const each = span > 1 ? `, ${decimal(100 * yearly, 0)} % a year over ${span} years` : '';
  return (
    `From ${before.year} (${before.name}, ${printed(before)} %) to ${after.year} (${after.name}, ${printed(after)} %) the ` +
    `top-5 error fell by ${decimal(points, 1)} points: of 1,000 pictures ${pictures} fewer were missed. That is ` +
    `${decimal(100 * share, 0)} % of the error${each}.`
  );
}

function html(state: Comparison, words = ''): string {
  return frame('top-five-error', {
    drawings: drawing(
      'wide-drawing',
      'Top-5 error by year, with two years to drag along the axis',
      size.width,
      size.height,
      chart(state),
    ),
    controls:
      choice(
        'entry',
        'Entry of 2012',
        [
          ['supplied', 'supplied pictures only, 16.4 %'],
          ['official', 'with others besides, 15.3 %'],
        ],
        state.entry,
      ) +
      choice(
        'scale',
        'Axis',
        [
          ['linear', 'per cent'],
          ['log', 'ratios (logarithmic)'],
        ],
        state.scale,
      ),
    text: words,
  });
}

/** The figure, for the page and for the hand. */
export const explorable: Explorable<Comparison> = {
  initial,
  html,
  describe,
  handles,
  choose: (state, name, value) => {
    if (name === 'entry' && (value === 'supplied' || value === 'official')) return { ...state, entry: value };
    if (name === 'scale' && (value === 'linear' || value === 'log')) return { ...state, scale: value };
    return state;
  },
};

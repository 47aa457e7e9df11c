/** The map of slopes, and its chosen row as a curve, with the numbers to set. */
import type { Handle } from '../kit/figure.ts';
import { bandKey } from '../kit/plane.ts';
import { plot } from '../kit/plot.ts';
import { type Rail, rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear, logarithmic } from '../kit/scale.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { bound, keptRow, plainRow, row, slopes, type Through } from './model.ts';
import { words } from './words.en.ts';

export const heights = { map: 336, curve: 446 } as const;

/** A power of ten. */
const power = (exponent: number): string =>
  `10${[...`${exponent}`].map((sign) => (sign === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? ''))).join('')}`;

/** A number of any size. */
export function sized(value: number): string {
  if (value >= 0.01 && value < 1000) return decimal(value, value < 10 ? 2 : 0);
  if (value === 0) return '0';
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  return `${digits} × ${power(Number(exponent))}`;
}

/** Where the colour of the map changes: powers of ten below 1 and above it. */
const ends = [-8, -6, -4, -2, -0.5, 0.5, 2, 4, 6] as const;
/** Every other one has room. */
const endTexts = ends.map((end) => ([-6, -2, 2, 6].includes(end) ? power(end) : ''));

function band(slope: number): number {
  return ends.filter((end) => slope > 10 ** end).length;
}

function field(length: number) {
  return plot(linear([0.5, length + 0.5], [34, 290]), linear([0.5, length + 0.5], [266, 10]));
}

/** Ticks at whole numbers of steps. */
const ticks = (length: number): number[] => [1, ...[10, 20, 30, 40].filter((tick) => tick <= length)];

/** The later step, at the right edge of the map. */
function later(state: Through): Handle<Through> {
  const { y } = field(state.length);
  return {
    label: words.step,
    value: state.step,
    min: 2,
    max: state.length,
    step: 1,
    page: 5,
    text: words.stepText(state.step),
    vertical: true,
    at: (point) => y.invert(point.y),
    set: (step) => ({ ...state, step }),
  };
}

/** A square for each pair of steps, one path a colour. */
export function map(state: Through): string {
  const { length, step } = state;
  const axes = field(length);
  const paths = Array.from({ length: 10 }, () => '');
  const side = round(256 / length);
  slopes(state).norms.forEach((norms, t) => {
    norms.forEach((slope, s) => {
      const { x, y } = axes.at(s + 0.5, t + 1.5);
      paths[band(slope)] += `M${x} ${y}h${side}v${side}h-${side}z`;
    });
  });
  const [top, middle] = [axes.y(step + 0.5), axes.y(step)];
  const right = axes.x(step + 0.5);
  return (
    `<g class="slopes">${paths.map((d, k) => (d ? `<path class="band-${k}" d="${d}"/>` : '')).join('')}</g>` +
    `<rect class="plane-edge" x="34" y="10" width="256" height="256"/>` +
    `<path class="axis" d="M34 266L290 10"/><path class="row" d="M34 ${top}H${right}V${round(top + side)}H34z"/><path class="guide" d="M${right} ${middle}H290"/>` +
    ticks(length)
      .map(
        (tick) =>
          `<path class="tick" d="M${axes.x(tick)} 266v4M34 ${axes.y(tick)}h-4"/>` +
          text(axes.x(tick), 282, `${tick}`, 'number soft') +
          text(27, axes.y(tick) + 4, `${tick}`, 'number soft', 'end'),
      )
      .join('') +
    text(284, 230, words.up, 'soft', 'end') +
    text(284, 252, words.across, 'soft', 'end') +
    bandKey(endTexts) +
    text(162, 322, '1', 'number soft') +
    handle('step', later(state), { x: 290, y: middle })
  );
}

type SetId = 'sigma' | 'size' | 'bias' | 'length';

function settings(state: Through) {
  const { cell, sigma, size, bias, length } = state;
  const all: Record<Exclude<SetId, 'bias'>, Rail<Through>> = {
    sigma: {
      label: words.sigma,
      name: words.sigmaName,
      value: sigma,
      min: 0.1,
      max: 4,
      step: 0.1,
      page: 0.5,
      text: decimal(sigma, 1),
      set: (value) => ({ ...state, sigma: value }),
    },
    size: {
      label: words.size,
      name: words.sizeName,
      value: size,
      min: 0,
      max: 1,
      step: 0.1,
      page: 0.5,
      text: decimal(size, 1),
      set: (value) => ({ ...state, size: value }),
    },
    length: {
      label: words.length,
      name: words.lengthName,
      value: length,
      min: 5,
      max: 40,
      step: 1,
      page: 5,
      text: words.steps(length),
      shown: `${length}`,
      // A row that was the last one stays the last.
      set: (value) => ({
        ...state,
        length: value,
        step: state.step === length ? value : Math.min(state.step, value),
      }),
    },
  };
  const place = { from: 128, to: 350, y: 310 };
  if (cell === 'rnn') return rails<Through, string>(place, all);
  const ofGate: Rail<Through> = {
    label: words.bias[cell],
    name: words.biasName,
    value: bias,
    min: -2,
    max: 5,
    step: 0.5,
    page: 1,
    text: decimal(bias, 1),
    set: (value) => ({ ...state, bias: value }),
  };
  return rails<Through, string>(place, { ...all, bias: ofGate });
}

export function handles(state: Through): Record<string, Handle<Through>> {
  return { step: later(state), ...settings(state).handles };
}

/** The chosen row: slopes by the earlier step, on a scale of powers of ten. */
export function curve(state: Through): string {
  const { cell, length } = state;
  const axes = plot(linear([1, length], [48, 408]), clamped(logarithmic([1e-8, 1e6], [222, 30])));
  const path = (kind: string, values: readonly number[]): string =>
    `<path class="${kind}" d="${axes.curve(values.map((value, s) => [s + 1, value]))}"/>`;
  const lines =
    cell === 'rnn'
      ? path('bound', bound(state)) + path('through', row(state))
      : path('plain', plainRow(state)) + path('kept', keptRow(state)) + path('through', row(state));
  return (
    axes.yAxis({
      at: [1e-8, 1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6],
      say: (value) => (value === 1 ? '1' : power(Math.round(Math.log10(value)))),
      name: words.slope,
    }) +
    axes.xAxis({ at: ticks(length), name: words.earlier }) +
    lines +
    settings(state).svg
  );
}

import { type Role, roles } from '../../protocol/roles.ts';
import {
  maxDeclaredSeries,
  maxPoints,
  type PlotSpec,
  type SeriesSpec,
  seriesStyles,
} from '../../views/chart/event.ts';
import { described } from '../arguments/described.ts';
import { wantAnyNumber, wantFlag, wantOneOf, wantOptions, wantText } from '../arguments/want.ts';
import { wantEachNumber, wantNumeric } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { readInTurn } from '../host/reads.ts';
import { isTensor, type ScalarLike } from '../host/tensor-like.ts';
import { drawings } from '../host/turns.ts';
import { type AxisOptions, axisSpec } from './axis-options.ts';
import { refuseMore, titled } from './titled.ts';

/** What a plot is called and what its axes are. */
export interface PlotOptions {
  /** A second plot of the same title replaces the first. */
  title: string;
  /** A label, with units in brackets at its end where there are any (`'step'`, `'error (m/s)'`); or label, units, scale. */
  x: string | AxisOptions;
  /** As `x`. */
  y: string | AxisOptions;
  /** Draws the y axis on a logarithmic scale, as losses are best read. */
  log?: boolean;
}

/** How a series looks. */
export interface SeriesOptions {
  /** What it is, which gives it its colour; the next colour unless given. */
  role?: Role;
  /** A line unless given. */
  style?: 'line' | 'points' | 'dashed';
}

/** A plot that grows while the program runs. */
export interface Plot {
  /**
   * Appends a point. A scalar tensor is read without blocking; the caller still disposes of it.
   *
   * @throws TypeError for what is no text, number or scalar; RangeError for a tensor of more than one value
   */
  add(series: string, x: number, y: ScalarLike, options?: SeriesOptions): void;
  /**
   * Replaces a whole series, of at most 1,000,000 points.
   *
   * @throws TypeError for what is no list of numbers; RangeError when there are not as many x as y, or too many
   */
  set(series: string, x: ArrayLike<number>, y: ArrayLike<number>, options?: SeriesOptions): void;
}

/**
 * Opens a live line plot. A second plot of the same title replaces the first. A value that is not finite is reported,
 * once, as training that has diverged.
 *
 * @returns the plot, to add points to
 * @throws TypeError for a title or an axis that is no text, and other options that are no such things
 * @example
 * const curve = plot({ title: 'Learning', x: 'step', y: 'loss', log: true });
 * for await (const step of steps(50)) curve.add('train', step, Math.exp(-step / 10));
 * curve.set('goal', [0, 50], [0.05, 0.05], { role: 'baseline', style: 'dashed' });
 */
export function plot(options: PlotOptions): Plot {
  const where = titled('plot', options);
  const { title: id, log = false } = options;
  wantFlag(where, 'options.log', log);
  const y = axisSpec(where, 'options.y', options.y);
  if (log) y.log = true;
  const spec: PlotSpec = { title: id, x: axisSpec(where, 'options.x', options.x), y, series: [] };
  const known = new Set<string>();
  let notFinite = false;
  declare();

  function declare(): void {
    const declared = { ...spec, series: [...spec.series] };
    drawings.now(() => host().emit({ type: 'plot', id, spec: declared }));
  }

  function know(name: string, seriesOptions: SeriesOptions | undefined): void {
    if (known.has(name)) return;
    wantText(where, 'series', name);
    const series = { name, ...looksOf(where, seriesOptions) };
    known.add(name);
    // The page counts the points of a series that has no room any more.
    if (spec.series.length === maxDeclaredSeries) return;
    spec.series.push(series);
    declare();
  }

  function send(series: string, x: number[], values: number[], replace: boolean): void {
    if (!notFinite && values.some((value) => !Number.isFinite(value))) {
      notFinite = true;
      const at = values.findIndex((value) => !Number.isFinite(value));
      host().emit({
        type: 'warning',
        message: notFiniteMessage(id, series, values[at], spec.x.label, x[at]),
      });
    }
    host().emit({ type: 'points', id, series, x, y: values, replace });
  }

  return {
    add(series, x, value, seriesOptions) {
      wantAnyNumber(where, 'x', x);
      if (isTensor(value)) wantScalar(where, value);
      else if (typeof value !== 'number') {
        throw new TypeError(`${where}: y must be a number or a scalar tensor; it is ${described(value)}.`);
      }
      know(series, seriesOptions);
      if (typeof value === 'number') drawings.now(() => send(series, [x], [value], false));
      else readInTurn(drawings, value, (values) => send(series, [x], [Number(values[0])], false));
    },
    set(series, x, values, seriesOptions) {
      wantEachNumber(where, 'x', x);
      wantEachNumber(where, 'y', values);
      if (x.length !== values.length) {
        throw new RangeError(
          `${where}, series "${series}": ${x.length} x values but ${values.length} y values.`,
        );
      }
      refuseMore(where, 'points', x.length, maxPoints);
      know(series, seriesOptions);
      const [along, up] = [Array.from(x), Array.from(values)];
      drawings.now(() => send(series, along, up, true));
    },
  };
}

function wantScalar(where: string, value: Exclude<ScalarLike, number>): void {
  wantNumeric(where, 'y', value);
  if (value.shape.every((length) => length === 1)) return;
  throw new RangeError(`${where}: y must be a scalar; it is a tensor of shape [${value.shape}].`);
}

function looksOf(where: string, options: SeriesOptions | undefined): Omit<SeriesSpec, 'name'> {
  if (options === undefined) return {};
  wantOptions(where, 'options of the series', options);
  const { role, style } = options;
  if (role !== undefined) wantOneOf(where, 'role', roles, role);
  if (style !== undefined) wantOneOf(where, 'style', seriesStyles, style);
  return { ...(role && { role }), ...(style && { style }) };
}

function notFiniteMessage(title: string, series: string, value: unknown, xLabel: string, x: unknown): string {
  return (
    `"${series}" became ${String(value)} at ${xLabel} ${String(x)} (${title}). ` +
    'Training has diverged: try a smaller learning rate, standardise the inputs, or clip the gradients.'
  );
}

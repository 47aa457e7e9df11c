import type { Role } from '../../protocol/roles.ts';
import type { PlotSpec, SeriesSpec } from '../../views/chart/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type ScalarLike } from '../host/tensor-like.ts';
import { type AxisOptions, axisSpec } from './axis-options.ts';

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
  /** Appends a point. A scalar tensor is read without blocking; the caller still disposes of it. */
  add(series: string, x: number, y: ScalarLike, options?: SeriesOptions): void;
  /**
   * Replaces a whole series.
   *
   * @throws RangeError when there are not as many x as y
   */
  set(series: string, x: ArrayLike<number>, y: ArrayLike<number>, options?: SeriesOptions): void;
}

/**
 * Opens a live line plot. A second plot of the same title replaces the first. A value that is not finite is reported,
 * once, as training that has diverged.
 *
 * @returns the plot, to add points to
 * @example
 * const curve = plot({ title: 'Learning', x: 'step', y: 'loss', log: true });
 * for await (const step of steps(50)) curve.add('train', step, Math.exp(-step / 10));
 * curve.set('goal', [0, 50], [0.05, 0.05], { role: 'baseline', style: 'dashed' });
 */
export function plot(options: PlotOptions): Plot {
  const id = options.title;
  const y = axisSpec(options.y);
  if (options.log) y.log = true;
  const spec: PlotSpec = { title: options.title, x: axisSpec(options.x), y, series: [] };
  let notFinite = false;
  declare();

  function declare(): void {
    host().emit({ type: 'plot', id, spec: { ...spec, series: [...spec.series] } });
  }

  function know(name: string, seriesOptions: SeriesOptions = {}): void {
    if (spec.series.some((series) => series.name === name)) return;
    const series: SeriesSpec = { name, ...seriesOptions };
    spec.series.push(series);
    declare();
  }

  function send(series: string, x: number[], values: number[], replace: boolean): void {
    if (!notFinite && values.some((value) => !Number.isFinite(value))) {
      notFinite = true;
      const at = values.findIndex((value) => !Number.isFinite(value));
      host().emit({
        type: 'warning',
        message: notFiniteMessage(options.title, series, values[at], spec.x.label, x[at]),
      });
    }
    host().emit({ type: 'points', id, series, x, y: values, replace });
  }

  return {
    add(series, x, value, seriesOptions) {
      know(series, seriesOptions);
      if (isTensor(value)) read(value, (values) => send(series, [x], [Number(values[0])], false));
      else send(series, [x], [Number(value)], false);
    },
    set(series, x, values, seriesOptions) {
      if (x.length !== values.length) {
        throw new RangeError(
          `plot "${id}", series "${series}": ${x.length} x values but ${values.length} y values.`,
        );
      }
      know(series, seriesOptions);
      send(series, Array.from(x), Array.from(values), true);
    },
  };
}

function notFiniteMessage(title: string, series: string, value: unknown, xLabel: string, x: unknown): string {
  return (
    `"${series}" became ${String(value)} at ${xLabel} ${String(x)} (${title}). ` +
    'Training has diverged: try a smaller learning rate, standardise the inputs, or clip the gradients.'
  );
}

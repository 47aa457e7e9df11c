import type { Role } from '../../protocol/roles.ts';
import type { PlotSpec, SeriesSpec } from '../../views/chart/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type ScalarLike } from '../host/tensor-like.ts';
import { type AxisOptions, axisSpec } from './axis-options.ts';

export interface PlotOptions {
  title: string;
  /** A label, with units in brackets at its end where there are any ('step', 'error (m/s)'); or label, units, scale. */
  x: string | AxisOptions;
  y: string | AxisOptions;
  /** Draws the y axis on a logarithmic scale, as losses are best read. */
  log?: boolean;
}

export interface SeriesOptions {
  role?: Role;
  style?: 'line' | 'points' | 'dashed';
}

export interface Plot {
  /** Appends a point. A scalar tensor is read without blocking; the caller still disposes of it. */
  add(series: string, x: number, y: ScalarLike, options?: SeriesOptions): void;
  /** Replaces a whole series. */
  set(series: string, x: ArrayLike<number>, y: ArrayLike<number>, options?: SeriesOptions): void;
}

/** Opens a live line plot. A second plot of the same title replaces the first. */
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

import type { Results } from '../../playground/views/results.ts';
import { type Found, missing, titled } from './missing.ts';
import type { Quantity } from './quantity.ts';

/** A number of a curve. An x finds the nearest point, at most half the distance to a neighbour away. */
export function curveNumber(quantity: Extract<Quantity, { kind: 'plot' }>, { plots }: Results): Found {
  const plot = titled('plot', quantity.plot, plots);
  if ('fault' in plot) return plot;
  const series = plot.series.find(({ spec }) => spec.name === quantity.series);
  if (!series)
    return missing(
      'series',
      quantity.series,
      plot.series.map(({ spec }) => spec.name),
    );
  const { x, y } = series;
  if (y.length === 0) return { fault: `"${quantity.series}" has no point` };
  const { at } = quantity;
  if (typeof at === 'number') return pointAt(at, x, y, quantity.series);
  const value = { first: y[0], last: y.at(-1), min: lowest(y), max: highest(y), mean: mean(y) }[at];
  return finite(value, `"${quantity.series}"`);
}

function pointAt(wanted: number, x: readonly number[], y: readonly number[], name: string): Found {
  const index = nearestIndex(x, wanted);
  const found = x[index] ?? Number.NaN;
  const gaps = x.flatMap((other) => (other === found ? [] : [Math.abs(other - found)]));
  const reach = gaps.length === 0 ? 0 : lowest(gaps) / 2;
  if (!(Math.abs(found - wanted) <= reach + 1e-9 * Math.abs(wanted)))
    return { fault: `"${name}" has no point at ${wanted}; the nearest is at ${found}` };
  return finite(y[index], `"${name}" at ${found}`);
}

/** The index of the value nearest to what is wanted. */
export function nearestIndex(values: ArrayLike<number>, wanted: number): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) {
    if (Math.abs((values[i] ?? Number.NaN) - wanted) < Math.abs((values[best] ?? Number.NaN) - wanted))
      best = i;
  }
  return best;
}

/** The value, or that it is not a finite number. */
export function finite(value: number | undefined, where: string): Found {
  if (value !== undefined && Number.isFinite(value)) return { value };
  return { fault: `${where} is ${String(value)}, no number` };
}

function lowest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function highest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

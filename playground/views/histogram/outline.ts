import type { Axis } from '../drawing/axis.ts';
import type { CountedSeries } from './event.ts';
import { finiteValues, type HistogramResult } from './state.ts';

/** Bins of one width from a lower end on. */
type Bins = Pick<HistogramResult, 'low' | 'width'>;

/** How high a bin stands: its count, or its share of all finite values in percent. */
export function heightOf({ spec }: HistogramResult, series: CountedSeries, bin: number): number {
  const count = series.counts[bin] ?? 0;
  return spec.share ? (100 * count) / Math.max(1, finiteValues(series)) : count;
}

/** The outline of all bars: what lies behind shows through. */
export function outline(bins: Bins, tops: readonly number[], x: Axis): string {
  const steps = tops.map((top, bin) => `V${down(top)}H${across(bins, bin + 1, x)}`);
  return `M${across(bins, 0, x)} 1000${steps.join('')}V1000`;
}

/** Where a bin begins, in thousandths of the axis. */
export function across({ low, width }: Bins, bin: number, x: Axis): number {
  return place(x.position(low + bin * width));
}

export function down(top: number): number {
  return place(1 - top);
}

/** What lies far beyond the axes has no place in a path: no browser reads such numbers. */
function place(at: number): number {
  return Math.round(Math.max(-1, Math.min(2, at)) * 10_000) / 10;
}

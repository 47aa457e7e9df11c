import { decimate, drawable, thin } from './decimate.ts';
import type { PlotResult, SeriesResult } from './state.ts';

/** Points that a recording keeps of a series. */
const maxPoints = 400;

/** As many points of a series as a recording keeps, chosen as the chart chooses those that it draws. */
export function thinned(plot: PlotResult, { spec, x, y }: SeriesResult): { x: number[]; y: number[] } {
  if (x.length <= maxPoints) return { x, y };
  if (spec.style === 'points') return thin(x, y, within(x), within(y), maxPoints);
  if (!plot.spec.x.log) return decimate(x, y, within(x), maxPoints);
  const place = within(x.filter((value) => value > 0).map(Math.log));
  return decimate(x, y, (value) => place(Math.log(value)), maxPoints);
}

/** Maps values to 0…1 between the lowest and the highest. */
function within(values: number[]): (value: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!drawable(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return (value) => (value - low) / (high - low || 1);
}

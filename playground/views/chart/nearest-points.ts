import type { Axis } from '../drawing/axis.ts';
import { drawable } from './decimate.ts';
import type { PlotResult, SeriesResult } from './state.ts';

/** What stands at one place of the x axis. */
export interface Reading {
  x: number;
  /** By series, in the plot's order; only those that have a point there. */
  values: { series: number; name: string; x: number; y: number }[];
}

/** How far, in widths of the chart, a series' point may lie from the place that is read. */
const reach = 0.02;

/** The point nearest to x, of any series, and the others' values there. Undefined when nothing can be read. */
export function readAt(plot: PlotResult, axis: Axis, x: number): Reading | undefined {
  const nearest = plot.series.map((series) => nearestIndex(series, x));
  let snapped: number | undefined;
  nearest.forEach((index, i) => {
    const candidate = index === undefined ? undefined : plot.series[i]?.x[index];
    if (candidate === undefined) return;
    if (snapped === undefined || Math.abs(candidate - x) < Math.abs(snapped - x)) snapped = candidate;
  });
  if (snapped === undefined) return undefined;
  const at = snapped;
  const values = plot.series.flatMap((series, i) => {
    const index = nearestIndex(series, at);
    if (index === undefined) return [];
    const point = {
      series: i,
      name: series.spec.name,
      x: series.x[index] as number,
      y: series.y[index] as number,
    };
    return Math.abs(axis.position(point.x) - axis.position(at)) <= reach ? [point] : [];
  });
  return { x: at, values };
}

/** Places that the arrow keys stop at: all x of the longest series, at most 200, from left to right. */
export function stops(plot: PlotResult): number[] {
  const longest = plot.series.reduce<SeriesResult | undefined>(
    (best, series) => (series.x.length > (best?.x.length ?? 0) ? series : best),
    undefined,
  );
  const all = [...new Set(longest?.x.filter(drawable))].sort((a, b) => a - b);
  const stride = Math.max(1, Math.ceil(all.length / 200));
  const kept = all.filter((_, i) => i % stride === 0);
  const last = all.at(-1);
  if (last !== undefined && kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** Index of the drawable point whose x is nearest, the latest of equals. By bisection where x ascends. */
function nearestIndex(series: SeriesResult, x: number): number | undefined {
  return ascends(series) ? bisect(series, x) : scan(series, x, 0, series.x.length);
}

function bisect(series: SeriesResult, x: number): number | undefined {
  let from = 0;
  let to = series.x.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((series.x[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  // Gaps may lie about: look a little to both sides.
  return scan(series, x, Math.max(0, from - 8), Math.min(series.x.length, from + 8));
}

function scan({ x: xs, y: ys }: SeriesResult, x: number, from: number, to: number): number | undefined {
  let best: number | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    const away = Math.abs((xs[i] as number) - x);
    if (drawable(ys[i] as number) && away <= distance && drawable(xs[i] as number)) {
      best = i;
      distance = away;
    }
  }
  return best;
}

// Points only ever join at the end, so what was found to ascend need not be looked at again.
const known = new WeakMap<number[], { length: number; ascends: boolean }>();

function ascends({ x }: SeriesResult): boolean {
  const state = known.get(x) ?? { length: 1, ascends: true };
  for (let i = Math.max(1, state.length); i < x.length && state.ascends; i += 1) {
    state.ascends = (x[i] as number) >= (x[i - 1] as number);
  }
  state.length = x.length;
  known.set(x, state);
  return state.ascends;
}

import type { Extent } from '../drawing/axis.ts';
import { drawable } from './decimate.ts';

/** A curve's points as the chart needs them, with the extents of all of them. */
export interface Summary {
  /** Points in order; one that cannot be drawn marks a gap. */
  x: number[];
  y: number[];
  extentX: Extent;
  extentY: Extent;
  /** Points that cannot be drawn because a coordinate is not finite. */
  odd: number;
}

/** Points that are looked at together; a summary holds the lowest and the highest of each such piece. */
const piece = 32;
/** Curves up to this length are kept whole; from here on there are more pieces than columns in a chart. */
export const wholeLength = 16_384;

// Points only ever join at the end of a series (a replaced series has new arrays), so each is looked at once and
// not again with every frame: a hundred curves of 100,000 points would take a second to scan.
const known = new WeakMap<number[], Summary & { done: number }>();
const scanned = new WeakMap<number[], Omit<Summary, 'x' | 'y'> & { done: number }>();

/**
 * A short curve as it is, with what cannot be drawn still in it; of a long one the extremes of every 32 points, the first
 * and the last point, and all gaps. O(points that are new).
 */
export function summarise(x: number[], y: number[]): Summary {
  if (y.length <= wholeLength) return { x, y, ...extentsOf(x, y) };
  const kept = known.get(y) ?? { ...empty(), done: 0 };
  known.set(y, kept);
  for (; kept.done + piece <= y.length; kept.done += piece) add(kept, x, y, kept.done, kept.done + piece);
  const whole = { ...kept, x: kept.x.slice(), y: kept.y.slice() };
  whole.extentX = { ...kept.extentX };
  whole.extentY = { ...kept.extentY };
  for (let i = kept.done; i < y.length; i += 1) add(whole, x, y, i, i + 1);
  const last = y.length - 1;
  if (kept.done === y.length && last >= 0 && drawable(y[last] as number) && drawable(x[last] as number)) {
    whole.x.push(x[last] as number);
    whole.y.push(y[last] as number);
  }
  return whole;
}

function extentsOf(x: number[], y: number[]): Omit<Summary, 'x' | 'y'> {
  const kept = scanned.get(y) ?? { ...noExtents(), done: 0 };
  scanned.set(y, kept);
  const { extentX, extentY } = kept;
  for (; kept.done < y.length; kept.done += 1) {
    const a = x[kept.done] as number;
    const b = y[kept.done] as number;
    if (!drawable(a) || !drawable(b)) {
      kept.odd += 1;
      continue;
    }
    if (a < extentX.low) extentX.low = a;
    if (a > extentX.high) extentX.high = a;
    if (b < extentY.low) extentY.low = b;
    if (b > extentY.high) extentY.high = b;
  }
  return { extentX: { ...extentX }, extentY: { ...extentY }, odd: kept.odd };
}

function noExtents(): Omit<Summary, 'x' | 'y'> {
  const nothing = () => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY });
  return { extentX: nothing(), extentY: nothing(), odd: 0 };
}

function empty(): Summary {
  return { x: [], y: [], ...noExtents() };
}

function add(into: Summary, x: number[], y: number[], from: number, to: number): void {
  const { extentX, extentY } = into;
  let low = -1;
  let high = -1;
  let odd = 0;
  for (let i = from; i < to; i += 1) {
    const a = x[i] as number;
    const b = y[i] as number;
    if (!drawable(a) || !drawable(b)) {
      odd += 1;
      continue;
    }
    if (a < extentX.low) extentX.low = a;
    if (a > extentX.high) extentX.high = a;
    if (low < 0 || b < (y[low] as number)) low = i;
    if (high < 0 || b > (y[high] as number)) high = i;
  }
  into.odd += odd;
  // A gap stands at the end of its piece: 32 points are far less than a pixel where pieces are used.
  if (low >= 0) {
    extentY.low = Math.min(extentY.low, y[low] as number);
    extentY.high = Math.max(extentY.high, y[high] as number);
    const first = from === 0 ? 0 : low;
    for (const i of new Set([Math.min(first, low, high), Math.min(low, high), Math.max(low, high)])) {
      if (!drawable(x[i] as number) || !drawable(y[i] as number)) continue;
      into.x.push(x[i] as number);
      into.y.push(y[i] as number);
    }
  }
  if (odd > 0) {
    into.x.push(Number.NaN);
    into.y.push(Number.NaN);
  }
}

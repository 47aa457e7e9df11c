import { extremes } from '../drawing/extremes.ts';
import type { MapPanel } from './event.ts';
import type { MapResult } from './state.ts';

/** A scale's limits, over all panels and all frames that it colours. */
export interface ScaleRange {
  low: number;
  high: number;
  /** Lowest and highest value present; NaN when there is none. */
  min: number;
  max: number;
}

/** The limits of each scale. Frames share them: a colour means the same all the way through an animation. */
export function scaleRanges({ spec, panels }: MapResult): ScaleRange[] {
  return spec.scales.map((scale, index) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const values of panels.filter((panel) => panel.scale === index).flatMap(coloured)) {
      const found = extremes(values);
      if (found.min < min) min = found.min;
      if (found.max > max) max = found.max;
    }
    const empty = min > max;
    let low = scale.min ?? (empty ? 0 : min);
    let high = scale.max ?? (empty ? 1 : max);
    if (scale.palette === 'diverging') {
      high = Math.max(Math.abs(low), Math.abs(high));
      low = -high;
    }
    return { low, high, min: empty ? Number.NaN : min, max: empty ? Number.NaN : max };
  });
}

/** Everything of a panel that its scale colours. */
function coloured({ field, points, tracks = [] }: MapPanel): Float32Array[] {
  return [field, points?.values, ...tracks.map(({ values }) => values)].filter(
    (values) => values !== undefined,
  );
}

/** The part of an array that belongs to a frame; arrays that do not change are the same in each. */
export function frameOf(values: Float32Array, size: number, frame: number): Float32Array {
  return values.length > size ? values.subarray(frame * size, (frame + 1) * size) : values;
}

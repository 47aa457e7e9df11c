import type { MapPalette, MapScale, Projection } from '../protocol/map-event.ts';
import type { MapResult, PlotResult } from '../views/results.ts';
import type { Sheet } from './sheets.ts';

/** What a view draws. */
export type Picture = { kind: 'map'; map: MapResult } | { kind: 'plot'; plot: PlotResult };

/** Something of a data set that can be looked at: a variable, or the two of a wind together. */
export interface Subject {
  /** Name of the variable, or `wind`. */
  name: string;
  /** What readers choose it by. */
  label: string;
  sheets: Sheet[];
  /** Whether it covers the globe, so that a projection can be chosen. */
  global: boolean;
  draw(sheet: Sheet, projection: Projection): Picture;
}

/** What decides on the colours of a variable. */
interface Coloured {
  units: string;
  standardName: string | undefined;
  values: Float32Array;
}

/**
 * The colours of a variable, the same for all its times: rain from white, what lies about zero diverging, other
 * magnitudes from dark to light. Rain is so skewed that its bar ends where all but one value in five hundred do.
 */
export function scaleOf({ units, standardName = '', values }: Coloured): MapScale {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const palette = paletteOf(standardName, units, min, max);
  if (palette !== 'rain') return { units, palette, min, max };
  const sorted = values.filter((value) => value > 0).sort();
  return { units, palette, min: 0, max: Math.ceil(sorted[Math.floor(sorted.length * 0.998)] ?? 1) };
}

function paletteOf(standardName: string, units: string, min: number, max: number): MapPalette {
  if (standardName.includes('precipitation')) return 'rain';
  // Zero degrees are a temperature like the others.
  return min < 0 && max > 0 && units !== '°C' ? 'diverging' : 'viridis';
}

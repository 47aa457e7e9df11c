import type { PlotResult } from '../views/chart/state.ts';
import type { MapScale, Projection } from '../views/map/event.ts';
import type { MapResult } from '../views/map/state.ts';
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

const known = new WeakMap<Float32Array, MapScale>();

/**
 * The colours of a variable, the same for all its times: rain from white, what lies about zero diverging, other
 * magnitudes from dark to light.
 */
export function scaleOf({ units, standardName = '', values }: Coloured): MapScale {
  const found = known.get(values) ?? makeScale(units, standardName, values);
  known.set(values, found);
  return found;
}

/** Share of the values that a bar shows where the largest are far from all others: gusts, glints, rain most of all. */
const shown = { rain: 0.98, other: 0.998 };

/** Values that are sorted to find that share; of more, each so-manieth is taken. */
const sample = 100_000;

function makeScale(units: string, standardName: string, values: Float32Array): MapScale {
  const rain = standardName.includes('precipitation');
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // Zero degrees are a temperature like the others.
  if (!rain && min < 0 && max > 0 && units !== '°C') return { units, palette: 'diverging', min, max };
  if (rain) min = 0;
  const stride = Math.ceil(values.length / sample);
  const sorted = values
    .filter((value, i) => i % stride === 0 && (rain ? value > 0 : !Number.isNaN(value)))
    .sort();
  const end = Math.ceil(sorted[Math.floor((rain ? shown.rain : shown.other) * (sorted.length - 1))] ?? max);
  const far = end - min < 0.75 * (max - min);
  return { units, palette: rain ? 'rain' : 'viridis', min, max: far ? end : max };
}

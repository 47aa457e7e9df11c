/** Lowest and highest value, NaN when all are missing, and how many are. */
export interface Extremes {
  min: number;
  max: number;
  missing: number;
}

// The values of a view do not change, and a map's scale, its name, its notes and its ink all ask for them.
const known = new WeakMap<Float32Array, Extremes>();

/** One pass over the values, the first time. */
export function extremes(values: Float32Array): Extremes {
  const found = known.get(values) ?? look(values);
  known.set(values, found);
  return found;
}

function look(values: Float32Array): Extremes {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let missing = 0;
  // By index: an iterator takes twice as long, and a view may have four million values.
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) missing += 1;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min > max ? { min: Number.NaN, max: Number.NaN, missing } : { min, max, missing };
}

/**
 * Exponential moving average, corrected for its start (as in Adam: divided by 1 − βᵗ), so that the first values
 * are not drawn towards zero. Values that are not finite stay as they are and do not enter the average.
 * `strength` is β in 0…1; 0 changes nothing.
 */
export function smooth(values: ArrayLike<number>, strength: number): Float64Array {
  const smoothed = new Float64Array(values.length);
  let mean = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) {
      smoothed[i] = value;
      continue;
    }
    mean = strength * mean + (1 - strength) * value;
    weight = strength * weight + (1 - strength);
    smoothed[i] = mean / weight;
  }
  return smoothed;
}

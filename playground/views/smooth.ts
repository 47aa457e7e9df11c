/**
 * Exponential moving average, corrected for its start (as in Adam: divided by 1 − βᵗ), so that the first values
 * are not drawn towards zero. Values that are not finite stay as they are and do not enter the average.
 * `strength` is β in 0…1; 0 changes nothing.
 */
export function smooth(values: ArrayLike<number>, strength: number): number[] {
  // A plain array, as the points are: code that meets two kinds of array runs at half the speed.
  const smoothed = new Array<number>(values.length).fill(0);
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

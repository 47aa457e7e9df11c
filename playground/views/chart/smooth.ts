interface Average {
  values: number[];
  mean: number;
  weight: number;
}

// Values only ever join at the end: a curve that grows is not averaged anew with every frame.
const known = new WeakMap<number[], Map<number, Average>>();

/**
 * Exponential moving average, corrected for its start (as in Adam: divided by 1 − βᵗ), so that the first values
 * are not drawn towards zero. Values that are not finite stay as they are and do not enter the average.
 * `strength` is β in 0…1; 0 changes nothing. The result for a growing array is one growing array.
 */
export function smooth(values: number[], strength: number): number[] {
  const averages = known.get(values) ?? new Map<number, Average>();
  known.set(values, averages);
  const average = averages.get(strength) ?? { values: [], mean: 0, weight: 0 };
  averages.set(strength, average);
  for (let i = average.values.length; i < values.length; i += 1) {
    const value = values[i] as number;
    if (Number.isFinite(value)) {
      average.mean = strength * average.mean + (1 - strength) * value;
      average.weight = strength * average.weight + (1 - strength);
    }
    average.values.push(Number.isFinite(value) ? average.mean / average.weight : value);
  }
  return average.values;
}

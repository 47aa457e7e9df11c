import { wantNumbers } from '../arguments/want-list.ts';

/** Brings values to mean 0 and standard deviation 1 over the training part, and back. */
export interface Standardiser {
  /** Mean of the training part, in the variable's units. */
  readonly mean: number;
  /** Standard deviation of the training part (divided by n), in the variable's units. */
  readonly deviation: number;
  /**
   * (value − mean) / deviation; NaN stays NaN.
   *
   * @throws TypeError for what is no array of numbers, such as a tensor
   */
  standardise(values: ArrayLike<number>): Float32Array;
  /**
   * mean + deviation · value; NaN stays NaN.
   *
   * @throws TypeError for what is no array of numbers, such as a tensor
   */
  unstandardise(values: ArrayLike<number>): Float32Array;
}

/**
 * Takes mean and standard deviation over the cells that train and are not missing. Validation and test are never
 * looked at: they stand for the future.
 *
 * @param trains whether a flat cell index belongs to the training part
 * @param name for errors
 */
export function makeStandardiser(
  values: ArrayLike<number>,
  trains: (cell: number) => boolean,
  name: string,
): Standardiser {
  let [count, mean, squares] = [0, 0, 0];
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    if (Number.isNaN(value) || !trains(cell)) continue;
    // Welford (1962): stable where the mean is large beside the deviation, as that of pressure is.
    const before = value - mean;
    mean += before / ++count;
    squares += before * (value - mean);
  }
  if (count === 0) throw new RangeError(`standardiser: ${name} has no value in the training part.`);
  const deviation = Math.sqrt(squares / count);
  if (deviation === 0)
    throw new RangeError(`standardiser: ${name} is ${mean} everywhere in the training part; nothing varies.`);
  return {
    mean,
    deviation,
    standardise: (given) => {
      wantNumbers('standardise', 'values', given);
      return Float32Array.from(given, (value) => (value - mean) / deviation);
    },
    unstandardise: (given) => {
      wantNumbers('unstandardise', 'values', given);
      return Float32Array.from(given, (value) => mean + deviation * value);
    },
  };
}

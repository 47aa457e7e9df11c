/** From two numbers to a wind on the grid: by what the autoencoder has learned, and by two EOFs. */

/** Whole numbers of one byte in base 64, each so many `unit`s. */
interface Packed {
  readonly unit: number;
  readonly bytes: string;
}

interface Dense {
  /** [output, input], row by row. */
  readonly weights: readonly number[];
  readonly biases: readonly number[];
}

export interface Learned {
  /** Mean wind of the training months and the EOFs, m/s: u of all points, row by row from the north, then v. */
  readonly mean: Packed;
  readonly patterns: readonly Packed[];
  /** The decoder: two numbers → hidden → amplitudes of the patterns. */
  readonly hidden: Dense;
  readonly out: Dense;
  /** Standard deviations of the first two amplitudes in the training months. */
  readonly deviations: readonly number[];
}

export interface Decoder {
  readonly mean: Float64Array;
  autoencoder(a: number, b: number): Float64Array;
  eofs(a: number, b: number): Float64Array;
}

/** The map's upper left corner, in degrees, and its units to a degree. */
export const edges = { west: 15, north: 85 } as const;
export const degree = 1.1;

export function decoderOf({ mean, patterns, hidden, out, deviations }: Learned): Decoder {
  const [base, fields] = [unpack(mean), patterns.map(unpack)];
  const wind = (amplitudes: readonly number[]): Float64Array =>
    base.map((value, k) =>
      fields.reduce((sum, field, i) => sum + (amplitudes[i] ?? 0) * (field[k] ?? 0), value),
    );
  return {
    mean: base,
    autoencoder: (a, b) => wind(dense(out, dense(hidden, [a, b]).map(Math.tanh))),
    eofs: (a, b) => wind([a * (deviations[0] ?? 0), b * (deviations[1] ?? 0)]),
  };
}

function dense({ weights, biases }: Dense, x: readonly number[]): number[] {
  return biases.map((bias, i) =>
    x.reduce((sum, value, j) => sum + value * (weights[i * x.length + j] ?? 0), bias),
  );
}

function unpack({ unit, bytes }: Packed): Float64Array {
  const letters = atob(bytes);
  return Float64Array.from(letters, (letter) => ((letter.charCodeAt(0) << 24) >> 24) * unit);
}

/** The two numbers of a month in a list of all. */
export function pair(of: readonly number[], month: number): [number, number] {
  return [of[2 * month] ?? 0, of[2 * month + 1] ?? 0];
}

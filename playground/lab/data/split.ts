export const parts = ['train', 'validation', 'test'] as const;
/** A part of a data set: what a model learns from, is chosen by, and is judged by. */
export type Part = (typeof parts)[number];
/** Something for each part. */
export type PerPart<T> = Record<Part, T>;

export const splitMethods = ['blocks', 'ranges', 'groups'] as const;

/** How a data set is divided into training, validation and test parts; part of its card. */
export type SplitRule =
  | ({ method: 'blocks' } & BlockRule)
  /** Stretches of one axis, positions from 0, both ends included; what lies between them belongs to no part. */
  | { method: 'ranges'; axis: string; ranges: PerPart<{ first: number; last: number }> }
  /** Groups of rows (storms) by the year in which they begin. */
  | { method: 'groups'; years: PerPart<{ first: number; last: number }> };

/** Square blocks of the globe, shared out by a hash. */
export interface BlockRule {
  /** Side of the square blocks that stay together, in degrees of latitude and longitude. */
  degrees: number;
  /** Stirs the hash; chosen once for a data set and then left alone. */
  seed: number;
  /** Shares of the blocks; they add up to 1. */
  fractions: PerPart<number>;
}

/**
 * The part that a position belongs to. Neighbouring cells and months are nearly copies of each other, so a random
 * split would put copies of the training data into the test; whole blocks keep most of them apart.
 *
 * The block (row from the south pole, column from Greenwich eastwards) is hashed with the seed to a number in
 * [0, 1), which falls into the share of one part. The same position gives the same part on every machine.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, any turn of the globe
 */
export function partOf(latitude: number, longitude: number, rule: BlockRule): Part {
  const [row, column] = blockOf(latitude, longitude, rule.degrees);
  const share = hash(row * columnsOf(rule.degrees) + column, rule.seed);
  if (share < rule.fractions.train) return 'train';
  return share < rule.fractions.train + rule.fractions.validation ? 'validation' : 'test';
}

/** Row (from the south pole) and column (from Greenwich eastwards) of the block that holds a position. */
export function blockOf(latitude: number, longitude: number, degrees: number): [row: number, column: number] {
  const east = ((longitude % 360) + 360) % 360;
  const lastRow = Math.ceil(180 / degrees) - 1;
  return [Math.min(lastRow, Math.floor((latitude + 90) / degrees)), Math.floor(east / degrees)];
}

function columnsOf(degrees: number): number {
  return Math.ceil(360 / degrees);
}

/** MurmurHash3's 32-bit finaliser (Appleby, public domain): flips half of the output bits for every input bit. */
function hash(block: number, seed: number): number {
  let h = (Math.imul(block + 1, 0x9e3779b1) ^ seed) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** The part whose stretch holds a number, or none: it lies in a gap. */
export function partWithin(
  value: number,
  stretches: PerPart<{ first: number; last: number }>,
): Part | undefined {
  return parts.find((part) => value >= stretches[part].first && value <= stretches[part].last);
}

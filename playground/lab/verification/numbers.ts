import { isTensor } from '../host/tensor-like.ts';

/** A list of numbers: an ordinary array or a typed one. NaN is a missing value. */
export type Numbers = ArrayLike<number>;

/** Throws, in words, when a value is no list of numbers. `score` and `name` say whose argument it is. */
export function checkNumbers(score: string, name: string, value: unknown): asserts value is Numbers {
  if (isTensor(value)) {
    throw new TypeError(
      `${score}: ${name} is a tensor of shape [${value.shape}]. Scores are computed from arrays: ` +
        'read its numbers first, await x.data().',
    );
  }
  const list = value as { length?: unknown; 0?: unknown } | null | undefined;
  if (typeof list !== 'object' || list === null || typeof list.length !== 'number') {
    throw new TypeError(`${score}: ${name} must be an array of numbers; this is ${describe(value)}.`);
  }
  if (list.length > 0 && typeof list[0] !== 'number') {
    throw new TypeError(
      `${score}: ${name} must be one flat array of numbers; its first entry is ${describe(list[0])}. ` +
        'Nested rows become flat with values.flat().',
    );
  }
}

/** Throws, naming both, when two lists that belong together differ in length. */
export function checkSameLength(score: string, first: [string, Numbers], second: [string, Numbers]): void {
  if (first[1].length === second[1].length) return;
  throw new RangeError(
    `${score}: ${first[0]} has the shape [${first[1].length}] and ${second[0]} the shape [${second[1].length}]; ` +
      'they must hold the same cells in the same order.',
  );
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value)}`.trim();
}

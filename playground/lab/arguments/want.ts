import { described } from './described.ts';

/**
 * What functions of `lab` say when they are given something else than they want: which function, which argument, what is
 * wanted and what came. A wrong kind of value is a TypeError, a value outside of its limits a RangeError.
 *
 * @param where the function that the program called, with the title of a drawing: `plot "Loss"`
 * @param name the argument, or its member: `options.bins`
 */
function wrong(where: string, name: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${where}: ${name} must be ${wanted}; it is ${described(value)}.`);
}

/** An object with members: no list, no tensor, nothing that keeps its contents elsewhere as a Map does. */
export function wantOptions(where: string, name: string, value: unknown): asserts value is object {
  const plain =
    typeof value === 'object' &&
    value !== null &&
    Object.prototype.toString.call(value) === '[object Object]' &&
    !('dataSync' in value);
  if (!plain) throw wrong(where, name, 'an object such as { … }', value);
}

export function wantText(where: string, name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw wrong(where, name, 'a text', value);
}

export function wantFlag(where: string, name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw wrong(where, name, 'true or false', value);
}

// biome-ignore lint/complexity/noBannedTypes: what it is called with is the caller's affair.
export function wantFunction(where: string, name: string, value: unknown): asserts value is Function {
  if (typeof value !== 'function') throw wrong(where, name, 'a function', value);
}

export function wantOneOf<const T extends string>(
  where: string,
  name: string,
  known: readonly T[],
  value: unknown,
): asserts value is T {
  if (known.some((one) => one === value)) return;
  const wanted = known.map((one) => `'${one}'`).join(' or ');
  if (typeof value !== 'string') throw wrong(where, name, wanted, value);
  throw new RangeError(`${where}: ${name} must be ${wanted}; it is ${described(value)}.`);
}

/** A finite number; with limits, `limits` says them and `holds` knows them. */
export function wantNumber(
  where: string,
  name: string,
  value: unknown,
  limits = '',
  holds: (value: number) => boolean = () => true,
): asserts value is number {
  if (typeof value !== 'number') throw wrong(where, name, `a number${limits}`, value);
  if (Number.isFinite(value) && holds(value)) return;
  throw new RangeError(`${where}: ${name} must be a finite number${limits}; it is ${value}.`);
}

/** A number that may be missing: NaN and the infinities are let through. */
export function wantAnyNumber(where: string, name: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw wrong(where, name, 'a number', value);
}

/** A whole number from `least` to `most`. */
export function wantWhole(
  where: string,
  name: string,
  value: unknown,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): asserts value is number {
  const wanted = `a whole number ${most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`}`;
  if (typeof value !== 'number') throw wrong(where, name, wanted, value);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${where}: ${name} must be ${wanted}; it is ${value}.`);
}

import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { described } from './described.ts';

/** The longest list that JavaScript can count: a length beyond it is a mistake. */
const longest = 2 ** 32 - 1;

/** Whether something has entries by number: an array, a typed array, no text and no Map. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'length' in value &&
    Number.isInteger(value.length) &&
    (value.length as number) >= 0 &&
    (value.length as number) <= longest
  );
}

/** A list of anything. A tensor is none: its values have to be read first. */
export function wantList(
  where: string,
  name: string,
  value: unknown,
  of = '',
): asserts value is ArrayLike<unknown> {
  if (isTensor(value)) {
    throw new TypeError(
      `${where}: ${name} must be an array${of}; it is a tensor of shape [${value.shape}]. Read its numbers first: ` +
        'await x.data().',
    );
  }
  if (isList(value)) return;
  throw new TypeError(`${where}: ${name} must be an array${of}; it is ${described(value)}.`);
}

/** An array in the narrow sense, as `for … of` and `map` want it. */
export function wantArray(where: string, name: string, value: unknown, of = ''): asserts value is unknown[] {
  if (Array.isArray(value)) return;
  throw new TypeError(`${where}: ${name} must be an array${of}; it is ${described(value)}.`);
}

/** A flat list of numbers. Its first entry speaks for the others: scores and steps of training are often called. */
export function wantNumbers(where: string, name: string, value: unknown): asserts value is ArrayLike<number> {
  wantList(where, name, value, ' of numbers');
  if (value.length === 0 || typeof value[0] === 'number') return;
  throw new TypeError(
    `${where}: ${name} must be one flat array of numbers; its first entry is ${described(value[0])}.` +
      `${Array.isArray(value[0]) ? ' Nested rows become flat with values.flat().' : ''}`,
  );
}

/** A list of numbers, each of which is looked at. Typed arrays hold nothing else. */
export function wantEachNumber(
  where: string,
  name: string,
  value: unknown,
  holds: (value: number) => boolean = () => true,
  limits = '',
): asserts value is ArrayLike<number> {
  wantList(where, name, value, ' of numbers');
  for (let i = 0; i < value.length; i += 1) {
    const entry = value[i];
    if (typeof entry !== 'number') {
      throw new TypeError(
        `${where}: entry ${i} of ${name} must be a number${limits}; it is ${described(entry)}.`,
      );
    }
    if (!holds(entry)) {
      throw new RangeError(`${where}: entry ${i} of ${name} must be a number${limits}; it is ${entry}.`);
    }
  }
}

/** A list of whole numbers that says how long each dimension is. */
export function wantShape(where: string, name: string, value: unknown): asserts value is readonly number[] {
  wantArray(where, name, value, ' of whole numbers');
  wantEachNumber(
    where,
    name,
    value,
    (length) => Number.isSafeInteger(length) && length >= 0,
    ' that is whole and not negative',
  );
}

/** A tensor of numbers. */
export function wantTensor(where: string, name: string, value: unknown): asserts value is TensorLike {
  if (!isTensor(value)) {
    throw new TypeError(`${where}: ${name} must be a tensor; it is ${described(value)}.`);
  }
  wantNumeric(where, name, value);
}

/** Texts cannot be drawn or computed with, and complex numbers are two numbers each. */
export function wantNumeric(where: string, name: string, { dtype }: TensorLike): void {
  if (dtype !== 'string' && dtype !== 'complex64') return;
  throw new TypeError(
    `${where}: ${name} is a tensor of ${dtype === 'string' ? 'texts' : 'complex numbers; take tf.real(x) or tf.imag(x)'}.`,
  );
}

/**
 * A flat copy of numbers in lists of any depth, in single precision.
 *
 * @param most the most numbers there may be
 */
export function copiedNumbers(where: string, name: string, value: unknown, most = longest): Float32Array {
  const source = flatNumbers(where, name, value);
  if (source.length > most) {
    throw new RangeError(
      `${where}: ${name} has ${source.length.toLocaleString('en')} numbers; at most ${most.toLocaleString('en')} can be shown.`,
    );
  }
  return Float32Array.from(source);
}

/** The numbers in lists of any depth, one after the other: a flat list itself, otherwise a copy in double precision. */
export function flatNumbers(where: string, name: string, value: unknown): ArrayLike<number> {
  wantList(where, name, value, ' of numbers');
  if (ArrayBuffer.isView(value) && value.length > 0 && typeof value[0] === 'number') {
    return value as ArrayLike<number>;
  }
  let nested = false;
  for (let i = 0; i < value.length && !nested; i += 1) {
    const entry = value[i];
    if (typeof entry === 'number') continue;
    if (!isList(entry) || isTensor(entry)) throw noNumber(where, name, i, entry);
    nested = true;
  }
  if (!nested) return value as ArrayLike<number>;
  const found: number[] = [];
  collect(where, name, value, found, 0);
  return found;
}

/** Deeper than any tensor: lists that hold themselves end here. */
const deepest = 8;

function collect(where: string, name: string, list: ArrayLike<unknown>, into: number[], depth: number): void {
  for (let i = 0; i < list.length; i += 1) {
    const entry = list[i];
    if (typeof entry === 'number') into.push(entry);
    else if (isList(entry) && !isTensor(entry) && depth < deepest)
      collect(where, name, entry, into, depth + 1);
    else throw noNumber(where, name, i, entry);
  }
}

function noNumber(where: string, name: string, index: number, entry: unknown): TypeError {
  const instead = entry === null || entry === undefined ? ' NaN stands for a value that is missing.' : '';
  return new TypeError(
    `${where}: entry ${index} of ${name} must be a number; it is ${described(entry)}.${instead}`,
  );
}

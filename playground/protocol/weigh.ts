import { maxText } from './primitives.ts';

/** Bytes of one message: the largest map has 16 MB of numbers. */
export const maxWeight = 24_000_000;
/** An entry of a list or a member of an object takes as long to unpack as so many bytes of a typed array. */
const entry = 40;
/** Objects within objects: a name of a track of a panel of a map of a batch lies seven deep. */
const maxDepth = 10;

/** A message that can be passed on. */
export interface Weighed {
  /** In bytes, roughly: as much as unpacking it costs. */
  weight: number;
  /** Memory of its numbers, to be handed on instead of copied. */
  buffers: ArrayBuffer[];
}

/**
 * Weighs a message that has just been unpacked and makes it fit to be passed on, in place: texts are cut, and what is no
 * list, plain object, text or number becomes null. Undefined when it is too heavy; the size of a list is looked at before
 * its entries.
 */
export function weigh(message: unknown, most: number = maxWeight): Weighed | undefined {
  const buffers = new Set<ArrayBuffer>();
  let left = most;

  const look = (value: unknown, depth: number, replace: (by: unknown) => void): void => {
    left -= entry;
    if (typeof value === 'string') {
      if (value.length > maxText) replace(value.slice(0, maxText));
      left -= 2 * Math.min(value.length, maxText);
    } else if (typeof value !== 'object' || value === null) {
      if (typeof value === 'bigint') replace(null);
    } else if (depth > maxDepth) replace(null);
    else if (Array.isArray(value)) lookThrough(value, depth);
    else if (value instanceof Float32Array || value instanceof Uint32Array) {
      // The whole memory travels, however little of it the array shows.
      if (!(value.buffer instanceof ArrayBuffer)) replace(null);
      else if (!buffers.has(value.buffer)) {
        left -= value.buffer.byteLength;
        buffers.add(value.buffer);
      }
    } else if (Object.getPrototypeOf(value) === Object.prototype) {
      const object = value as Record<string, unknown>;
      for (const key in object) {
        left -= 2 * key.length;
        if (left < 0) return;
        look(object[key], depth + 1, (by) => {
          object[key] = by;
        });
      }
    } else replace(null);
  };
  const lookThrough = (list: unknown[], depth: number): void => {
    if (list.length * entry > left) {
      left = -1;
      return;
    }
    for (let i = 0; i < list.length && left >= 0; i += 1) {
      // Points come by the ten thousand: the commonest entry is dealt with here.
      if (typeof list[i] === 'number') left -= entry;
      else
        look(list[i], depth + 1, (by) => {
          list[i] = by;
        });
    }
  };

  look(message, 0, () => {});
  return left < 0 ? undefined : { weight: most - left, buffers: [...buffers] };
}

import { damaged } from '../damaged.ts';

/** Zero bytes that must follow the data of `BackwardBits`, so that four can be read from any place. */
export const padding = 8;

/** A stream of bits that Zstandard reads from its end; the highest bit set in the last byte marks where it starts. */
export class BackwardBits {
  readonly #data: DataView;
  readonly #first: number;
  /** Bits that are left. */
  left: number;

  /** @param data with `padding` zero bytes at its end */
  constructor(data: DataView, start: number, end: number) {
    const last = end > start ? data.getUint8(end - 1) : 0;
    if (last === 0) throw damaged('Zstandard has a stream of bits without an end');
    this.#data = data;
    this.#first = start * 8;
    this.left = (end - start) * 8 + 23 - Math.clz32(last);
  }

  /** The next bits as a number, at most 25 of them. */
  read(count: number): number {
    this.left -= count;
    if (this.left < 0) throw damaged('Zstandard breaks off');
    const at = this.#first + this.left;
    return (this.#data.getUint32(at >>> 3, true) >>> (at & 7)) & ((1 << count) - 1);
  }
}

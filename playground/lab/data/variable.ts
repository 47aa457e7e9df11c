import { described } from '../arguments/described.ts';
import { wantList } from '../arguments/want-list.ts';
import type { CardVariable } from './card.ts';
import { cellsOf, unpack } from './packed.ts';

/** One variable of a data set; its numbers are unpacked when they are first asked for. */
export interface Variable {
  /** Row-major in the order of `shape`; NaN where nothing was observed. */
  readonly values: Float32Array;
  /** Number of values along each axis. */
  readonly shape: readonly number[];
  /** Names of the axes in the order of `shape`. */
  readonly axes: readonly string[];
  /** Unit of the values. */
  readonly units: string;
  /** What it is, in words. */
  readonly longName: string;
  /** What the values 0, 1, 2 … stand for, when the variable is a class; otherwise empty. */
  readonly labels: readonly string[];
  /** Number of NaNs. */
  readonly missing: number;
  /**
   * The values at these positions of the first axis, one after the other: shape [positions, …rest of the shape].
   *
   * @throws TypeError for what is no list, RangeError for a position that the axis has not
   */
  take(positions: ArrayLike<number>): Float32Array;
}

/** A variable of a card and the payload that holds it. */
export function lazyVariable(card: CardVariable, shape: readonly number[], bytes: ArrayBuffer): Variable {
  let unpacked: Float32Array | undefined;
  const { units, longName, missing, axes, labels = [], name } = card;
  const differences = card.differences.map((axis) => axes.indexOf(axis));
  return {
    shape,
    axes,
    units,
    longName,
    labels,
    missing,
    get values() {
      unpacked ??= unpack(card, bytes, shape, differences);
      return unpacked;
    },
    take(positions) {
      return take(this.values, shape, positions, name);
    },
  };
}

/** Copies the values at some positions of the first axis, one after the other. */
function take(
  values: Float32Array,
  shape: readonly number[],
  positions: ArrayLike<number>,
  name: string,
): Float32Array {
  wantList('take', 'positions', positions, ' of positions');
  const inner = cellsOf(shape.slice(1));
  const taken = new Float32Array(positions.length * inner);
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    if (!(Number.isInteger(position) && position >= 0 && position < (shape[0] as number))) {
      throw new RangeError(
        `take: ${name} has the positions 0 to ${(shape[0] as number) - 1}; ${described(position)} is not one.`,
      );
    }
    taken.set(values.subarray(position * inner, (position + 1) * inner), index * inner);
  }
  return taken;
}

import { copiedNumbers, wantList, wantNumeric } from '../arguments/want-list.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { drawings } from '../host/turns.ts';

/** Numbers of any form that a program has them in. */
export type Values = ArrayLike<number> | number[][] | TensorLike;

/**
 * Hands on the values of all sources at once, in their order and in the drawing's turn: at once where neither they nor a
 * drawing before them wait for a tensor. Tensors are read without blocking and may be disposed of directly afterwards.
 *
 * @param most the most numbers that one source may have
 */
export function gatherValues(
  where: string,
  sources: readonly (readonly [name: string, values: Values])[],
  most: number,
  use: (all: Float32Array[]) => void,
): void {
  const all = sources.map(([name, source]) => {
    if (!isTensor(source)) {
      const copy = copiedNumbers(where, name, source, most);
      if (copy.length === sizeOf(shapeOf(where, name, source))) return copy;
      throw new TypeError(`${where}: ${name} must be rows of numbers; here lists lie deeper than that.`);
    }
    wantNumeric(where, name, source);
    return undefined;
  });
  const leave = drawings.take();
  const done = (): void => {
    const complete = all.filter((one) => one !== undefined);
    if (complete.length === all.length) leave(() => use(complete));
  };
  sources.forEach(([, source], i) => {
    if (!isTensor(source)) return;
    read(
      source,
      (data) => {
        all[i] = Float32Array.from(data as ArrayLike<number>);
        done();
      },
      (error) => {
        // A drawing that cannot be read holds up none behind it.
        leave(() => {});
        throw error;
      },
    );
  });
  done();
}

/**
 * The shape a source has before it is read: what an error can name at once.
 *
 * @throws TypeError for what is no list, RangeError for rows of different lengths
 */
export function shapeOf(where: string, name: string, source: Values): readonly number[] {
  if (isTensor(source)) return source.shape;
  wantList(where, name, source, ' of numbers');
  const first: unknown = source[0];
  if (!Array.isArray(source) || typeof first !== 'object' || first === null) return [source.length];
  wantList(where, `row 0 of ${name}`, first, ' of numbers');
  for (const [row, entries] of source.entries()) {
    wantList(where, `row ${row} of ${name}`, entries, ' of numbers');
    if (entries.length !== first.length) {
      throw new RangeError(
        `${where}: row ${row} of ${name} has ${entries.length} numbers and row 0 has ${first.length}.`,
      );
    }
  }
  return [source.length, first.length];
}

/** How many values a shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

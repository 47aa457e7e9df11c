import { read } from './reads.ts';
import { isTensor, type TensorLike } from './tensor-like.ts';

/** Numbers of any form that a program has them in. */
export type Values = ArrayLike<number> | number[][] | TensorLike;

/** Values with the shape they came in; a flat array has one dimension. */
export interface Shaped {
  values: Float32Array;
  shape: readonly number[];
}

/**
 * Hands on the values of all sources at once, in their order; at once where none is a tensor. Tensors are read
 * without blocking and may be disposed of directly afterwards.
 */
export function gatherValues(sources: readonly Values[], use: (all: Shaped[]) => void): void {
  const all: (Shaped | undefined)[] = sources.map((source) => (isTensor(source) ? undefined : plain(source)));
  const done = () => {
    const complete = all.filter((one) => one !== undefined);
    if (complete.length === all.length) use(complete);
  };
  if (!sources.some(isTensor)) done();
  sources.forEach((source, i) => {
    if (!isTensor(source)) return;
    const shape = [...source.shape];
    read(source, (data) => {
      all[i] = { values: Float32Array.from(data as ArrayLike<number>), shape };
      done();
    });
  });
}

/** The shape a source has before it is read: what an error can name at once. */
export function shapeOf(source: Values): readonly number[] {
  if (isTensor(source)) return source.shape;
  return isNested(source) ? [source.length, source[0]?.length ?? 0] : [source.length];
}

function plain(source: ArrayLike<number> | number[][]): Shaped {
  const values = Float32Array.from(isNested(source) ? source.flat() : source);
  return { values, shape: shapeOf(source) };
}

function isNested(values: ArrayLike<number> | number[][]): values is number[][] {
  return Array.isArray(values) && Array.isArray(values[0]);
}

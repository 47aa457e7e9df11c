/**
 * The part of a tf.Tensor that `lab` reads. But for `training/`, `lab` does not import TensorFlow.js: pages draw with
 * it without a backend, and a plain array is as good a source of numbers.
 */
export interface TensorLike {
  readonly shape: number[];
  readonly dtype: string;
  kept: boolean;
  data(): Promise<ArrayLike<number | string>>;
  clone(): TensorLike;
  dispose(): void;
}

/** Whether a value is a tensor, judged by its members. */
export function isTensor(value: unknown): value is TensorLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    'shape' in value &&
    'dtype' in value &&
    'data' in value &&
    typeof value.data === 'function' &&
    'clone' in value &&
    typeof value.clone === 'function'
  );
}

/** A scalar that may still be on the GPU. */
export type ScalarLike = number | TensorLike;

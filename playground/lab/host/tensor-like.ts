/**
 * The part of a tensor of TensorFlow.js that `lab` reads: any `tf.Tensor` will do. But for `training/`, `lab` does not
 * import TensorFlow.js: pages draw with it without a backend, and a plain array is as good a source of numbers.
 */
export interface TensorLike {
  /** Number of values along each dimension. */
  readonly shape: number[];
  /** Type of the values: `'float32'`, `'int32'`, `'bool'`. */
  readonly dtype: string;
  /** Whether `tf.tidy` leaves it alone. */
  kept: boolean;
  /** Reads the values, row-major. */
  data(): Promise<ArrayLike<number | string>>;
  /** Another tensor on the same memory. */
  clone(): TensorLike;
  /** Frees its memory. */
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

import { broadcast_util, type TensorInfo } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, count) => product * count, 1);

/**
 * Products of batches of which each is repeated along dimensions of its own. Backends of tfjs 4.22 know batches of
 * the same number and single matrices only.
 */
const products: Composition = (steps, { inputs, attrs }, own) => {
  const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const outer = broadcast_util.assertAndGetBroadcastShape(outerA, outerB);
  const batches = sizeOf(outer);
  const plain = (own: readonly number[]): boolean => [1, batches].includes(sizeOf(own));
  if (plain(outerA) && plain(outerB)) return undefined;
  const repeated = (x: TensorInfo): TensorInfo => {
    const matrix = x.shape.slice(-2);
    const own = x.shape.slice(0, -2);
    const padded = [...outer.slice(own.length).map(() => 1), ...own];
    const reps = [...outer.map((size, axis) => size / (padded[axis] ?? 1)), 1, 1];
    const whole = steps.run('Tile', { x: steps.reshape(x, [...padded, ...matrix]) }, { reps });
    return steps.reshape(whole, [batches, ...matrix]);
  };
  const result = steps.call(
    own,
    { a: repeated(a), b: repeated(b) },
    attrs as unknown as Record<string, unknown>,
  );
  return steps.reshape(result, [...outer, ...result.shape.slice(-2)]);
};

export function registerMatrixBatches(backendName: string): void {
  compose(backendName, 'BatchMatMul', products);
}

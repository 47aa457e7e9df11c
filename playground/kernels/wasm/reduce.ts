import * as tf from '@tensorflow/tfjs';
import { type Call, type Kernel, replace } from './replace.ts';

/** Sums over neighbouring axes, and the number of terms of each; nothing for other sums. */
function sum({ inputs, attrs, backend, machine }: Call): { out: tf.TensorInfo; terms: number } | undefined {
  const { x } = inputs;
  const { axis, keepDims } = attrs as { axis: number | number[] | null; keepDims: boolean };
  if (x?.dtype !== 'float32') return undefined;
  const axes = tf.util.parseAxisParam(axis ?? x.shape.map((_, index) => index), x.shape);
  const [kept, reduced] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
  const terms = tf.util.sizeFromShape(reduced);
  const summed = x.shape.map((size, index) => axes.includes(index) && size > 1);
  const [first, last] = [summed.indexOf(true), summed.lastIndexOf(true)];
  const gap = x.shape.some((size, index) => index > first && index < last && size > 1 && !summed[index]);
  if (gap || terms < 2 || tf.util.sizeFromShape(kept) === 0) return undefined;
  const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(kept, axes) : kept;
  const out = backend.makeOutput(shape, 'float32');
  const [from, to] = [machine.at(x), machine.at(out)];
  const outer = tf.util.sizeFromShape(x.shape.slice(0, first));
  const inner = tf.util.sizeFromShape(x.shape.slice(last + 1));
  if (inner === 1) machine.sumGroups(from, to, outer, terms);
  else
    for (let index = 0; index < outer; index++)
      machine.sumRows(from + 4 * index * terms * inner, to + 4 * index * inner, terms, 4 * inner);
  return { out, terms };
}

const mean: Kernel = (call) => {
  const result = sum(call);
  if (!result) return undefined;
  const values = call.machine.floats(result.out);
  for (let index = 0; index < values.length; index++) (values[index] as number) /= result.terms;
  return result.out;
};

/** Sums and means. */
export function registerReductions(): void {
  replace(tf.Sum, (call) => sum(call)?.out);
  replace(tf.Mean, mean);
}

import * as tf from '@tensorflow/tfjs';
import { type Call, type Kernel, replace, run } from './replace.ts';

/** Sums of products by labelled axes, as one product of matrices per set of labels that is only carried along. */
const einsum: Kernel = (call) => {
  const tensors = Object.values(call.inputs);
  const equation = (call.attrs['equation'] as string).replace(/\s/g, '');
  if (tensors.some(({ dtype }) => dtype !== 'float32')) return undefined;
  // These two know every mistake that an equation can have, and say so.
  const { allDims, idDims } = tf.backend_util.decodeEinsumEquation(equation, tensors.length);
  tf.backend_util.checkEinsumDimSizes(allDims.length, idDims, tensors as tf.Tensor[]);
  const [terms = '', result = ''] = equation.split('->');
  const [first = '', second] = terms.split(',');
  const [a, b] = tensors;
  if (!a) return undefined;
  const sizes = new Map<string, number>();
  for (const [index, term] of [first, second ?? ''].entries())
    for (const [axis, label] of [...term].entries()) sizes.set(label, tensors[index]?.shape[axis] ?? 1);
  const scope = new Scope(call);
  if (second === undefined || !b) return scope.end(scope.arrange(scope.sum(a, first, result), result));

  const left = scope.sum(a, first, result + second);
  const right = scope.sum(b, second, result + first);
  const both = [...left.labels].filter((label) => right.labels.includes(label));
  const carried = both.filter((label) => result.includes(label)).join('');
  const summed = both.filter((label) => !result.includes(label)).join('');
  const own = (labels: string) => [...labels].filter((label) => !both.includes(label)).join('');
  const [rows, columns] = [own(left.labels), own(right.labels)];
  const size = (labels: string) =>
    [...labels].reduce((product, label) => product * (sizes.get(label) ?? 1), 1);
  const matrix = (labelled: Labelled, order: string, shape: number[]) =>
    scope.run(tf.Reshape, { x: scope.arrange(labelled, order) }, { shape });
  const product = scope.run(
    tf.BatchMatMul,
    {
      a: matrix(left, carried + rows + summed, [size(carried), size(rows), size(summed)]),
      b: matrix(right, carried + summed + columns, [size(carried), size(summed), size(columns)]),
    },
    { transposeA: false, transposeB: false },
  );
  const labels = carried + rows + columns;
  const shape = [...labels].map((label) => sizes.get(label) ?? 1);
  return scope.end(
    scope.arrange({ labels, tensor: scope.run(tf.Reshape, { x: product }, { shape }) }, result),
  );
};

interface Labelled {
  labels: string;
  tensor: tf.TensorInfo;
}

/** Runs kernels and releases what they made, all but the result. */
class Scope {
  readonly #call: Call;
  readonly #made: tf.TensorInfo[] = [];

  constructor(call: Call) {
    this.#call = call;
  }

  run(name: string, inputs: Record<string, tf.TensorInfo>, attrs: Record<string, unknown>): tf.TensorInfo {
    const made = run(name, this.#call.backend, inputs, attrs);
    this.#made.push(made);
    return made;
  }

  /** Sums over the axes whose labels nobody else asks for. */
  sum(tensor: tf.TensorInfo, labels: string, wanted: string): Labelled {
    const axis = [...labels].flatMap((label, index) => (wanted.includes(label) ? [] : [index]));
    if (axis.length === 0) return { labels, tensor };
    return {
      labels: [...labels].filter((label) => wanted.includes(label)).join(''),
      tensor: this.run(tf.Sum, { x: tensor }, { axis, keepDims: false }),
    };
  }

  /** Orders the axes. */
  arrange({ labels, tensor }: Labelled, order: string): tf.TensorInfo {
    if (labels === order) return tensor;
    return this.run(tf.Transpose, { x: tensor }, { perm: [...order].map((label) => labels.indexOf(label)) });
  }

  end(result: tf.TensorInfo): tf.TensorInfo {
    // An input that is its own result is handed out a second time.
    const kept = this.#made.includes(result) ? result : this.run(tf.Identity, { x: result }, {});
    for (const tensor of this.#made) if (tensor !== kept) this.#call.backend.disposeData(tensor.dataId);
    return kept;
  }
}

export function registerEinsum(): void {
  replace(tf.Einsum, einsum);
}

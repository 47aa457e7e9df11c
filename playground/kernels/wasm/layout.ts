import * as tf from '@tensorflow/tfjs';
import { type Call, type Kernel, replace } from './replace.ts';

/** float32 and int32: numbers of four bytes, which are copied alike. */
function ofFourBytes({ dtype }: tf.TensorInfo): boolean {
  return dtype === 'float32' || dtype === 'int32';
}

const size = tf.util.sizeFromShape;

const concat: Kernel = ({ inputs, attrs, backend, machine }) => {
  const all = Object.values(inputs);
  const [first] = all;
  if (!first || !ofFourBytes(first) || all.some(({ dtype }) => dtype !== first.dtype)) return undefined;
  const axis = tf.util.parseAxisParam(attrs['axis'] as number, first.shape)[0] ?? 0;
  tf.backend_util.assertParamsConsistent(
    all.map(({ shape }) => shape),
    axis,
  );
  const shape = tf.backend_util.computeOutShape(
    all.map((part) => part.shape),
    axis,
  );
  const out = backend.makeOutput(shape, first.dtype);
  const rows = size(shape.slice(0, axis));
  const step = 4 * size(shape.slice(axis));
  let to = machine.at(out);
  for (const part of all) {
    const width = 4 * size(part.shape.slice(axis));
    machine.copyRows(machine.at(part), width, to, step, rows, width);
    to += width;
  }
  return out;
};

const split: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  if (!x || !ofFourBytes(x)) return undefined;
  const axis = tf.util.parseAxisParam(attrs['axis'] as number, x.shape)[0] ?? 0;
  const sizes = tf.backend_util.prepareSplitSize(
    x as tf.Tensor,
    attrs['numOrSizeSplits'] as number | number[],
    axis,
  );
  const rows = size(x.shape.slice(0, axis));
  const step = 4 * size(x.shape.slice(axis));
  const inner = 4 * size(x.shape.slice(axis + 1));
  let done = 0;
  return sizes.map((length) => {
    const out = backend.makeOutput(
      x.shape.map((other, index) => (index === axis ? length : other)),
      x.dtype,
    );
    machine.copyRows(machine.at(x) + done, step, machine.at(out), length * inner, rows, length * inner);
    done += length * inner;
    return out;
  });
};

/** The one axis in which two shapes of the same rank differ. */
function onlyAxis(shape: readonly number[], other: readonly number[]): number | undefined {
  const axes = shape.flatMap((length, axis) => (length === other[axis] ? [] : [axis]));
  return axes.length === 1 ? axes[0] : undefined;
}

/** A part along one axis. */
const slice: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  if (!x || !ofFourBytes(x)) return undefined;
  const given = attrs as { begin: number | number[]; size: number | number[] };
  const [begin = [], shape = []] = tf.slice_util.parseSliceParams(x as tf.Tensor, given.begin, given.size);
  tf.slice_util.assertParamsValid(x as tf.Tensor, begin, shape);
  const axis = onlyAxis(x.shape, shape);
  if (axis === undefined || size(shape) === 0) return undefined;
  const out = backend.makeOutput(shape, x.dtype);
  const inner = 4 * size(shape.slice(axis + 1));
  const from = machine.at(x) + (begin[axis] ?? 0) * inner;
  const width = (shape[axis] ?? 0) * inner;
  machine.copyRows(
    from,
    (x.shape[axis] ?? 0) * inner,
    machine.at(out),
    width,
    size(shape.slice(0, axis)),
    width,
  );
  return out;
};

/** Noughts before and after, along one axis: the gradient of a part. */
const pad: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  if (!x || !ofFourBytes(x) || attrs['constantValue'] !== 0) return undefined;
  const paddings = attrs['paddings'] as [before: number, after: number][];
  const shape = x.shape.map(
    (length, axis) => length + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0),
  );
  const axis = onlyAxis(x.shape, shape);
  if (axis === undefined || size(x.shape) === 0) return undefined;
  const out = backend.makeOutput(shape, x.dtype);
  machine.fill(machine.at(out), 4 * size(shape));
  const inner = 4 * size(shape.slice(axis + 1));
  const to = machine.at(out) + (paddings[axis]?.[0] ?? 0) * inner;
  const width = (x.shape[axis] ?? 0) * inner;
  machine.copyRows(machine.at(x), width, to, (shape[axis] ?? 0) * inner, size(shape.slice(0, axis)), width);
  return out;
};

/** Repeats a whole tensor along axes in front of it. */
const tile: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  const reps = attrs['reps'] as number[];
  if (!x || !ofFourBytes(x)) return undefined;
  const last = reps.findLastIndex((times) => times !== 1);
  if (reps.length !== x.shape.length || x.shape.slice(0, last + 1).some((length) => length !== 1))
    return undefined;
  const out = backend.makeOutput(
    x.shape.map((length, axis) => length * (reps[axis] ?? 1)),
    x.dtype,
  );
  const width = 4 * size(x.shape);
  machine.copyRows(machine.at(x), 0, machine.at(out), width, size(reps), width);
  return out;
};

/** Axes in another order, where the last stays the last or the last two change places. */
const transpose: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  if (!x || !ofFourBytes(x) || size(x.shape) === 0) return undefined;
  const perm = attrs['perm'] as number[];
  const rank = perm.length;
  const shape = perm.map((axis) => x.shape[axis] ?? 1);
  const plain = perm.every((axis, index) => axis === index);
  if (plain || rank < 2) return undefined;
  const [height = 1, width = 1] = x.shape.slice(-2);
  const turns = perm.slice(0, -2).every((axis, index) => axis === index);
  if (turns) {
    const out = backend.makeOutput(shape, x.dtype);
    const [from, to] = [machine.at(x), machine.at(out)];
    for (let index = 0; index < size(x.shape.slice(0, -2)); index++) {
      const skip = 4 * index * height * width;
      machine.transpose(from + skip, to + skip, height, width, 4 * width, 4 * height);
    }
    return out;
  }
  if (perm[rank - 1] !== rank - 1) return undefined;
  const strides = [...tf.util.computeStrides(x.shape), 1];
  const steps = perm.map((axis) => 4 * (strides[axis] ?? 1));
  const out = backend.makeOutput(shape, x.dtype);
  copyInOrder({ machine }, machine.at(x), machine.at(out), shape, steps);
  return out;
};

/** Copies rows along the last axis in the order of the result; all but the last two axes are counted here. */
function copyInOrder(
  { machine }: Pick<Call, 'machine'>,
  from: number,
  to: number,
  shape: number[],
  steps: number[],
): void {
  const rank = shape.length;
  const width = 4 * (shape[rank - 1] ?? 1);
  const rows = shape[rank - 2] ?? 1;
  const outer = shape.slice(0, -2);
  const at = outer.map(() => 0);
  for (let block = 0; block < size(outer); block++) {
    const start = at.reduce((sum, index, axis) => sum + index * (steps[axis] ?? 0), from);
    machine.copyRows(start, steps[rank - 2] ?? 0, to + block * rows * width, width, rows, width);
    for (let axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = (at[axis] ?? 0) + 1;
      if ((at[axis] ?? 0) < (outer[axis] ?? 0)) break;
      at[axis] = 0;
    }
  }
}

/** Operations that only move numbers. */
export function registerLayout(): void {
  replace(tf.Concat, concat);
  replace(tf.SplitV, split);
  replace(tf.Slice, slice);
  replace(tf.PadV2, pad);
  replace(tf.Tile, tile);
  replace(tf.Transpose, transpose);
}

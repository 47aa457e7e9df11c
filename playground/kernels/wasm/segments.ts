import * as tf from '@tensorflow/tfjs';
import { type Kernel, replace } from './replace.ts';

/** Sums of rows by segment; rows of a segment that does not exist are left out, as on the CPU backend. */
const unsortedSegmentSum: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x, segmentIds } = inputs;
  if (x?.dtype !== 'float32' || segmentIds?.dtype !== 'int32') return undefined;
  const segments = attrs['numSegments'] as number;
  if (segmentIds.shape.length !== 1) return undefined;
  const rest = x.shape.slice(1);
  const out = backend.makeOutput([segments, ...rest], 'float32');
  const width = 4 * tf.util.sizeFromShape(rest);
  machine.fill(machine.at(out), segments * width);
  machine.scatterRows(
    machine.at(x),
    machine.at(segmentIds),
    machine.at(out),
    tf.util.sizeFromShape(segmentIds.shape),
    width,
    segments,
  );
  return out;
};

/**
 * Slices by index. An index that lies outside is left to the backend, which names it. With `batchDims` the backend's own
 * kernel reads past the indices of the first batch: its answers are whatever lies there.
 */
const gather: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x, indices } = inputs;
  const { axis = 0, batchDims = 0 } = attrs as { axis?: number; batchDims?: number };
  if (!x || !/^(float|int)32$/.test(x.dtype) || indices?.dtype !== 'int32') return undefined;
  const { batchSize, outerSize, dimSize, sliceSize, outputShape } =
    tf.backend_util.segment_util.collectGatherOpShapeInfo(
      x as tf.Tensor,
      indices as tf.Tensor,
      tf.util.parseAxisParam(axis, x.shape)[0] ?? 0,
      batchDims,
    );
  if (!machine.ints(indices).every((index) => index >= 0 && index < dimSize)) return undefined;
  const out = backend.makeOutput(outputShape, x.dtype);
  const count = tf.util.sizeFromShape(indices.shape) / Math.max(1, batchSize);
  const [from, rows, to] = [machine.at(x), machine.at(indices), machine.at(out)];
  for (let block = 0; block < batchSize * outerSize; block++) {
    machine.gatherRows(
      from + 4 * block * dimSize * sliceSize,
      rows + 4 * Math.floor(block / outerSize) * count,
      to + 4 * block * count * sliceSize,
      count,
      4 * sliceSize,
      dimSize,
    );
  }
  return out;
};

/** The gradient of sums by segment: a row of `dy` for each id, nought where an id is no segment's. */
const segmentSumGrad: Kernel = ({ inputs, backend, machine }) => {
  const { dy, segmentIds } = inputs;
  if (!dy || !segmentIds) return undefined;
  const [limit = 0, ...rest] = dy.shape;
  const out = backend.makeOutput([...segmentIds.shape, ...rest], 'float32');
  machine.gatherRows(
    machine.at(dy),
    machine.at(segmentIds),
    machine.at(out),
    tf.util.sizeFromShape(segmentIds.shape),
    4 * tf.util.sizeFromShape(rest),
    limit,
  );
  return out;
};

/** What graph networks and embeddings are made of. */
export function registerSegments(): void {
  replace(tf.UnsortedSegmentSum, unsortedSegmentSum);
  replace(tf.GatherV2, gather);
  replace('UnsortedSegmentSumGrad', segmentSumGrad);
}

import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';
import { spread } from './spread.ts';

/** Takes the blocks apart again that `depthToSpace` laid out: [N, H b, W b, C] to [N, H, W, b b C]. */
function spaceToDepth(x: tf.Tensor, block: number): tf.Tensor {
  const [batch = 0, height = 0, width = 0, depth = 0] = x.shape;
  const [rows, columns] = [height / block, width / block];
  return x
    .reshape([batch, rows, block, columns, block, depth])
    .transpose([0, 1, 3, 2, 4, 5])
    .reshape([batch, rows, columns, block * block * depth]);
}

/** Gradients of operations that only move numbers. */
export function registerIndexGradients(): void {
  setGradient(tf.DepthToSpace, {}, (dy, _, attrs) => ({
    x: () => spaceToDepth(dy, attrs['blockSize'] as number),
  }));

  setGradient(tf.StridedSlice, { inputsToSave: ['x'] }, (dy, [x], attrs) => ({
    x: () => {
      const { shape } = x as tf.Tensor;
      const slice = attrs as unknown as tf.StridedSliceAttrs;
      const { begin, end, strides } = tf.slice_util.sliceInfo(
        shape,
        slice.begin,
        slice.end,
        slice.strides,
        slice.beginMask,
        slice.endMask,
        slice.ellipsisMask,
        slice.newAxisMask,
        slice.shrinkAxisMask,
      );
      // Axes that were added or dropped have size 1 and do not matter to the order of the numbers.
      let back = dy.reshape(tf.slice_util.computeOutShape(begin, end, strides));
      for (const [axis, size] of shape.entries())
        back = spread(back, axis, begin[axis] ?? 0, strides[axis] ?? 1, size);
      return back;
    },
  }));

  setGradient(tf.GatherNd, { inputsToSave: ['params', 'indices'] }, (dy, [params, indices]) => ({
    // scatterND adds up what falls on the same place.
    params: () => tf.scatterND(indices as tf.Tensor, dy, (params as tf.Tensor).shape),
  }));

  setGradient(tf.ScatterNd, { inputsToSave: ['indices'] }, (dy, [indices]) => ({
    updates: () => tf.gatherND(dy, indices as tf.Tensor),
  }));

  // Where a backend takes the gradient of sums by segment in one step, that step has one too.
  setGradient('UnsortedSegmentSumGrad', { inputsToSave: ['dy', 'segmentIds'] }, (ddx, [dy, segmentIds]) => ({
    dy: () =>
      tf.unsortedSegmentSum(ddx as tf.Tensor2D, segmentIds as tf.Tensor1D, (dy as tf.Tensor).shape[0] ?? 0),
  }));
}

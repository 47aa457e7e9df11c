import * as tf from '@tensorflow/tfjs';
import { type Derivatives, setGradient } from './register.ts';

/** For one axis: a 1 where an output pixel took its value from, [from, to]. */
function origins(from: number, to: number, alignCorners: boolean, halfPixelCenters: boolean): tf.Tensor2D {
  const aligned = alignCorners && to > 1;
  const scale = aligned ? (from - 1) / (to - 1) : from / to;
  const round = alignCorners ? roundHalfUp : Math.floor;
  const taken = new Float32Array(from * to);
  for (let index = 0; index < to; index++) {
    const source = round(scale * (halfPixelCenters ? index + 0.5 : index));
    taken[Math.max(0, Math.min(from - 1, source)) * to + index] = 1;
  }
  return tf.tensor2d(taken, [from, to]);
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

/** Whether a backend would divide by the distance of the corners of one pixel. */
function divides(alignCorners: boolean, images: tf.Tensor | undefined): boolean {
  const [, height = 0, width = 0] = images?.shape ?? [];
  return alignCorners && Math.min(height, width) < 2;
}

/** For one axis: the share of each pixel in each output pixel, [to, from], as the backend itself has it. */
function shares(from: number, to: number, attrs: tf.ResizeBilinearAttrs): tf.Tensor2D {
  const points = tf.eye(from).reshape([1, from, 1, from]);
  const resized = tf.engine().runKernel(tf.ResizeBilinear, { images: points }, {
    ...attrs,
    size: [to, 1],
  } as unknown as tf.NamedAttrMap) as tf.Tensor;
  return resized.reshape([to, from]);
}

/**
 * The gradient of linear interpolation. Those of TensorFlow.js count pixels from their corners whatever they are asked
 * for, and the CPU backend mistakes height for width.
 */
export function registerResizeBilinearGradient(): void {
  const stock = tf.getGradient(tf.ResizeBilinear);
  setGradient(tf.ResizeBilinear, { inputsToSave: ['images'] }, (dy, saved, attrs) => {
    const [images] = saved;
    const given = attrs as unknown as tf.ResizeBilinearAttrs;
    const corners = !given.halfPixelCenters && !divides(given.alignCorners, images);
    if (stock && corners && tf.getBackend() !== 'cpu' && tf.engine().state.gradientDepth === 0)
      return stock.gradFunc(dy, saved, attrs as unknown as tf.NamedAttrMap) as Derivatives;
    const [batch = 0, height = 0, width = 0, depth = 0] = images?.shape ?? [];
    const [, outHeight = 0, outWidth = 0] = dy.shape;
    return {
      images: () => {
        const rows = shares(height, outHeight, given).expandDims(0);
        const columns = shares(width, outWidth, given).expandDims(0);
        const narrow = tf.matMul(rows, dy.reshape([batch, outHeight, outWidth * depth]), true) as tf.Tensor;
        return tf
          .matMul(columns, narrow.reshape([batch * height, outWidth, depth]), true)
          .reshape([batch, height, width, depth]);
      },
    };
  });
}

/**
 * The gradient of resizing to the nearest pixel. The kernel of the CPU backend is wrong for more than one image (it
 * looks for the second in the first) and without end for one pixel whose corners are aligned, and every backend's is wrong
 * where pixels are counted from their centres.
 */
export function registerResizeGradient(): void {
  const stock = tf.getGradient(tf.ResizeNearestNeighbor);
  setGradient(tf.ResizeNearestNeighbor, { inputsToSave: ['images'] }, (dy, saved, attrs) => {
    const [images] = saved;
    const [batch = 0, height = 0, width = 0, depth = 0] = images?.shape ?? [];
    const { alignCorners, halfPixelCenters } = attrs as { alignCorners: boolean; halfPixelCenters: boolean };
    const right = !halfPixelCenters && !divides(alignCorners, images) && tf.getBackend() !== 'cpu';
    if (right && stock)
      return stock.gradFunc(dy, saved, attrs as unknown as tf.NamedAttrMap) as Record<
        string,
        () => tf.Tensor
      >;
    const [, outHeight = 0, outWidth = 0] = dy.shape;
    return {
      images: () => {
        const rows = origins(height, outHeight, alignCorners, halfPixelCenters);
        const columns = origins(width, outWidth, alignCorners, halfPixelCenters);
        const fewerRows = tf.matMul(
          rows.expandDims(0),
          dy.reshape([batch, outHeight, outWidth * depth]),
        ) as tf.Tensor;
        return tf
          .matMul(columns.expandDims(0), fewerRows.reshape([batch * height, outWidth, depth]))
          .reshape([batch, height, width, depth]);
      },
    };
  });
}

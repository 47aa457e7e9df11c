import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';

/** For one axis: a 1 where an output pixel took its value from, [from, to]. */
function origins(from: number, to: number, alignCorners: boolean, halfPixelCenters: boolean): tf.Tensor2D {
  const aligned = alignCorners && to > 1;
  const scale = aligned ? (from - 1) / (to - 1) : from / to;
  const round = alignCorners ? roundHalfUp : Math.floor;
  const source = Int32Array.from({ length: to }, (_, index) =>
    Math.max(0, Math.min(from - 1, round(scale * (halfPixelCenters ? index + 0.5 : index)))),
  );
  return tf.oneHot(tf.tensor1d(source, 'int32'), from).transpose().toFloat() as tf.Tensor2D;
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

/**
 * The gradient of resizing to the nearest pixel. The kernel of the CPU backend is wrong for more than one image (it
 * looks for the second in the first), and every backend's is where pixels are counted from their centres.
 */
export function registerResizeGradient(): void {
  const stock = tf.getGradient(tf.ResizeNearestNeighbor);
  setGradient(tf.ResizeNearestNeighbor, { inputsToSave: ['images'] }, (dy, saved, attrs) => {
    const [images] = saved;
    const [batch = 0, height = 0, width = 0, depth = 0] = images?.shape ?? [];
    const { alignCorners, halfPixelCenters } = attrs as { alignCorners: boolean; halfPixelCenters: boolean };
    const right = !halfPixelCenters && (batch === 1 || tf.getBackend() !== 'cpu');
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

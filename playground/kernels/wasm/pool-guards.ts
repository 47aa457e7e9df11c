import * as tf from '@tensorflow/tfjs';
import { type Kernel, replace } from './replace.ts';

/**
 * Refuses a pooling that would write past the end of its result. With padding by numbers TensorFlow.js reckons the width
 * of the output by the height and vertical stride of the window; the backend's own code reckons it right, and where the
 * two differ it destroys what lies behind the tensor.
 */
function guard(name: string): Kernel {
  return ({ inputs, attrs }) => {
    const { x } = inputs;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolAttrs;
    if (!x || typeof pad === 'string') return undefined;
    const shape = x.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const fits = (size: number, before: number, after: number, window: number, stride: number) =>
      Math.floor((size + before + after - window) / stride) + 1;
    const { padInfo } = info;
    const rows = fits(info.inHeight, padInfo.top, padInfo.bottom, info.filterHeight, info.strideHeight);
    const columns = fits(info.inWidth, padInfo.left, padInfo.right, info.filterWidth, info.strideWidth);
    if (rows === info.outHeight && columns === info.outWidth) return undefined;
    throw new Error(
      `${name} on the WASM backend: with pad ${JSON.stringify(pad)} the output would be ${rows} × ${columns}, TensorFlow.js ` +
        `expects ${info.outHeight} × ${info.outWidth}. Use tf.pad and pad 'valid'.`,
    );
  };
}

export function registerPoolGuards(): void {
  for (const name of [tf.MaxPool, tf.AvgPool]) replace(name, guard(name));
}

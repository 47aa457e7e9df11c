import * as tf from '@tensorflow/tfjs';
import { avgPoolConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/AvgPool.js';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPool.js';
import { computeOnCpu } from '../by-cpu.ts';
import { type Call, type Kernel, replace, run } from './replace.ts';

/**
 * Refuses a pooling that would write past the end of its result. With padding by numbers TensorFlow.js reckons the width
 * of the output by the height and vertical stride of the window; the backend's own code reckons it right, and where the
 * two differ it destroys what lies behind the tensor.
 */
function guard(name: string): (call: Call) => void {
  return ({ inputs, attrs }) => {
    const { x } = inputs;
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolAttrs;
    if (!x || typeof pad === 'string') return;
    const shape = x.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const fits = (size: number, before: number, after: number, window: number, stride: number) =>
      Math.floor((size + before + after - window) / stride) + 1;
    const { padInfo } = info;
    const rows = fits(info.inHeight, padInfo.top, padInfo.bottom, info.filterHeight, info.strideHeight);
    const columns = fits(info.inWidth, padInfo.left, padInfo.right, info.filterWidth, info.strideWidth);
    if (rows === info.outHeight && columns === info.outWidth) return;
    throw new Error(
      `${name} on the WASM backend: with pad ${JSON.stringify(pad)} the output would be ${rows} × ${columns}, TensorFlow.js ` +
        `expects ${info.outHeight} × ${info.outWidth}. Use tf.pad and pad 'valid'.`,
    );
  };
}

/** Whether there is a NaN among the numbers, which their sum tells at once; infinities of both signs tell so too. */
function mayHoldNaN({ backend, machine }: Call, x: tf.TensorInfo): boolean {
  const sum = run(tf.Sum, backend, { x }, { axis: [...x.shape.keys()] });
  const [total = 0] = machine.floats(sum);
  backend.disposeData(sum.dataId);
  return Number.isNaN(total);
}

/** The backend's own makes −∞ of NaN. */
function withoutNaN({ kernelName, kernelFunc }: tf.KernelConfig): Kernel {
  const check = guard(kernelName);
  return (call) => {
    check(call);
    const { x } = call.inputs;
    if (!x || !mayHoldNaN(call, x)) return undefined;
    const { attrs, backend, inputs } = call;
    return computeOnCpu(kernelFunc, { inputs, attrs: attrs as unknown as tf.NamedAttrMap, backend });
  };
}

export function registerPoolGuards(): void {
  for (const config of [maxPoolConfig, avgPoolConfig]) replace(config.kernelName, withoutNaN(config));
}

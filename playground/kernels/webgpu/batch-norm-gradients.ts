import { engine, registerKernel, type Tensor, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { columnSums } from './column-sums.ts';
import { elementwise } from './elementwise.ts';
import { sizeOf } from './grid.ts';

/** A kernel of this project, not of tfjs: the sum of each channel over all other dimensions. */
const kernelName = 'ChannelSums';

export function registerChannelSums(): void {
  registerKernel({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => {
      const x = inputs['x'] as TensorInfo;
      const channels = x.shape.at(-1) ?? 1;
      return columnSums(backend as WebGpuBackend, x, sizeOf(x.shape) / channels, channels);
    },
  });
}

const channelSums = (x: Tensor): Tensor => engine().runKernel(kernelName, { x }) as Tensor;

/**
 * The gradients of (x − mean) / √(variance + ε) · scale + offset with one number a channel for all but x. tfjs makes
 * them of some twenty-five operations on tensors of the size of x.
 *
 * @param saved x, mean, variance and, where there is one, scale
 * @returns nothing for a batch norm of another form
 */
export function batchNormGradients(
  dy: Tensor,
  [x, mean, variance, scale]: Tensor[],
  epsilon: number,
): Record<string, () => Tensor> | undefined {
  if (!x || !mean || !variance) return undefined;
  const channels = x.shape.at(-1) ?? 1;
  const perChannel = [mean, variance, ...(scale ? [scale] : [])];
  const plain = [dy, x, ...perChannel].every(({ dtype, size }) => dtype === 'float32' && size > 0);
  if (!plain || dy.size !== x.size) return undefined;
  if (perChannel.some(({ rank, size }) => rank !== 1 || size !== channels)) return undefined;
  // Needed by several gradients, each of which is taken in a scope of its own.
  const sums = channelSums(dy);
  const products = channelSums(elementwise('a * (b - c)', [dy, x, mean], x.shape));
  const scaled = scale ? ' * c' : '';
  const scales = scale ? [scale] : [];
  const per = (expression: string, inputs: Tensor[]): Tensor =>
    elementwise(expression, inputs, mean.shape, [epsilon]);
  return {
    x: () => elementwise(`a * inverseSqrt(b + c0)${scaled}`, [dy, variance, ...scales], x.shape, [epsilon]),
    mean: () => per(`-a * inverseSqrt(b + c0)${scaled}`, [sums, variance, ...scales]),
    variance: () => per(`-0.5 * a / ((b + c0) * sqrt(b + c0))${scaled}`, [products, variance, ...scales]),
    scale: () => per('a * inverseSqrt(b + c0)', [products, variance]),
    offset: () => elementwise('a', [sums], mean.shape),
  };
}

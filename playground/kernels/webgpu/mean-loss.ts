import {
  engine,
  type NamedAttrMap,
  registerGradient,
  registerKernel,
  type Scalar,
  type Tensor,
  type TensorInfo,
  tidy,
} from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { columnSums } from './column-sums.ts';
import { dispatch } from './dispatch.ts';
import { elementwise } from './elementwise.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { workgroup } from './sizes.ts';

/** A kernel of this project, not of tfjs: the mean of a loss, and its slope towards each prediction. */
const kernelName = 'MeanLoss';

/** Threads that share a loss of single numbers; their sums are added by one workgroup. */
const mostThreads = 1024;

/** Of a prediction `z` with its `label`: the loss, and its derivative by `z`, in WGSL. */
const pointwise = {
  square: { loss: '(z - label) * (z - label)', slope: '2.0 * (z - label)' },
  sigmoid: {
    loss: 'max(z, 0.0) - z * label + log(1.0 + exp(-abs(z)))',
    slope: '1.0 / (1.0 + exp(-z)) - label',
  },
} as const;

export type LossName = keyof typeof pointwise | 'softmax';

/**
 * The mean of a loss in two dispatches, and its gradient in one.
 *
 * @param name `square`: (z − label)²; `sigmoid`: the cross-entropy of a logit; `softmax`: that of each row of logits
 * @param labels float32, int32 or bool
 * @param predictions float32, of the same shape, not empty
 */
export function meanLoss(name: LossName, labels: Tensor, predictions: Tensor): Scalar {
  const attributes = { name } as unknown as NamedAttrMap;
  return tidy(
    () => (engine().runKernel(kernelName, { labels, predictions }, attributes) as Scalar[])[0] as Scalar,
  );
}

export function registerMeanLoss(): void {
  registerKernel({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { labels, predictions } = inputs as { labels: TensorInfo; predictions: TensorInfo };
      return run(backend as WebGpuBackend, attrs?.['name'] as LossName, labels, predictions);
    },
  });
  registerGradient({
    kernelName,
    inputsToSave: ['predictions'],
    outputsToSave: [false, true],
    gradFunc: (dys, [predictions, slopes], attrs) => {
      const [dy] = dys as Tensor[];
      const [z, slope] = [predictions as Tensor, slopes as Tensor];
      return {
        predictions: () => elementwise('a * b', [dy as Tensor, slope], z.shape),
        labels: () =>
          // tfjs, too, takes the labels of a softmax to sum up to one.
          attrs?.['name'] === 'sigmoid'
            ? elementwise('-a * b * c0', [dy as Tensor, z], z.shape, [1 / z.size])
            : elementwise('-a * b', [dy as Tensor, slope], z.shape),
      };
    },
  });
}

/** @returns the mean, and its slope towards each prediction */
function run(
  backend: WebGpuBackend,
  name: LossName,
  labels: TensorInfo,
  predictions: TensorInfo,
): TensorInfo[] {
  const size = sizeOf(predictions.shape);
  const width = name === 'softmax' ? (predictions.shape.at(-1) ?? 1) : 1;
  const terms = size / width;
  const threads = name === 'softmax' ? terms : Math.min(terms, mostThreads);
  const slopes = backend.makeTensorInfo(predictions.shape, 'float32');
  const sums = backend.makeTensorInfo([threads], 'float32');
  const label = labels.dtype === 'float32' ? 'f32' : 'i32';
  dispatch(backend, {
    key: `loss ${name} ${label}`,
    shader: () => shaderOf(name, label),
    tensors: [sums, slopes, labels, predictions],
    uniforms: [
      ...[threads, width, size].map((value) => ({ type: 'uint32' as const, data: [value] })),
      { type: 'float32', data: [1 / terms] },
    ],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  const mean = columnSums(backend, sums, threads, 1, 1 / terms);
  backend.disposeData(sums.dataId);
  return [{ ...mean, shape: [] }, slopes];
}

function shaderOf(name: LossName, label: 'f32' | 'i32'): string {
  return `struct Uniforms { size: u32, width: u32, numbers: u32, scale: f32 }
@group(0) @binding(0) var<storage, read_write> sums: array<f32>;
@group(0) @binding(1) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<${label}>;
@group(0) @binding(3) var<storage, read> predictions: array<f32>;
@group(0) @binding(4) var<uniform> uniforms: Uniforms;
${isNanFunction}
fn larger(a: f32, b: f32) -> f32 { return select(select(a, b, b > a || isNan(b)), a, isNan(a)); }
${elementHead}
  var sum = 0.0;
  ${name === 'softmax' ? ofRow : ofNumbers(pointwise[name])}
}`;
}

function ofNumbers({ loss, slope }: { loss: string; slope: string }): string {
  return `for (var k = i; k < uniforms.numbers; k += uniforms.size) {
    let z = predictions[k];
    let label = f32(labels[k]);
    sum += select(${loss}, z, isNan(z));
    slopes[k] = select((${slope}) * uniforms.scale, z, isNan(z));
  }
  sums[i] = sum;`;
}

/** NaN is written as such: `exp` of it need not be NaN. */
const ofRow = `let start = i * uniforms.width;
  var most = predictions[start];
  for (var k = start; k < start + uniforms.width; k++) { most = larger(most, predictions[k]); }
  var total = 0.0;
  for (var k = start; k < start + uniforms.width; k++) { total += exp(predictions[k] - most); }
  let level = most + log(total);
  for (var k = start; k < start + uniforms.width; k++) {
    let logarithm = predictions[k] - level;
    let label = f32(labels[k]);
    sum -= logarithm * label;
    slopes[k] = select((exp(logarithm) - label) * uniforms.scale, most, isNan(most));
  }
  sums[i] = select(sum, most, isNan(most));`;

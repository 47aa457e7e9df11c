import { engine, getBackend, losses, type Scalar, Tensor } from '@tensorflow/tfjs';
import { type LossName, meanLoss } from './mean-loss.ts';
import { longestRow } from './sizes.ts';

const fused = {
  meanSquaredError: 'square',
  sigmoidCrossEntropy: 'sigmoid',
  softmaxCrossEntropy: 'softmax',
} as const satisfies Partial<Record<keyof typeof losses, LossName>>;

type Loss = (labels: unknown, predictions: unknown, ...more: unknown[]) => Scalar;

/**
 * Makes `tf.losses.meanSquaredError`, `sigmoidCrossEntropy` and `softmaxCrossEntropy` take three dispatches on WebGPU with
 * their gradient; tfjs makes them of up to twenty-three. Programs stay as they are. Weights, smoothed labels and
 * other reductions, other backends, and losses whose gradient may be differentiated are left to tfjs.
 */
export function fuseLosses(): void {
  const all = losses as unknown as Record<keyof typeof fused, Loss>;
  for (const [member, name] of Object.entries(fused) as [keyof typeof fused, LossName][]) {
    const stock = all[member];
    all[member] = (labels, predictions, ...more) => {
      const plain = more.every((argument) => argument === undefined) && fits(name, labels, predictions);
      return plain
        ? meanLoss(name, labels as Tensor, predictions as Tensor)
        : stock(labels, predictions, ...more);
    };
  }
}

function fits(name: LossName, labels: unknown, predictions: unknown): boolean {
  return (
    getBackend() === 'webgpu' &&
    // Within a second gradient, the first one has to be made of operations that have gradients.
    engine().state.gradientDepth <= 1 &&
    labels instanceof Tensor &&
    predictions instanceof Tensor &&
    /^(float32|int32|bool)$/.test(labels.dtype) &&
    predictions.dtype === 'float32' &&
    labels.shape.join() === predictions.shape.join() &&
    predictions.size > 0 &&
    (name !== 'softmax' || (predictions.rank > 0 && (predictions.shape.at(-1) ?? 0) <= longestRow))
  );
}

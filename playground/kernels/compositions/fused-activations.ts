import type { TensorInfo } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

const kernels: Readonly<Record<string, string>> = { elu: 'Elu', relu6: 'Relu6', sigmoid: 'Sigmoid' };

/** The activation as a kernel of its own: those of fused kernels lose NaN. */
const apart =
  (activations: readonly string[]): Composition =>
  (steps, { inputs, attrs }, own) => {
    const given = attrs as unknown as Record<string, unknown>;
    const kernel = kernels[given['activation'] as string];
    if (!kernel || !activations.includes(given['activation'] as string)) return undefined;
    const x = steps.call(own, inputs as Record<string, TensorInfo>, { ...given, activation: 'linear' });
    return steps.run(kernel, { x });
  };

/** Lets NaN through the activations of products and convolutions, where the backend's own kernel makes a number of it. */
export function registerFusedActivations(backendName: 'webgpu' | 'webgl' | 'wasm'): void {
  const all = ['elu', 'relu6', 'sigmoid'];
  compose(backendName, 'FusedDepthwiseConv2D', apart(backendName === 'wasm' ? ['relu6'] : all));
  if (backendName === 'wasm') return;
  compose(backendName, '_FusedMatMul', apart(all));
  compose(backendName, 'FusedConv2D', apart(all));
}

import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type Machine, machineOf } from './machine.ts';

/** What a kernel is called with. */
export interface Call {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: BackendWasm;
  readonly machine: Machine;
}

const noAttributes = {};

/** A kernel of ours; it answers with nothing to what it does not handle. */
export type Kernel = (call: Call) => tf.TensorInfo | tf.TensorInfo[] | undefined;

/**
 * Registers a kernel for the WASM backend. Where it answers with nothing, or the backend has no SIMD, the backend's own
 * kernel of the same name runs; where there is none, an error says so.
 */
export function replace(name: string, kernel: Kernel): void {
  const stock = tf.getKernel(name, 'wasm');
  if (stock) tf.unregisterKernel(name, 'wasm');
  tf.registerKernel({
    kernelName: name,
    backendName: 'wasm',
    ...(stock?.setupFunc && { setupFunc: stock.setupFunc }),
    ...(stock?.disposeFunc && { disposeFunc: stock.disposeFunc }),
    kernelFunc(args) {
      const backend = args.backend as BackendWasm;
      const machine = machineOf(backend);
      const result =
        machine &&
        kernel({
          inputs: args.inputs as Record<string, tf.TensorInfo>,
          attrs: (args.attrs ?? noAttributes) as Record<string, unknown>,
          backend,
          machine,
        });
      if (result) return result;
      if (stock) return stock.kernelFunc(args);
      throw new Error(
        machine
          ? `${name} on the WASM backend does not support these inputs.`
          : `${name} on the WASM backend needs WebAssembly SIMD.`,
      );
    },
  });
}

/**
 * Registers a kernel that TensorFlow.js does not know, which takes the place of several of its own. A backend that has no
 * SIMD loses it when it starts, and those run.
 */
export function supply(name: string, kernel: Kernel): void {
  replace(name, kernel);
  const config = tf.getKernel(name, 'wasm');
  tf.unregisterKernel(name, 'wasm');
  tf.registerKernel({
    ...config,
    setupFunc(backend) {
      if (!machineOf(backend as BackendWasm)) tf.unregisterKernel(name, 'wasm');
    },
  });
}

/** Runs another kernel of the WASM backend, without recording it for gradients. */
export function run(
  name: string,
  backend: BackendWasm,
  inputs: Record<string, tf.TensorInfo>,
  attrs: Record<string, unknown> = {},
): tf.TensorInfo {
  const kernel = tf.getKernel(name, 'wasm');
  if (!kernel) throw new Error(`The WASM backend has no ${name}.`);
  return kernel.kernelFunc({
    inputs,
    attrs: attrs as unknown as tf.NamedAttrMap,
    backend,
  }) as tf.TensorInfo;
}

import {
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';

export type Call = Parameters<KernelFunc>[0];

interface Releasing {
  disposeData(dataId: object): unknown;
}

/** Kernels of one backend, called one after the other within a kernel. What they make on the way is released at its end. */
export class Steps {
  readonly #name: string;
  readonly #backend: Call['backend'];
  readonly #made = new Set<TensorInfo>();

  constructor(name: string, backend: Call['backend']) {
    this.#name = name;
    this.#backend = backend;
  }

  run(kernel: string, inputs: Record<string, TensorInfo>, attrs: Record<string, unknown> = {}): TensorInfo {
    return this.call(getKernel(kernel, this.#name).kernelFunc, inputs, attrs);
  }

  call(kernel: KernelFunc, inputs: Record<string, TensorInfo>, attrs: Record<string, unknown>): TensorInfo {
    const call = { inputs, attrs: attrs as unknown as NamedAttrMap, backend: this.#backend };
    return this.own(kernel(call) as TensorInfo);
  }

  /** Takes charge of a tensor that is for the way only. */
  own(made: TensorInfo): TensorInfo {
    this.#made.add(made);
    return made;
  }

  reshape(x: TensorInfo, shape: readonly number[]): TensorInfo {
    return this.run('Reshape', { x }, { shape: [...shape] });
  }

  /** Releases all but the result. */
  end(result: TensorInfo): TensorInfo {
    this.#made.delete(result);
    for (const { dataId } of this.#made) (this.#backend as Releasing).disposeData(dataId);
    return result;
  }
}

/** A kernel in terms of others; where it answers with nothing, the backend's own runs. */
export type Composition = (steps: Steps, call: Call, own: KernelFunc) => TensorInfo | undefined;

/** Puts a composition before a backend's own kernel, if it has one. */
export function compose(backendName: string, kernelName: string, composition: Composition): void {
  const stock = getKernel(kernelName, backendName);
  if (!stock) return;
  unregisterKernel(kernelName, backendName);
  registerKernel({
    ...stock,
    kernelFunc(call) {
      const steps = new Steps(backendName, call.backend);
      const result = composition(steps, call, stock.kernelFunc);
      return result ? steps.end(result) : stock.kernelFunc(call);
    },
  });
}

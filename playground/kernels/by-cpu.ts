import * as tf from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';

type Arguments = Parameters<tf.KernelFunc>[0];

/** What the backends have in common, as far as it is needed here. */
interface Backend {
  readSync(dataId: object): tf.backend_util.BackendValues;
  write(values: tf.backend_util.BackendValues, shape: number[], dtype: tf.DataType): object;
}

let cpu: MathBackendCPU | undefined;

/** Computes a kernel of the CPU backend on tensors of another backend, and puts the results there. */
export function computeOnCpu(
  kernelFunc: tf.KernelFunc,
  { inputs, attrs, backend: given }: Arguments,
): tf.TensorInfo | tf.TensorInfo[] {
  const backend = given as Backend;
  cpu ??= new MathBackendCPU();
  const own: tf.TensorInfo[] = [];
  const lend = ({ dataId: given, shape, dtype }: tf.TensorInfo): tf.TensorInfo => {
    const dataId = (cpu as MathBackendCPU).write(backend.readSync(given), shape, dtype);
    // Some of its kernels ask for the rank, which a tensor has and its description has not.
    const lent = { dataId, shape, dtype, rank: shape.length };
    own.push(lent);
    return lent;
  };
  const lent = Object.entries(inputs).map(([name, tensor]) => [
    name,
    Array.isArray(tensor) ? tensor.map(lend) : tensor && lend(tensor as tf.TensorInfo),
  ]);
  const made = kernelFunc({
    inputs: Object.fromEntries(lent),
    attrs: attrs as tf.NamedAttrMap,
    backend: cpu,
  });
  const results = Array.isArray(made) ? made : [made as tf.TensorInfo];
  const here = results.map(({ dataId, shape, dtype }) => {
    const { values } = (cpu as MathBackendCPU).data.get(dataId);
    return { dataId: backend.write(values as tf.backend_util.BackendValues, shape, dtype), shape, dtype };
  });
  for (const { dataId } of [...results, ...own]) cpu.disposeData(dataId);
  return Array.isArray(made) ? here : (here[0] as tf.TensorInfo);
}

/**
 * Computes a kernel of another backend in JavaScript, by that of the CPU backend, where the backend's own is wrong or
 * missing.
 *
 * @param when tells whether the backend's own is wrong for these tensors; by default it always is
 */
export function takeFromCpu(
  backendName: string,
  { kernelName, kernelFunc }: tf.KernelConfig,
  when: (inputs: readonly tf.TensorInfo[]) => boolean = () => true,
): void {
  const stock = tf.getKernel(kernelName, backendName);
  if (stock) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    ...stock,
    kernelName,
    backendName,
    kernelFunc: (args) =>
      stock && !when(Object.values(args.inputs).filter(Boolean) as tf.TensorInfo[])
        ? stock.kernelFunc(args)
        : computeOnCpu(kernelFunc, args),
  });
}

/** Lends kernels of the CPU backend to one that has none of these names, and says so when the first is called. */
export function lendFromCpu(backendName: string, configs: readonly tf.KernelConfig[]): void {
  for (const config of configs) {
    if (tf.getKernel(config.kernelName, backendName)) continue;
    let said = false;
    takeFromCpu(backendName, {
      ...config,
      kernelFunc(args) {
        if (!said)
          console.warn(
            `${config.kernelName} is computed on the CPU: ${backendName} of TensorFlow.js lacks it.`,
          );
        said = true;
        return config.kernelFunc(args);
      },
    });
  }
}

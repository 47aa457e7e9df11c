import {
  engine,
  getBackend,
  type KernelBackend,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';
import { rules } from './rules.ts';
import { isExclusive, type Parameter, stepKernel, stepOf } from './step.ts';
import { moduleOf } from './wasm-code.ts';

/** The part of tfjs's WASM backend that the kernel uses. */
interface WasmBackend extends KernelBackend {
  wasm: { asm?: { memory?: WebAssembly.Memory } };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32', memoryOffset?: number): TensorInfo;
}

type Functions = Record<string, (...numbers: number[]) => void>;

const instances = new WeakMap<KernelBackend, Functions>();

/**
 * Registers the optimisers' step for the WASM backend: one pass over the backend's own heap with SIMD. Without SIMD, or
 * with a memory that threads share, there is no such kernel and steps stay as they are.
 */
export function registerWasmStep(): void {
  const code = moduleOf(rules);
  if (!WebAssembly.validate(code)) return;
  registerKernel({
    kernelName: stepKernel,
    backendName: 'wasm',
    // Called when the backend starts; a test of a backend's memory needs the backend.
    setupFunc: (backend) => link(backend as WasmBackend, code),
    kernelFunc: (call) => {
      const backend = call.backend as WasmBackend;
      const { rule, parameters } = stepOf(call);
      const update = instances.get(backend)?.[rule.name];
      if (!update) throw new Error(`${stepKernel}: the WASM backend has no code for ${rule.name}.`);
      return parameters.flatMap((parameter) => run(backend, update, parameter));
    },
  });
  // For a backend that runs already. While one starts there is none, and the set-up above comes later.
  const { backendInstance } = engine() as unknown as { backendInstance: WasmBackend | null };
  if (getBackend() === 'wasm' && backendInstance) link(backendInstance, code);
}

function link(backend: WasmBackend, code: Uint8Array<ArrayBuffer>): void {
  const memory = backend.wasm.asm?.memory;
  try {
    const imports = { env: memory ? { memory } : {} };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), imports);
    instances.set(backend, exports as Functions);
  } catch {
    unregisterKernel(stepKernel, 'wasm');
  }
}

function run(
  backend: WasmBackend,
  update: (...numbers: number[]) => void,
  { weight, gradient, states, constants }: Parameter,
): TensorInfo[] {
  const address = ({ dataId }: TensorInfo): number => backend.dataIdMap.get(dataId).memoryOffset;
  const size = weight.shape.reduce((product, count) => product * count, 1);
  const changing = [weight, ...states].map((tensor) => {
    const from = address(tensor);
    return { from, output: successor(backend, tensor) };
  });
  // Addresses are read after memory is taken: a heap that grows stays where it is.
  const [first, ...rest] = changing.map(({ from, output }) => [from, address(output)]);
  update(size, ...(first ?? []), address(gradient), ...rest.flat(), ...constants);
  return changing.map(({ output }) => output);
}

/**
 * The tensor that takes the new values. It has an identity of its own even where it takes over the memory: the matrix
 * product keeps a packed copy of a weight under the weight's number.
 */
function successor(backend: WasmBackend, tensor: TensorInfo): TensorInfo {
  if (!isExclusive(backend, tensor)) return backend.makeOutput(tensor.shape, 'float32');
  const held = backend.dataIdMap.get(tensor.dataId);
  const output = backend.makeOutput(tensor.shape, 'float32', held.memoryOffset);
  // Freeing address 0 does nothing, so the old identity can be disposed of as usual.
  held.memoryOffset = 0;
  return output;
}

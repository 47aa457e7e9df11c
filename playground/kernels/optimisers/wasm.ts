import {
  getBackend,
  type KernelBackend,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';
import { engineFields, heapOf, memoryOf, type WasmBackend } from '../tfjs-private.ts';
import type { Rule } from './rule.ts';
import { sgd } from './rules.ts';
import { isExclusive, type Parameter, stepKernel, stepOf } from './step.ts';
import { moduleOf } from './wasm-code.ts';

type Update = (...numbers: number[]) => void;

/** The rules that a backend has code for. */
const compiled = new WeakMap<KernelBackend, Map<Rule, Update>>();

/**
 * Registers the optimisers' step for the WASM backend: one pass over the backend's own heap with SIMD. Without SIMD, or
 * with a memory that threads share, there is no such kernel and steps stay as they are.
 */
export function registerWasmStep(): void {
  if (!WebAssembly.validate(moduleOf(sgd))) return;
  registerKernel({
    kernelName: stepKernel,
    backendName: 'wasm',
    // Called when the backend starts; a test of a backend's memory needs the backend.
    setupFunc: (backend) => tryToLink(backend as WasmBackend),
    kernelFunc: (call) => {
      const backend = call.backend as WasmBackend;
      const { rule, parameters } = stepOf(call);
      const update = codeOf(backend, rule);
      return parameters.flatMap((parameter) => run(backend, update, parameter));
    },
  });
  // For a backend that runs already. While one starts there is none, and the set-up above comes later.
  const { backendInstance } = engineFields();
  if (getBackend() === 'wasm' && backendInstance) tryToLink(backendInstance as WasmBackend);
}

/** Any rule tells whether the memory can be had. */
function tryToLink(backend: WasmBackend): void {
  try {
    codeOf(backend, sgd);
  } catch {
    unregisterKernel(stepKernel, 'wasm');
  }
}

/** The code of a rule on the memory of a backend, assembled for its first step: a few hundred bytes. */
function codeOf(backend: WasmBackend, rule: Rule): Update {
  const rules = compiled.get(backend) ?? new Map<Rule, Update>();
  compiled.set(backend, rules);
  const known = rules.get(rule);
  if (known) return known;
  const memory = memoryOf(heapOf(backend));
  const imports = { env: memory ? { memory } : {} };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(rule)), imports);
  const update = exports[rule.name] as Update;
  rules.set(rule, update);
  return update;
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

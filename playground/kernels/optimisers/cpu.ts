import { registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { CpuBackend } from '../tfjs-private.ts';
import { type Instruction, programOf } from './instructions.ts';
import { type Parameter, stepKernel, stepOf } from './step.ts';

/** Elements that go through all operations together, so that what lies between them stays in the fastest cache. */
const block = 256;

type Buffers = readonly Float32Array[];

/** Registers the optimisers' step for the CPU backend: one pass over the parameters, without tensors in between. */
export function registerCpuStep(): void {
  registerKernel({
    kernelName: stepKernel,
    backendName: 'cpu',
    kernelFunc: (call) => {
      const { rule, parameters } = stepOf(call);
      const { instructions, results } = programOf(rule);
      const between = instructions.map(() => new Float32Array(block));
      const backend = call.backend as CpuBackend;
      return parameters.flatMap((parameter) => {
        // Always new arrays: this backend hands out its own to whoever reads a tensor.
        const outputs = results.map(() => new Float32Array(valuesOf(backend, parameter.weight).length));
        runBlocks(instructions, results, between, arraysOf(backend, parameter), parameter.constants, outputs);
        return outputs.map((values) => backend.makeTensorInfo(parameter.weight.shape, 'float32', values));
      });
    },
  });
}

function valuesOf(backend: CpuBackend, { dataId }: TensorInfo): Float32Array {
  return backend.data.get(dataId).values;
}

function arraysOf(backend: CpuBackend, { weight, gradient, states }: Parameter): Buffers {
  return [weight, gradient, ...states].map((tensor) => valuesOf(backend, tensor));
}

function runBlocks(
  instructions: readonly Instruction[],
  results: readonly number[],
  between: Buffers,
  inputs: Buffers,
  constants: readonly number[],
  outputs: Buffers,
): void {
  const size = outputs[0]?.length ?? 0;
  for (let start = 0; start < size; start += block) {
    const count = Math.min(block, size - start);
    for (const [position, instruction] of instructions.entries()) {
      const target = between[position] as Float32Array;
      operate(instruction, target, between, inputs, constants, start, count);
    }
    for (const [index, position] of results.entries()) {
      outputs[index]?.set((between[position] as Float32Array).subarray(0, count), start);
    }
  }
}

/** One operation on a block. Storing into `target` rounds to single precision, as a tensor between would. */
function operate(
  instruction: Instruction,
  target: Float32Array,
  between: Buffers,
  inputs: Buffers,
  constants: readonly number[],
  start: number,
  count: number,
): void {
  switch (instruction.op) {
    case 'weight':
    case 'gradient':
    case 'state': {
      const input = instruction.op === 'state' ? 2 + instruction.index : instruction.op === 'weight' ? 0 : 1;
      target.set((inputs[input] as Float32Array).subarray(start, start + count));
      break;
    }
    case 'constant':
      target.fill(constants[instruction.index] as number);
      break;
    case 'sqrt': {
      const a = between[instruction.a] as Float32Array;
      for (let i = 0; i < count; i++) target[i] = Math.sqrt(a[i] as number);
      break;
    }
    default:
      combine[instruction.op](
        target,
        between[instruction.a] as Float32Array,
        between[instruction.b] as Float32Array,
        count,
      );
  }
}

type Combine = (target: Float32Array, a: Float32Array, b: Float32Array, count: number) => void;

/** Loops of their own: one loop with the operation as an argument could not be compiled to plain arithmetic. */
const combine: Record<'add' | 'sub' | 'mul' | 'div', Combine> = {
  add(target, a, b, count) {
    for (let i = 0; i < count; i++) target[i] = (a[i] as number) + (b[i] as number);
  },
  sub(target, a, b, count) {
    for (let i = 0; i < count; i++) target[i] = (a[i] as number) - (b[i] as number);
  },
  mul(target, a, b, count) {
    for (let i = 0; i < count; i++) target[i] = (a[i] as number) * (b[i] as number);
  },
  div(target, a, b, count) {
    for (let i = 0; i < count; i++) target[i] = (a[i] as number) / (b[i] as number);
  },
};

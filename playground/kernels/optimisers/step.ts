import type { KernelBackend, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs';
import type { Rule } from './rule.ts';

/** The kernel that each backend registers under this name: one step of an optimiser for all its parameters. */
export const stepKernel = 'OptimiserStep';

/** One parameter's part in a step. Tensors are float32, of one shape, and not empty. */
export interface Parameter<T extends TensorInfo = TensorInfo> {
  readonly weight: T;
  readonly gradient: T;
  readonly states: readonly T[];
  readonly constants: readonly number[];
}

export interface StepAttributes {
  readonly rule: Rule;
  readonly constants: readonly (readonly number[])[];
}

type KernelArguments = { inputs: NamedTensorInfoMap; attrs?: NamedAttrMap; backend: unknown };

/** The parameters as inputs of the kernel: weight, gradient and states of each, in one row. */
export function inputsOf<T extends TensorInfo>(parameters: readonly Parameter<T>[]): Record<string, T> {
  const row = parameters.flatMap(({ weight, gradient, states }) => [weight, gradient, ...states]);
  return Object.fromEntries(row.map((tensor, index) => [index, tensor]));
}

/** The inverse of `inputsOf`, for the kernels. */
export function stepOf({ inputs, attrs }: KernelArguments): { rule: Rule; parameters: Parameter[] } {
  const { rule, constants } = attrs as unknown as StepAttributes;
  const width = 2 + rule.states.length;
  const at = (index: number): TensorInfo => inputs[index] as TensorInfo;
  const parameters = constants.map((own, number) => ({
    weight: at(number * width),
    gradient: at(number * width + 1),
    states: rule.states.map((_, state) => at(number * width + 2 + state)),
    constants: own,
  }));
  return { rule, parameters };
}

/**
 * Whether nothing but the variable that is about to change holds this memory. Then the new values may be written over
 * the old ones; else a program that kept a clone would see it change.
 */
export function isExclusive(backend: KernelBackend, { dataId }: TensorInfo): boolean {
  return backend.refCount(dataId) === 1;
}

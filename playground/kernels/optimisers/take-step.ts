import {
  engine,
  type NamedAttrMap,
  type NamedTensorMap,
  type Optimizer,
  type Tensor,
  tidy,
  type Variable,
} from '@tensorflow/tfjs';
import type { Rule } from './rule.ts';
import { inputsOf, type Parameter, stepKernel } from './step.ts';

export type Gradients = Parameters<Optimizer['applyGradients']>[0];

/** What an optimiser is about to do. */
export interface Description {
  readonly rule: Rule;
  /** The states of a variable that are there already, in the order of the rule; none before its first step. */
  held(variable: Variable, index: number): readonly (Variable | undefined)[];
  /** The same, made where they were not: so that later steps without the kernel find them. */
  states(variable: Variable, index: number): readonly Variable[];
  /** The constants of the rule for a variable. */
  constants(variable: Variable): readonly number[];
}

export interface Pair {
  variable: Variable;
  /** Missing where the loss does not depend on the variable. */
  gradient: Tensor | undefined;
}

/** What each variable moves along; nothing when the kernel is not for it. */
export function pairsOf(gradients: Gradients): Pair[] | undefined {
  const named = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients as NamedTensorMap);
  const variables = engine().registeredVariables;
  const pairs: Pair[] = [];
  for (const [name, gradient] of named) {
    const variable = variables[name];
    if (!variable || !isPlain(variable)) return undefined;
    if (gradient && !(isPlain(gradient) && sameShape(gradient, variable))) return undefined;
    pairs.push({ variable, gradient: gradient ?? undefined });
  }
  const different = new Set(pairs.map(({ variable }) => variable)).size === pairs.length;
  return different ? pairs : undefined;
}

function isPlain(tensor: Tensor): boolean {
  return tensor.dtype === 'float32' && tensor.size > 0 && !tensor.isDisposed;
}

function sameShape(a: Tensor, b: Tensor): boolean {
  return a.shape.length === b.shape.length && a.shape.every((size, index) => size === b.shape[index]);
}

/**
 * Takes a step. False when the optimiser's states are of other variables, or when a gradient is one of the weights that
 * change: then nothing has happened.
 */
export function takeStep({ rule, held, states, constants }: Description, pairs: readonly Pair[]): boolean {
  const misfit = pairs.some(({ variable }, index) =>
    held(variable, index).some((state) => state && !(isPlain(state) && sameShape(state, variable))),
  );
  const weights = new Set(pairs.map(({ variable }) => variable.dataId));
  if (misfit || pairs.some(({ gradient }) => gradient && weights.has(gradient.dataId))) return false;
  const parameters: Parameter<Tensor>[] = [];
  const targets: Variable[] = [];
  for (const [index, { variable, gradient }] of pairs.entries()) {
    const own = states(variable, index);
    if (!gradient) continue;
    parameters.push({ weight: variable, gradient, states: own, constants: constants(variable) });
    targets.push(variable, ...own);
  }
  if (parameters.length === 0) return true;
  tidy(() => {
    const attributes = { rule, constants: parameters.map((parameter) => parameter.constants) };
    const results = engine().runKernel(
      stepKernel,
      inputsOf(parameters),
      attributes as unknown as NamedAttrMap,
    ) as Tensor[];
    for (const [index, target] of targets.entries()) target.assign(results[index] as Tensor);
  });
  return true;
}

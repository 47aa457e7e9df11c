import {
  AdamOptimizer,
  engine,
  getBackend,
  getKernel,
  MomentumOptimizer,
  type NamedAttrMap,
  type NamedTensorMap,
  type Optimizer,
  RMSPropOptimizer,
  SGDOptimizer,
  scalar,
  type Tensor,
  tidy,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs';
import {
  type Adam,
  betaPowers,
  type Describe,
  type Description,
  describeAdam,
  describeMomentum,
  describeRmsProp,
  describeSgd,
  type Slots,
} from './describe.ts';
import { inputsOf, type Parameter, stepKernel } from './step.ts';

type Gradients = Parameters<Optimizer['applyGradients']>[0];
type Apply = (gradients: Gradients) => void;
interface Target {
  prototype: Optimizer;
}

/** The classes that are changed already: a second call must not wrap the first. */
const changed = new WeakSet<object>();

/**
 * Makes `tf.train.sgd`, `momentum`, `rmsprop` and `adam` take their step in one pass on backends that registered the
 * kernel, for optimisers that exist already too. Programs stay as they are. A step that the kernel cannot take (other
 * dtypes, other backends, a variable named twice) is taken as before.
 */
export function fuseOptimisers(): void {
  fuse(SGDOptimizer, describeSgd);
  fuse(MomentumOptimizer, describeMomentum);
  fuse(RMSPropOptimizer, describeRmsProp);
  fuse(AdamOptimizer, describeAdam, prepareStockAdam);
  // Says to subclasses with weight decay that this class calls their `decayFactor` or `decay`.
  Object.defineProperty(AdamOptimizer.prototype, 'decaysWeights', { value: true, configurable: true });
}

/** Optimisers whose last step was fused. */
const stepped = new WeakSet<Optimizer>();

function fuse(
  { prototype }: Target,
  describe: Describe,
  beforeStock?: (optimizer: Optimizer, gradients: Gradients) => void,
): void {
  if (changed.has(prototype)) return;
  changed.add(prototype);
  const stock: Apply = prototype.applyGradients;
  prototype.applyGradients = function (this: Optimizer, gradients: Gradients): void {
    const pairs = pairsOf(gradients);
    if (pairs && step(describe(this), pairs)) {
      stepped.add(this);
      (this as unknown as { incrementIterations(): void }).incrementIterations();
    } else {
      beforeStock?.(this, gradients);
      stock.call(this, gradients);
    }
  };
}

/** tfjs keeps the powers of β in variables, which fused steps leave behind. */
function prepareStockAdam(optimizer: Optimizer, gradients: Gradients): void {
  const fields = optimizer as unknown as Adam;
  if (stepped.delete(optimizer)) {
    const [first, second] = betaPowers(optimizer);
    tidy(() => {
      fields.accBeta1.assign(scalar(first));
      fields.accBeta2.assign(scalar(second));
    });
  }
  fields.decay?.(gradients);
}

interface Pair {
  name: string;
  variable: Variable;
  /** Missing where the loss does not depend on the variable. */
  gradient: Tensor | undefined;
}

/** What each variable moves along; nothing when the kernel is not for it. */
function pairsOf(gradients: Gradients): Pair[] | undefined {
  const named = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients as NamedTensorMap);
  const variables = engine().registeredVariables;
  const pairs: Pair[] = [];
  for (const [name, gradient] of named) {
    const variable = variables[name];
    if (!variable || !isPlain(variable)) return undefined;
    if (gradient && !(isPlain(gradient) && sameShape(gradient, variable))) return undefined;
    pairs.push({ name, variable, gradient: gradient ?? undefined });
  }
  const different = new Set(pairs.map(({ name }) => name)).size === pairs.length;
  return different && getKernel(stepKernel, getBackend()) ? pairs : undefined;
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
function step({ rule, slots, constants }: Description, pairs: Pair[]): boolean {
  const misfit = pairs.some(({ variable }, index) =>
    slots.some(([slot]) => {
      const held = slot[index]?.variable;
      return held && !(isPlain(held) && sameShape(held, variable));
    }),
  );
  const weights = new Set(pairs.map(({ variable }) => variable.dataId));
  if (misfit || pairs.some(({ gradient }) => gradient && weights.has(gradient.dataId))) return false;
  const parameters: Parameter<Tensor>[] = [];
  const targets: Variable[] = [];
  for (const [index, { name, variable, gradient }] of pairs.entries()) {
    const states = slots.map(([slot, suffix]) => stateAt(slot, index, name, suffix, variable));
    if (!gradient) continue;
    parameters.push({ weight: variable, gradient, states, constants: constants(variable) });
    targets.push(variable, ...states);
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

/** The state of a variable, made as tfjs makes it, so that `getWeights` and later stock steps find it. */
function stateAt(slot: Slots, index: number, name: string, suffix: string, variable: Variable): Variable {
  const held = slot[index];
  if (held) return held.variable;
  const made = tidy(() => zerosLike(variable).variable(false));
  slot[index] = { originalName: `${name}/${suffix}`, variable: made };
  return made;
}

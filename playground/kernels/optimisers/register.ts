import { getBackend, getKernel, type Optimizer } from '@tensorflow/tfjs';
import { steppingFields } from '../tfjs-private.ts';
import { stepKernel } from './step.ts';
import { type Description, type Gradients, pairsOf, takeStep } from './take-step.ts';

/** How a class of optimisers takes its step. */
export interface Entry<Kind extends Optimizer> {
  describe(optimizer: Kind): Description;
  /** Called before a step that the kernel does not take, `fused` if the one before it was taken by the kernel. */
  beforeOwnStep?(optimizer: Kind, fused: boolean): void;
}

// biome-ignore lint/suspicious/noExplicitAny: a class is asked for its prototype only, whatever makes its instances.
export type OptimiserClass<Kind extends Optimizer> = abstract new (...made: any[]) => Kind;

/** The classes whose step may be one kernel, by their prototypes. */
const registered = new Set<object>();
/** Optimisers whose last step was taken by the kernel. */
const fusedLast = new WeakSet<Optimizer>();

/**
 * Registers a rule with the class of optimisers that it belongs to: on backends that have the kernel, their
 * `applyGradients` takes one pass, for optimisers that exist already and for subclasses too, unless these are registered
 * with a rule of their own. A step that the kernel cannot take (other dtypes, other backends, a variable named twice) is
 * taken by the class's own method. Registering a class again changes nothing.
 */
export function registerRule<Kind extends Optimizer>(
  { prototype }: OptimiserClass<Kind>,
  { describe, beforeOwnStep }: Entry<Kind>,
): void {
  if (registered.has(prototype)) return;
  registered.add(prototype);
  const own = prototype.applyGradients;
  prototype.applyGradients = function (this: Kind, gradients: Gradients): void {
    // The method of a subclass with a rule of its own may call this one, which then is one part of its step.
    if (nearest(this) !== prototype) {
      own.call(this, gradients);
      return;
    }
    const pairs = getKernel(stepKernel, getBackend()) && pairsOf(gradients);
    if (pairs && takeStep(describe(this), pairs)) {
      fusedLast.add(this);
      steppingFields(this).incrementIterations();
    } else {
      beforeOwnStep?.(this, fusedLast.delete(this));
      own.call(this, gradients);
    }
  };
}

/** The prototype of the registered class that is nearest to an optimiser's own. */
function nearest(optimizer: Optimizer): object | null {
  let prototype: object | null = Object.getPrototypeOf(optimizer);
  while (prototype && !registered.has(prototype)) prototype = Object.getPrototypeOf(prototype);
  return prototype;
}

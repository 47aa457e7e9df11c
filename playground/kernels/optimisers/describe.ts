import type { Optimizer, Variable } from '@tensorflow/tfjs';
import { adam, momentum, nesterov, type Rule, rmsprop, rmspropCentred, sgd } from './rules.ts';

/** A list in which tfjs's optimisers keep a state for each of their variables, by position. */
export type Slots = ({ originalName: string; variable: Variable } | undefined)[];

/** What an optimiser is about to do. */
export interface Description {
  readonly rule: Rule;
  /** Where the states of the rule are kept, and what tfjs calls them. */
  readonly slots: readonly (readonly [Slots, string])[];
  /** The constants of the rule for a variable. */
  constants(variable: Variable): number[];
}

/* The fields of tfjs 4.22's classes that its declarations keep private. */

interface Sgd {
  learningRate: number;
}

interface Momentum extends Sgd {
  momentum: number;
  useNesterov: boolean;
  accumulations: Slots;
}

interface RmsProp extends Sgd {
  decay: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
  accumulatedMeanSquares: Slots;
  accumulatedMoments: Slots;
  accumulatedMeanGrads: Slots;
}

export interface Adam extends Sgd {
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: Slots;
  accumulatedSecondMoment: Slots;
  /** What a subclass with weight decay leaves of a weight in a step. */
  decayFactor?: (variable: Variable) => number;
  /** Its own way to apply the decay, for steps that are not fused. */
  decay?: (gradients: unknown) => void;
}

export type Describe = (optimizer: Optimizer) => Description;

export const describeSgd: Describe = (optimizer) => {
  const { learningRate } = optimizer as unknown as Sgd;
  return { rule: sgd, slots: [], constants: () => [-learningRate] };
};

export const describeMomentum: Describe = (optimizer) => {
  const fields = optimizer as unknown as Momentum;
  return {
    rule: fields.useNesterov ? nesterov : momentum,
    slots: [[fields.accumulations, 'momentum']],
    constants: () => [-fields.learningRate, fields.momentum],
  };
};

export const describeRmsProp: Describe = (optimizer) => {
  const fields = optimizer as unknown as RmsProp;
  const { learningRate, decay, epsilon, accumulatedMeanSquares, accumulatedMoments } = fields;
  return {
    rule: fields.centered ? rmspropCentred : rmsprop,
    slots: [
      [accumulatedMeanSquares, 'rms'],
      [accumulatedMoments, 'momentum'],
      ...(fields.centered ? [[fields.accumulatedMeanGrads, 'mg'] as const] : []),
    ],
    constants: () => [learningRate, decay, 1 - decay, fields.momentum, epsilon],
  };
};

export const describeAdam: Describe = (optimizer) => {
  const fields = optimizer as unknown as Adam;
  const { beta1, beta2, epsilon, learningRate } = fields;
  const powers = betaPowers(optimizer);
  return {
    rule: adam,
    slots: [
      [fields.accumulatedFirstMoment, 'm'],
      [fields.accumulatedSecondMoment, 'v'],
    ],
    constants: (variable) => [
      ...[beta1, 1 - beta1, beta2, 1 - beta2],
      ...powers.map((power) => 1 - power),
      ...[epsilon, -learningRate, fields.decayFactor?.(variable) ?? 1],
    ],
  };
};

const knownPowers = new WeakMap<Optimizer, { steps: number; powers: [number, number] }>();

/**
 * β₁ᵗ and β₂ᵗ of the coming step t, multiplied up in single precision as tfjs does in its two variables. Those cannot
 * be read without waiting on a GPU; the number of steps, which `setWeights` restores, says as much.
 */
export function betaPowers(optimizer: Optimizer): [number, number] {
  const { beta1, beta2 } = optimizer as unknown as Adam;
  const steps = optimizer.iterations;
  const known = knownPowers.get(optimizer);
  const usable = known && known.steps <= steps;
  let done = usable ? known.steps : 0;
  let [first, second] = usable ? known.powers : [Math.fround(beta1), Math.fround(beta2)];
  for (; done < steps; done++) {
    first = Math.fround(first * Math.fround(beta1));
    second = Math.fround(second * Math.fround(beta2));
  }
  const powers: [number, number] = [first, second];
  knownPowers.set(optimizer, { steps, powers });
  return powers;
}

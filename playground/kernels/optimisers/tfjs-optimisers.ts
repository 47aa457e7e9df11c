import {
  AdamOptimizer,
  MomentumOptimizer,
  type Optimizer,
  RMSPropOptimizer,
  SGDOptimizer,
  scalar,
  tidy,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs';
import { adamFields, momentumFields, rmsPropFields, type Slots, steppingFields } from '../tfjs-private.ts';
import { type Entry, registerRule } from './register.ts';
import { adam, momentum, nesterov, rmsprop, rmspropCentred, sgd } from './rules.ts';
import type { Description } from './take-step.ts';

/** Registers the rules of `tf.train.sgd`, `momentum`, `rmsprop` and `adam`. Programs stay as they are. */
export function fuseOptimisers(): void {
  registerRule(SGDOptimizer, {
    describe: (optimizer) => {
      const { learningRate } = steppingFields(optimizer);
      return { rule: sgd, ...inSlots(), constants: () => [-learningRate] };
    },
  });
  registerRule(MomentumOptimizer, {
    describe: (optimizer) => {
      const fields = momentumFields(optimizer);
      return {
        rule: fields.useNesterov ? nesterov : momentum,
        ...inSlots([fields.accumulations, 'momentum']),
        constants: () => [-fields.learningRate, fields.momentum],
      };
    },
  });
  registerRule(RMSPropOptimizer, {
    describe: (optimizer) => {
      const fields = rmsPropFields(optimizer);
      const { learningRate, decay, epsilon, accumulatedMeanSquares, accumulatedMoments } = fields;
      return {
        rule: fields.centered ? rmspropCentred : rmsprop,
        ...inSlots(
          [accumulatedMeanSquares, 'rms'],
          [accumulatedMoments, 'momentum'],
          ...(fields.centered ? [[fields.accumulatedMeanGrads, 'mg'] as const] : []),
        ),
        constants: () => [learningRate, decay, 1 - decay, fields.momentum, epsilon],
      };
    },
  });
  registerRule(
    AdamOptimizer,
    adamEntry(() => 1),
  );
}

/**
 * How Adam takes its step, and what grew from it.
 *
 * @param left what a step leaves of a weight before it moves it
 */
export function adamEntry<Kind extends AdamOptimizer>(
  left: (optimizer: Kind, variable: Variable) => number,
): Entry<Kind> {
  return {
    describe: (optimizer) => {
      const fields = adamFields(optimizer);
      const { beta1, beta2, epsilon, learningRate } = fields;
      const powers = betaPowers(optimizer);
      return {
        rule: adam,
        ...inSlots([fields.accumulatedFirstMoment, 'm'], [fields.accumulatedSecondMoment, 'v']),
        constants: (variable) => [
          ...[beta1, 1 - beta1, beta2, 1 - beta2],
          ...powers.map((power) => 1 - power),
          ...[epsilon, -learningRate, left(optimizer, variable)],
        ],
      };
    },
    // tfjs keeps the powers of β in variables, which fused steps leave behind.
    beforeOwnStep(optimizer, fused) {
      if (!fused) return;
      const { accBeta1, accBeta2 } = adamFields(optimizer);
      const [first, second] = betaPowers(optimizer);
      tidy(() => {
        accBeta1.assign(scalar(first));
        accBeta2.assign(scalar(second));
      });
    },
  };
}

/** States in tfjs's lists, made as tfjs makes them: then `getWeights` finds them. */
function inSlots(...slots: (readonly [Slots, string])[]): Pick<Description, 'held' | 'states'> {
  return {
    held: (_, index) => slots.map(([slot]) => slot[index]?.variable),
    states: (variable, index) =>
      slots.map(([slot, suffix]) => {
        const held = slot[index];
        if (held) return held.variable;
        const made = tidy(() => zerosLike(variable).variable(false));
        slot[index] = { originalName: `${variable.name}/${suffix}`, variable: made };
        return made;
      }),
  };
}

const knownPowers = new WeakMap<Optimizer, { steps: number; powers: [number, number] }>();

/**
 * β₁ᵗ and β₂ᵗ of the coming step t, multiplied up in single precision as tfjs does in its two variables. Those cannot
 * be read without waiting on a GPU; the number of steps, which `setWeights` restores, says as much.
 */
function betaPowers(optimizer: AdamOptimizer): [number, number] {
  const { beta1, beta2 } = adamFields(optimizer);
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

import { mul, type Tensor, tidy, type Variable } from '@tensorflow/tfjs';
import { wantFunction, wantNumber } from '../arguments/want.ts';
import { wantArray, wantTensor } from '../arguments/want-list.ts';

/** A running average of a model's weights. */
export interface Ema {
  /** Takes the weights of this step into the average: a ← d · a + (1 − d) · w. Call it after the optimiser. */
  update(): void;
  /** Puts the averages in place of the weights, and the second time the weights back. */
  swap(): void;
  /** The averages, one a variable, in their order. They stay the average's own. */
  readonly averages: readonly Tensor[];
  /** Frees the averages; the weights stay. */
  dispose(): void;
}

/**
 * An exponential moving average of weights, which forecasts with less noise than the weights of the last step (Polyak
 * and Juditsky 1992, doi:10.1137/0330046). The average starts at the present weights, so it needs no correction.
 *
 * @param variables of any shapes, for instance `model.trainableWeights.map((weight) => weight.read())` or your own
 * @param decay d: the average looks back over about 1 / (1 − d) steps
 * @returns the average, which starts at the present weights
 * @throws TypeError for what is no variable, RangeError when `decay` is not in [0, 1); Error when `update` is called while the averages are in place
 * @example
 * const w = tf.variable(tf.scalar(0));
 * const average = ema([w], 0.9);
 * for (const value of [1, 2, 3]) {
 *   w.assign(tf.scalar(value));
 *   average.update();
 * }
 * average.swap();
 * log(w.dataSync()[0]?.toFixed(3)); // 0.561
 */
export function ema(variables: readonly Variable[], decay = 0.999): Ema {
  wantArray('ema', 'variables', variables, ' of variables');
  for (const [index, variable] of variables.entries()) {
    wantTensor('ema', `variable ${index}`, variable);
    wantFunction('ema', `variable ${index}.assign`, (variable as Variable).assign);
  }
  wantNumber('ema', 'decay', decay, ' in [0, 1)', (value) => value >= 0 && value < 1);
  // A tensor of its own each: a clone would share its memory with the variable.
  const averages = variables.map((variable) => tidy(() => mul(variable, 1).variable(false)));
  let swapped = false;
  return {
    averages,
    update() {
      if (swapped)
        throw new Error('ema: the averages are in place; swap() them back before training goes on.');
      tidy(() => {
        for (const [index, average] of averages.entries()) {
          average.assign(average.mul(decay).add(mul(variables[index] as Variable, 1 - decay)));
        }
      });
    },
    swap() {
      tidy(() => {
        for (const [index, average] of averages.entries()) {
          const variable = variables[index] as Variable;
          const held = variable.clone();
          variable.assign(average.clone());
          average.assign(held);
        }
      });
      swapped = !swapped;
    },
    dispose() {
      for (const average of averages) average.dispose();
    },
  };
}

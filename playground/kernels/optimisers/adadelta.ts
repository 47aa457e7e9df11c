import * as tf from '@tensorflow/tfjs';
import { adadeltaFields, type Slots } from '../tfjs-private.ts';

type Fields = ReturnType<typeof adadeltaFields>;
type Gradients = Parameters<tf.Optimizer['applyGradients']>[0];

let mended = false;

/**
 * Gives `tf.train.adadelta` the step of Zeiler (2012, arXiv:1212.5701): the gradient is divided by the running mean of
 * squares that holds it already. That of tfjs 4.22 divides by the mean before, which at first is nought.
 */
export function mendAdadelta(): void {
  if (mended) return;
  mended = true;
  tf.AdadeltaOptimizer.prototype.applyGradients = function (gradients: Gradients): void {
    const fields = adadeltaFields(this);
    const pairs = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients as tf.NamedTensorMap);
    for (const [index, [name, gradient]] of pairs.entries()) step(fields, index, name, gradient);
    fields.incrementIterations();
  };
}

function step(fields: Fields, index: number, name: string, gradient: tf.Tensor | null): void {
  const weight = tf.engine().registeredVariables[name] as tf.Variable;
  const { rho, epsilon } = fields;
  const squares = stateAt(fields.accumulatedGrads, index, `${name}/accum_grad`, weight);
  const updates = stateAt(fields.accumulatedUpdates, index, `${name}/accum_var`, weight);
  if (!gradient) return;
  const decayed = (state: tf.Tensor, next: tf.Tensor): tf.Tensor =>
    state.mul(rho).add(next.square().mul(1 - rho));
  tf.tidy(() => {
    squares.assign(decayed(squares, gradient));
    const update = updates.add(epsilon).sqrt().div(squares.add(epsilon).sqrt()).mul(gradient);
    updates.assign(decayed(updates, update));
    weight.assign(weight.sub(update.mul(fields.learningRate)));
  });
}

/** The state of a variable, made as tfjs makes it, so that `getWeights` finds it. */
function stateAt(slots: Slots, index: number, originalName: string, weight: tf.Variable): tf.Variable {
  const held = slots[index];
  if (held) return held.variable;
  const variable = tf.tidy(() => tf.zerosLike(weight).variable(false));
  slots[index] = { originalName, variable };
  return variable;
}

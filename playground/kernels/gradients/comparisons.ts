import * as tf from '@tensorflow/tfjs';
import { engineFields, type TapeNode } from '../tfjs-private.ts';
import { setGradient } from './register.ts';

/** Kernels whose results are steps: their slope is zero wherever they have one. */
const steps: Readonly<Record<string, readonly string[]>> = {
  Greater: ['a', 'b'],
  GreaterEqual: ['a', 'b'],
  Less: ['a', 'b'],
  LessEqual: ['a', 'b'],
  Equal: ['a', 'b'],
  NotEqual: ['a', 'b'],
  LogicalAnd: ['a', 'b'],
  LogicalOr: ['a', 'b'],
  LogicalNot: ['x'],
};

/**
 * Lets a comparison stand beside what has a slope, as in `tf.where(x.greater(0), x, 0)`: TensorFlow.js refuses the
 * gradient of the whole. A result that depends on the variables by comparisons alone is refused as before: zeros would
 * train nothing, without a word.
 */
export function registerComparisonGradients(): void {
  for (const [kernelName, names] of Object.entries(steps)) {
    setGradient(kernelName, { inputsToSave: [...names] }, (_, saved) =>
      Object.fromEntries(
        names.map((name, index) => [name, () => tf.zeros((saved[index] as tf.Tensor).shape)]),
      ),
    );
  }
  const engine = tf.engine();
  const gradients = engine.gradients.bind(engine);
  engine.gradients = (f, xs, dy, allowNoGradients) =>
    gradients(
      () => {
        const y = f();
        refuseSteps(engineFields().state.activeTape, xs, y);
        return y;
      },
      xs,
      dy,
      allowNoGradients,
    );
}

function refuseSteps(tape: readonly TapeNode[], xs: readonly tf.Tensor[], y: tf.Tensor): void {
  if (!tape.some(({ kernelName }) => kernelName in steps)) return;
  const [sloping, flat] = [new Set(xs.map(({ id }) => id)), new Map<number, string>()];
  for (const { kernelName, inputs, outputs } of tape) {
    const all = Object.entries(inputs).filter(([, tensor]) => tensor);
    const [, first] = all.find(([, { id }]) => flat.has(id)) ?? [];
    const hasSlope = all.some(
      ([name, { id }]) => sloping.has(id) && !(kernelName === tf.Select && name === 'condition'),
    );
    const step = kernelName in steps && hasSlope ? kernelName : first && flat.get(first.id);
    for (const { id } of outputs) {
      if (hasSlope && !(kernelName in steps)) sloping.add(id);
      else if (step) flat.set(id, step);
    }
  }
  const step = sloping.has(y.id) ? undefined : flat.get(y.id);
  if (step) throw new Error(`Cannot compute gradient: gradient function not found for ${step}.`);
}

/**
 * @title Seeds
 * @expect table "Values" cell "same seed, largest difference" "value" < 1e-9
 */
import * as tf from '@tensorflow/tfjs';
import { random, table } from 'lab';

// Whoever draws is given a seed; lab's random() deals out more of them.
const draw = (seed: number) => {
  const rng = random(seed);
  return tf.randomNormal([1000], 0, 1, 'float32', rng.seed());
};

show({
  'same seed, largest difference': draw(1).sub(draw(1)).abs().max(),
  'another seed, numbers that agree': draw(1).equal(draw(2)).sum(),
  'mean, to half a unit': draw(1).mean().mul(2).round(),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}

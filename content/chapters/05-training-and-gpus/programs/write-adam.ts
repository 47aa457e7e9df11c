/**
 * @title Write Adam
 * @expect check "fifty steps as Adam makes them" fails
 * @expect check "the first step does not depend on the unit of the loss" fails
 * @expect check "trains on inputs that are too small" fails
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps } from 'lab';

/** What is remembered of one parameter tensor from step to step; both begin at 0. */
export interface Memory {
  m: tf.Variable;
  v: tf.Variable;
}

/** The direction of step t = 1, 2, … from the slope g; the step is −rate × direction. */
export function direction(g: tf.Tensor, { m, v }: Memory, t: number): tf.Tensor {
  // This is SGD. It needs no memory, and m, v and t lie idle.
  m.assign(m.mul(0));
  v.assign(v.mul(0));
  return g.mul(1 ** t);
}
const rate = 0.1; // @knob 0.001..1 log learning rate

// Temperature and pressure in, humidity out. The inputs were
// standardised and then, by some mishap, divided by ten.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const { train } = coads.samples(names).split();
const [T, p, q] = names.map((name) => coads.standardiser(name).standardise(train.columns[name])) as [
  Float32Array,
  Float32Array,
  Float32Array,
];
const rng = random(7);
const start = (rows: number, columns: number) =>
  tf.variable(tf.randomNormal([rows, columns], 0, 1 / Math.sqrt(rows), 'float32', rng.seed()));
const parameters = [
  start(2, 16),
  tf.variable(tf.zeros([1, 16])),
  start(16, 1),
  tf.variable(tf.zeros([1, 1])),
];
const memories = parameters.map((w) => ({ m: tf.variable(w.zerosLike()), v: tf.variable(w.zerosLike()) }));
/** Standardised humidity from standardised temperature and pressure: what the check calls with held-out cells. */
export function network(temperature: Float32Array, pressure: Float32Array): tf.Tensor {
  const [W1, b1, W2, b2] = parameters as [tf.Variable, tf.Variable, tf.Variable, tf.Variable];
  const x = tf.stack([temperature, pressure], 1).div(10);
  return x.matMul(W1).add(b1).tanh().matMul(W2).add(b2).squeeze([1]);
}

const training = plot({ title: 'Training', x: 'step', y: 'squared error', log: true });
for await (const step of steps(400)) {
  const rows = Array.from({ length: 64 }, () => rng.integer(train.count));
  const batch = (column: Float32Array) => Float32Array.from(rows, (row) => column[row] ?? 0);
  const { value, grads } = tf.variableGrads(
    () => network(batch(T), batch(p)).sub(batch(q)).square().mean().asScalar(),
    parameters,
  );
  tf.tidy(() => {
    for (const [i, w] of parameters.entries()) {
      const [g, memory] = [grads[w.name], memories[i]];
      if (g && memory) w.assign(w.sub(direction(g, memory, step + 1).mul(rate)));
    }
  });
  if (step % 10 === 9) training.add('minibatch', step, value);
  tf.dispose([value, grads]);
}
log(`rate ${rate}`);

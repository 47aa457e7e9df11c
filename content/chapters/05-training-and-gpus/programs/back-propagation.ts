/**
 * @title Back-propagation by hand
 * @expect table "One gradient, found three ways" cell "weights, layer 1" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "biases, layer 1" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "weights, layer 2" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "bias, layer 2" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "weights, layer 1" "off from differences" < 1e-6
 * @expect table "One gradient, found three ways" cell "biases, layer 1" "off from differences" < 1e-6
 * @expect table "One gradient, found three ways" cell "weights, layer 2" "off from differences" < 1e-6
 * @expect table "One gradient, found three ways" cell "bias, layer 2" "off from differences" < 1e-6
 * @expect table "Held-out error" cell "network, trained by hand" "RMSE (g/kg)" < 0.64
 * @expect table "Held-out error" cell "mean humidity" "RMSE (g/kg)" > 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// Temperature and pressure of sea air in, its humidity out, all
// standardised with the training cells.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const { train, test } = coads.samples(names).split();
const scaled = ({ columns }: typeof train) =>
  names.map((name) => coads.standardiser(name).standardise(columns[name]));
const [cells, held] = [scaled(train), scaled(test)];
const row = (columns: Float32Array[], i: number) => columns.map((column) => column[i] ?? Number.NaN);

// Layer 1: 16 neurons with two weights and a bias each. Layer 2:
// one output. All 65 numbers stand in one list; k finds them.
const n = 16;
const k = { T: 0, p: n, bias: 2 * n, out: 3 * n, outBias: 4 * n };
const rng = random(5);
const theta = Float64Array.from({ length: 4 * n + 1 }, (_, i) => {
  if (i < k.bias) return rng.normal(0, 1 / Math.sqrt(2));
  return i >= k.out && i < k.outBias ? rng.normal(0, 1 / Math.sqrt(n)) : 0;
});
const at = (i: number) => theta[i] ?? 0;

/** The mean squared error over some cells and its slope for every parameter: once forward, once back. */
function pass(batch: number[][]): { loss: number; slopes: Float64Array } {
  const slopes = new Float64Array(theta.length);
  const add = (i: number, slope: number) => {
    slopes[i] = (slopes[i] ?? 0) + slope / batch.length;
  };
  let loss = 0;
  for (const [T = 0, p = 0, q = 0] of batch) {
    // Forward. What the neurons answer is kept for the way back.
    const a = Array.from({ length: n }, (_, j) =>
      Math.tanh(at(k.T + j) * T + at(k.p + j) * p + at(k.bias + j)),
    );
    const y = a.reduce((sum, answer, j) => sum + at(k.out + j) * answer, at(k.outBias));
    loss += (y - q) ** 2 / batch.length;
    // Backward. The blame of the output comes from the loss ...
    const delta = 2 * (y - q);
    add(k.outBias, delta);
    for (const [j, answer] of a.entries()) {
      add(k.out + j, delta * answer);
      // ... that of a neuron from the output, through the weight
      // between them and the slope of tanh.
      const blame = delta * at(k.out + j) * (1 - answer ** 2);
      add(k.T + j, blame * T);
      add(k.p + j, blame * p);
      add(k.bias + j, blame);
    }
  }
  return { loss, slopes };
}

// Is it right? On 500 cells: the library's derivative of the same
// network, and differences of the loss, one parameter at a time.
const some = Array.from({ length: 500 }, (_, i) => row(cells, 140 * i));
const { slopes } = pass(some);
const [x, q] = [tf.tensor2d(some.map((r) => r.slice(0, 2))), tf.tensor2d(some.map((r) => r.slice(2)))];
const autodiff = tf.grad((all: tf.Tensor) => {
  const a = x.matMul(all.slice(0, 2 * n).reshape([2, n])).add(all.slice(k.bias, n));
  const y = a.tanh().matMul(all.slice(k.out, n).reshape([n, 1]));
  return y.add(all.slice(k.outBias, 1)).sub(q).square().mean();
})(tf.tensor1d(Float32Array.from(theta)));
const machine = await autodiff.data();
const h = 1e-5;
const differences = Array.from(theta, (value, i) => {
  const [up, down] = [value + h, value - h].map((moved) => {
    theta[i] = moved;
    return pass(some).loss;
  });
  theta[i] = value;
  return ((up ?? 0) - (down ?? 0)) / (2 * h);
});
const size = (values: number[]) => Math.hypot(...values);
table({
  title: 'One gradient, found three ways',
  columns: ['parameters', 'length of the gradient', 'off from autodiff', 'off from differences'],
  rows: (
    [
      ['weights, layer 1', 0, k.bias],
      ['biases, layer 1', k.bias, k.out],
      ['weights, layer 2', k.out, k.outBias],
      ['bias, layer 2', k.outBias, theta.length],
    ] as const
  ).map(([name, from, to]) => {
    const hand = [...slopes.slice(from, to)];
    const off = (other: ArrayLike<number>) =>
      Number((size(hand.map((slope, i) => slope - (other[from + i] ?? 0))) / size(hand)).toPrecision(2));
    return [name, Number(size(hand).toPrecision(3)), off(machine), off(differences)];
  }),
});

// It is: so train with it. Minibatches of 64, plain descent.
const { deviation } = coads.standardiser('specificHumidity'); // g/kg
const training = plot({ title: 'Training', x: 'step', y: { label: 'RMSE', units: 'g/kg' }, log: true });
for await (const step of steps(4000)) {
  const batch = Array.from({ length: 64 }, () => row(cells, rng.integer(train.count)));
  const { loss, slopes } = pass(batch);
  for (const [i, slope] of slopes.entries()) theta[i] = at(i) - 0.1 * slope;
  if (step % 20 === 0) training.add('minibatch', step, Math.sqrt(loss) * deviation);
}
const rmse = Math.sqrt(pass(Array.from({ length: test.count }, (_, i) => row(held, i))).loss) * deviation;
const spread = Math.sqrt((held[2] ?? new Float32Array()).reduce((sum, v) => sum + v * v, 0) / test.count);
table({
  title: 'Held-out error',
  columns: ['model', 'RMSE (g/kg)'],
  rows: [
    ['mean humidity', Number((spread * deviation).toFixed(2))],
    ['network, trained by hand', Number(rmse.toFixed(2))],
  ],
});
log(`${theta.length} parameters: ${2 * theta.length} losses for one gradient by differences`);

/**
 * @title One neuron learns to add
 * @expect plot "Training" series "loss" last < 0.001
 * @expect table "The finished neuron" cell "weight 1" "learned" > 0.99
 * @expect table "The finished neuron" cell "weight 1" "learned" < 1.01
 */
import * as tf from '@tensorflow/tfjs';
import { log, plot, random, steps, table } from 'lab';

// A neuron with two inputs: y = w · x + b. Three numbers to
// find; nobody tells it that they are 1, 1 and 0.
const seed = 1; // @knob any seed
const rng = random(seed);
const w = tf.variable(tf.tensor2d([[rng.normal()], [rng.normal()]])); // shape [2 inputs, 1 output]
const b = tf.variable(tf.tensor1d([rng.normal()]));
const neuron = (x: tf.Tensor2D) => x.matMul(w).add(b); // [batch, 2] → [batch, 1]

// Examples of addition, made on the spot: two numbers between
// -5 and 5, and their sum.
const example = () => {
  const [first, second] = [rng.uniform(-5, 5), rng.uniform(-5, 5)];
  return { inputs: [first, second], sum: [first + second] };
};

const rate = 0.02; // @knob 0.002..0.2 log learning rate
const optimizer = tf.train.sgd(rate); // plain gradient descent
const training = plot({ title: 'Training', x: 'step', y: 'mean squared error', log: true });
const parameters = plot({ title: 'The three parameters', x: 'step', y: 'value' });
const read = async () => [...(await w.data()), ...(await b.data())];
const before = await read();

for await (const step of steps(300)) {
  const examples = Array.from({ length: 32 }, example);
  const x = tf.tensor2d(examples.map(({ inputs }) => inputs));
  const y = tf.tensor2d(examples.map(({ sum }) => sum));
  // `minimize` runs the neuron forward, finds how the loss
  // changes with w and b, and moves both a little downhill.
  const loss = optimizer.minimize(() => neuron(x).sub(y).square().mean().asScalar(), true);
  if (loss) training.add('loss', step, loss);
  tf.dispose([x, y]); // tensors made outside `minimize` are ours to free
  loss?.dispose();
  if (step % 5 === 0) {
    for (const [i, value] of (await read()).entries()) {
      parameters.add(['weight 1', 'weight 2', 'bias'][i] ?? '', step, value);
    }
  }
}

const after = await read();
table({
  title: 'The finished neuron',
  columns: ['parameter', 'at the start', 'learned', 'exact'],
  rows: ['weight 1', 'weight 2', 'bias'].map((name, i) => [
    name,
    before[i] ?? null,
    after[i] ?? null,
    i < 2 ? 1 : 0,
  ]),
});
// Numbers a hundred times larger than any it has seen. A
// baseline that knows no addition answers 0, the mean sum.
const [answer = Number.NaN] = await neuron(tf.tensor2d([[123, 456]])).data();
log(
  `123 + 456 = ${answer.toFixed(2)} according to the neuron; always answering the mean sum, 0, is wrong by 579`,
);

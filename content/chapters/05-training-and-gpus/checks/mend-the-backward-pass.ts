import * as tf from '@tensorflow/tfjs';
import { check, random, table } from 'lab';
import * as program from 'program';

// Twelve examples of three numbers, and a network that the program has not seen. Differences of the loss, in double
// precision and with sums of its own, know nothing of the chain rule.
const rng = random(23);
const draw = (length: number): number[] => Array.from({ length }, () => rng.normal());
const [inputs, hidden, batch] = [3, 8, 12];
const x = Array.from({ length: batch }, () => draw(inputs));
const q = draw(batch);
const numbers = { W1: draw(inputs * hidden), b1: draw(hidden), W2: draw(hidden), b2: draw(1) };

function loss(): number {
  const { W1, b1, W2, b2 } = numbers;
  return x.reduce((sum, row, i) => {
    const y = W2.reduce((answer, v, j) => {
      const z = row.reduce((s, value, k) => s + value * (W1[k * hidden + j] ?? 0), b1[j] ?? 0);
      return answer + v * Math.max(0, z);
    }, b2[0] ?? 0);
    return sum + (y - (q[i] ?? 0)) ** 2 / batch;
  }, 0);
}

const h = 1e-6;
const measured = (list: number[]): number[] =>
  list.map((value, i) => {
    list[i] = value + h;
    const up = loss();
    list[i] = value - h;
    const down = loss();
    list[i] = value;
    return (up - down) / (2 * h);
  });

const slopes = program.backward(
  {
    W1: tf.tensor2d(numbers.W1, [inputs, hidden]),
    b1: tf.tensor2d(numbers.b1, [1, hidden]),
    W2: tf.tensor2d(numbers.W2, [hidden, 1]),
    b2: tf.tensor2d(numbers.b2, [1, 1]),
  },
  tf.tensor2d(x),
  tf.tensor2d(q, [batch, 1]),
);

/** How far the program's slopes are from the measured ones, as a share of the length of these. */
async function off(name: 'W1' | 'b1' | 'W2' | 'b2'): Promise<number> {
  const [yours, truth] = [await slopes[name].data(), measured(numbers[name])];
  if (yours.length !== truth.length) return Number.POSITIVE_INFINITY;
  return Math.hypot(...truth.map((value, i) => value - (yours[i] ?? Number.NaN))) / Math.hypot(...truth);
}

const found = { W1: await off('W1'), b1: await off('b1'), W2: await off('W2'), b2: await off('b2') };
table({
  title: 'Slopes against differences of the loss',
  columns: ['parameters', 'relative difference'],
  rows: Object.entries(found).map(([name, value]) => [name, Number(value.toPrecision(2))]),
});
const enough = 1e-4;
check(
  'layer 2',
  found.W2 < enough && found.b2 < enough,
  'The slopes of the second layer were right in the starter. What has changed?',
);
check(
  'weights of layer 1',
  found.W1 < enough,
  `They differ from the measured slopes by ${found.W1.toPrecision(2)} of their length. A neuron that was silent has no part in the error: which factor says so?`,
);
check(
  'biases of layer 1',
  found.b1 < enough,
  `They differ from the measured slopes by ${found.b1.toPrecision(2)} of their length. The same bias is added for every example of the batch: what becomes of its slopes?`,
);

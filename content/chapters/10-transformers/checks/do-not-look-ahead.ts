import * as tf from '@tensorflow/tfjs';
import { attentionWeights, check } from 'lab';
import { shares } from 'program';

const draw = (seed: number) => tf.randomNormal([5, 3], 0, 1, 'float32', seed) as tf.Tensor2D;
const [queries, keys] = [draw(1), draw(2)];
const given = (await shares(queries, keys).array()) as number[][];
const wanted = (await attentionWeights(queries, keys, { causal: true }).array()) as number[][];

const ahead = given.flatMap((row, day) => row.slice(day + 1).map((share) => [day, share] as const));
const [worst = 0, most = 0] = ahead.toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))[0] ?? [];
check(
  'nothing of a later day',
  Math.abs(most) < 1e-6,
  `Day ${worst + 1} takes ${most.toFixed(3)} from a day that comes after it.`,
);
const sums = given.map((row) => row.reduce((sum, share) => sum + share, 0));
const off = sums.findIndex((sum) => !(Math.abs(sum - 1) < 1e-5));
check(
  'each row adds up to 1',
  off < 0,
  Number.isNaN(sums[off])
    ? `The shares of day ${off + 1} are no numbers: ∞ times 0 is none. Take a large number in place of ∞.`
    : `The shares of day ${off + 1} add up to ${(sums[off] ?? 1).toFixed(3)}. Later days must be gone before the softmax.`,
);
const difference = Math.max(...given.flat().map((share, i) => Math.abs(share - (wanted.flat()[i] ?? 0))));
check(
  'as the equation says',
  difference < 1e-5,
  `Of the visible days a share differs by ${difference.toFixed(3)} from that of equation 10.2.`,
);

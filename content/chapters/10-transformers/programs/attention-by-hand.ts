/**
 * @title Attention, by hand and with tensors
 * @expect table "Six days of wind" cell "by hand against tensors" "largest difference" < 1e-6
 * @expect table "Six days of wind" cell "days in another order" "largest difference" < 1e-6
 * @expect table "Six days of wind" cell "with positions" "largest difference" > 0.05
 */
import * as tf from '@tensorflow/tfjs';
import { attentionWeights, dataset, field, random, scaledDotProductAttention, table } from 'lab';

const seed = 4; // @knob any seed
const [days, width] = [6, 2];

// Six days are the tokens: of each, the wind at Valentia, Dublin and Malin Head as departures from normal.
const irish = await dataset('irish-wind');
const { standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
const wind = standardise(irish.anomalies('windSpeed'));
const tokens = Array.from({ length: days }, (_, day) =>
  [1, 6, 11].map((station) => wind[12 * day + station] ?? 0),
);

// What a token asks, what it answers to, and what it hands out: three matrices, here drawn at random.
const rng = random(seed);
const matrix = () => tokens[0]?.map(() => Array.from({ length: width }, () => rng.normal())) ?? [];
const [forQuery, forKey, forValue] = [matrix(), matrix(), matrix()];

/** Rows of `x` times a matrix. */
const times = (x: number[][], w: number[][]) =>
  x.map((row) => w[0]?.map((_, k) => row.reduce((sum, value, i) => sum + value * (w[i]?.[k] ?? 0), 0)) ?? []);

function byHand(x: number[][]): number[][] {
  const [q, k, v] = [times(x, forQuery), times(x, forKey), times(x, forValue)];
  return q.map((query) => {
    const product = (key: number[]) => query.reduce((sum, value, i) => sum + value * (key[i] ?? 0), 0);
    const scores = k.map((key) => product(key) / Math.sqrt(width));
    const powers = scores.map((score) => Math.exp(score));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const shares = powers.map((power) => power / all);
    return (
      v[0]?.map((_, part) => shares.reduce((sum, share, j) => sum + share * (v[j]?.[part] ?? 0), 0)) ?? []
    );
  });
}

const product = (x: number[][], w: number[][]) => tf.tensor2d(x).matMul(tf.tensor2d(w));
const query = (x: number[][]) => product(x, forQuery);
const key = (x: number[][]) => product(x, forKey);
async function byTensors(x: number[][]) {
  return (await scaledDotProductAttention(query(x), key(x), product(x, forValue)).array()) as number[][];
}

const difference = (a: number[][], b: number[][]) =>
  a.flat().reduce((most, value, i) => Math.max(most, Math.abs(value - (b.flat()[i] ?? 0))), 0);
const order = [3, 0, 5, 1, 4, 2];
const reordered = (x: number[][]) => order.map((day) => x[day] ?? []);

// A wave for each place in the row, added to its token: now the order is part of what a token says.
const placed = (x: number[][]) =>
  x.map((token, place) =>
    token.map((value, j) => value + Math.sin(place / 10 ** j + (j % 2) * (Math.PI / 2))),
  );

const rows = [
  ['by hand against tensors', difference(byHand(tokens), await byTensors(tokens))],
  ['days in another order', difference(byHand(reordered(tokens)), reordered(byHand(tokens)))],
  ['with positions', difference(byHand(placed(reordered(tokens))), reordered(byHand(placed(tokens))))],
];
table({ title: 'Six days of wind', columns: ['what is compared', 'largest difference'], rows });
field(attentionWeights(query(tokens), key(tokens)), {
  title: 'How much each day takes from each',
  x: { label: 'day that is asked', first: 1, last: days },
  y: { label: 'day that asks', first: 1, last: days },
  units: '',
  min: 0,
});

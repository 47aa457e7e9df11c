/**
 * @title A convolution, as messages along edges
 * @expect table "Pixels as nodes" cell "messages, convolution" "largest difference" < 1e-5
 * @expect table "Pixels as nodes" cell "nodes in another order" "largest difference" < 1e-5
 * @expect table "Pixels as nodes" cell "mirrored, nine types" "largest difference" > 0.1
 * @expect table "Pixels as nodes" cell "mirrored, one type" "largest difference" < 1e-5
 * @expect log "edges" between 168.9 and 169.1
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, log, random, table } from 'lab';

const seed = 3; // @knob any seed
const side = 5; // @knob 3..12 pixels a side
const [inputs, outputs] = [2, 3]; // numbers of a pixel, before and after
const rng = random(seed);
// A piece of a satellite image, two bands. Each pixel is a node; the nodes are numbered row by row.
const { red, nearInfrared } = (await dataset('landsat')).variables;
const pixels = Array.from({ length: side * side }, (_, node) => {
  const at = 349 * (100 + Math.floor(node / side)) + 100 + (node % side);
  return [red, nearInfrared].map(({ values }) => (values[at] ?? Number.NaN) / 100);
});
// Each pixel hears itself and its neighbours, up to eight. An edge's type says where it comes from: 0 is the
// upper left, 4 the pixel itself, 8 the lower right.
type Edge = { from: number; to: number; type: number };
const edges = pixels.flatMap((_, to) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((type): Edge[] => {
    const row = Math.floor(to / side) + Math.floor(type / 3) - 1;
    const column = (to % side) + (type % 3) - 1;
    const inside = [row, column].every((place) => place >= 0 && place < side);
    return inside ? [{ from: side * row + column, to, type }] : [];
  }),
);
// A matrix of weights for each type: together they are a kernel of 3 × 3. And the same matrix for all.
const kernel = tf.randomNormal([9, inputs, outputs], 0, 1, 'float32', rng.seed());
const nine = (await kernel.array()) as number[][][];
const one = nine.map(() => nine[4] ?? []);

/** One round: each node adds up its messages, which are the sender's numbers times the weights of the edge. */
function round(nodes: number[][], along: Edge[], weights: number[][][]): number[][] {
  const sums = nodes.map(() => Array.from({ length: outputs }, () => 0));
  for (const { from, to, type } of along) {
    const message = (out: number) =>
      nodes[from]?.reduce((sum, value, k) => sum + value * (weights[type]?.[k]?.[out] ?? 0), 0) ?? 0;
    sums[to] = sums[to]?.map((sum, out) => sum + message(out)) ?? [];
  }
  return sums;
}
const image = tf.tensor2d(pixels).reshape([1, side, side, inputs]) as tf.Tensor4D;
const filter = kernel.reshape([3, 3, inputs, outputs]) as tf.Tensor4D;
const convolved = (await tf.conv2d(image, filter, 1, 'same').reshape([-1, outputs]).array()) as number[][];

const rows: [string, number][] = [];
const compare = (name: string, a: number[][], b: number[][]) => {
  const differences = a.flat().map((value, i) => Math.abs(value - (b.flat()[i] ?? Number.NaN)));
  rows.push([name, Math.max(...differences)]);
};
compare('messages, convolution', round(pixels, edges, nine), convolved);
const ordered = (nodes: number[][], order: number[]) => order.map((node) => nodes[node] ?? []);
const other = rng.shuffle(pixels.map((_, node) => node));
const renamed = edges.map((e) => ({ ...e, from: other.indexOf(e.from), to: other.indexOf(e.to) }));
compare('nodes in another order', round(ordered(pixels, other), renamed, nine), ordered(convolved, other));
const mirror = pixels.map((_, node) => node + side - 1 - 2 * (node % side)); // the same rows, from right to left
for (const [name, weights] of Object.entries({ 'nine types': nine, 'one type': one })) {
  const first = round(ordered(pixels, mirror), edges, weights);
  compare(`mirrored, ${name}`, first, ordered(round(pixels, edges, weights), mirror));
}
table({ title: 'Pixels as nodes', columns: ['what is compared', 'largest difference'], rows });
log('nodes', pixels.length, 'edges', edges.length);
const typeOf = (from: number, to: number) => edges.find((e) => e.from === from && e.to === to)?.type;
const matrix = pixels.map((_, to) => pixels.map((_, from) => typeOf(from, to) ?? Number.NaN));
field(matrix, { title: 'Adjacency matrix, by type of edge', units: '' });

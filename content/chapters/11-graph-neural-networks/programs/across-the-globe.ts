/**
 * @title Across the globe, round by round
 * @seeds 10
 * @expect table "The longest way" cell "M0" "rounds"
 *   <= table "The longest way" cell "M0" "diameter" in every seed
 * @expect table "The longest way" cell "M0" "rounds"
 *   >= table "The longest way" cell "M0" "diameter" in every seed
 * @expect table "The longest way" cell "M1 alone" "rounds"
 *   <= table "The longest way" cell "M1 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M1 alone" "rounds"
 *   >= table "The longest way" cell "M1 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M1" "rounds"
 *   <= table "The longest way" cell "M0 to M1" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M1" "rounds"
 *   >= table "The longest way" cell "M0 to M1" "diameter" in every seed
 * @expect table "The longest way" cell "M2 alone" "rounds"
 *   <= table "The longest way" cell "M2 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M2 alone" "rounds"
 *   >= table "The longest way" cell "M2 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M2" "rounds"
 *   <= table "The longest way" cell "M0 to M2" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M2" "rounds"
 *   >= table "The longest way" cell "M0 to M2" "diameter" in every seed
 * @expect table "The longest way" cell "M3 alone" "rounds"
 *   <= table "The longest way" cell "M3 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M3 alone" "rounds"
 *   >= table "The longest way" cell "M3 alone" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M3" "rounds"
 *   <= table "The longest way" cell "M0 to M3" "diameter" in every seed
 * @expect table "The longest way" cell "M0 to M3" "rounds"
 *   >= table "The longest way" cell "M0 to M3" "diameter" in every seed
 * @expect table "The longest way" cell "M3 alone" "diameter" between 23.9 and 24.1
 * @expect table "The longest way" cell "M0 to M3" "what is left, 10 to the"
 *   > table "The longest way" cell "M3 alone" "what is left, 10 to the" in every seed
 * @expect table "The longest way" cell "M0 to M3" "means alone" between -6.9 and -6.5 in every seed
 * @expect table "The longest way" cell "M3 alone" "means alone" between -13.5 and -13.2 in every seed
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, greatCircle, icosahedralMesh, random, stationMap, table } from 'lab';

const seed = 3; // @knob any seed
const width = 8; // @knob 1..32 log numbers a vertex
const { u, v } = (await dataset('fnoc-winds')).variables; // every 2.5°, from 90° south and from 20° east
/** A graph on the vertices of the last level, with the edges of all: where they are, and whom each hears. */
function graph(levels: number[]) {
  const { vertices } = icosahedralMesh(levels.at(-1) ?? 0);
  const places = Array.from({ length: vertices.length / 3 }, (_, i) => {
    const [x = 0, y = 0, z = 0] = vertices.subarray(3 * i, 3 * i + 3);
    return { latitude: (Math.asin(z) * 180) / Math.PI, longitude: (Math.atan2(y, x) * 180) / Math.PI };
  });
  const hears = places.map((_, itself) => [itself]);
  for (const { edges } of levels.map((level) => icosahedralMesh(level)))
    for (let end = 0; end < edges.length; end += 2) {
      const [a = 0, b = 0] = edges.subarray(end, end + 2);
      hears[a]?.push(b);
      hears[b]?.push(a);
    }
  return { places, hears };
}
/** Breadth-first search: over how many edges each vertex is reached from one. */
function distances(hears: number[][], from: number) {
  const found = new Map([[from, 0]]);
  for (const [vertex, far] of found)
    for (const next of hears[vertex] ?? []) if (!found.has(next)) found.set(next, far + 1);
  return hears.map((_, vertex) => found.get(vertex) ?? Number.POSITIVE_INFINITY);
}
/** The tangent-linear model, round by round: when a change at one vertex is first felt, what is left at the last. */
async function rounds({ places, hears }: ReturnType<typeof graph>, from: number) {
  const rng = random(seed);
  const draw = (n: number) => tf.randomNormal([n, width], 0, 1 / Math.sqrt(n), 'float32', rng.seed());
  const [embed, weights] = [draw(2), draw(width)];
  const mean = tf.tensor2d(hears.map((some) => hears.map((_, j) => Number(some.includes(j)) / some.length)));
  const wind = places.map(({ latitude, longitude }) => {
    const cell = 144 * Math.round((latitude + 90) / 2.5) + (Math.round((longitude + 340) / 2.5) % 144);
    return [u, v].map(({ values }) => (values[cell] ?? Number.NaN) / 10); // January 1982
  });
  let state = tf.tensor2d(wind).matMul(embed).tanh();
  let change = tf.mul(tf.slice(tf.eye(places.length), [0, from], [-1, 1]), tf.ones([1, width]));
  let alone = tf.slice(change, [0, 0], [-1, 1]); // what means would leave of it
  const felt = places.map((_, vertex) => (vertex === from ? 0 : Number.NaN));
  for (let round = 1; felt.some(Number.isNaN) && round <= 50; round++) {
    state = mean.matMul(state).matMul(weights).tanh();
    change = state.square().neg().add(1).mul(mean.matMul(change).matMul(weights));
    alone = mean.matMul(alone);
    for (const [vertex, size] of (await change.abs().max(1).data()).entries())
      if (Number.isNaN(felt[vertex]) && size > 0) felt[vertex] = round;
  }
  const last = tf.stack([change.abs().max(1), alone.squeeze()]).mul(tf.equal(felt, Math.max(...felt)));
  return { felt, left: Array.from(await last.max(1).data(), Math.log10) };
}
const { places } = graph([3]);
const toDublin = places.map(({ latitude, longitude }) => greatCircle(latitude, longitude, 53.4, -6.3));
const [rows, drawn]: [(string | number)[][], number[][]] = [[], []];
for (const levels of [[0], [1], [0, 1], [2], [0, 1, 2], [3], [0, 1, 2, 3]]) {
  const mesh = graph(levels);
  const most = mesh.hears.map((_, from) => Math.max(...distances(mesh.hears, from)));
  const { felt, left } = await rounds(mesh, most.indexOf(Math.max(...most)));
  const edges = (mesh.hears.flat().length - felt.length) / 2;
  const name = `${levels.length > 1 ? 'M0 to ' : ''}M${levels.at(-1)}${levels[0] ? ' alone' : ''}`;
  rows.push([name, felt.length, edges, Math.max(...most), Math.max(...felt), ...left]);
  if (levels.includes(3)) drawn.push((await rounds(mesh, toDublin.indexOf(Math.min(...toDublin)))).felt);
}
const columns = ['mesh', 'vertices', 'edges', 'diameter', 'rounds', 'what is left, 10 to the', 'means alone'];
table({ title: 'The longest way', columns, rows });
const stations = places.map((place, i) => ({ ...place, value: drawn.map((felt) => felt[i] ?? Number.NaN) }));
const [title, times] = ['Rounds until a change near Dublin is felt', ['M3 alone', 'M0 to M3']];
stationMap({ title, units: 'rounds', times, stations });

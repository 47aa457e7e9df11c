/**
 * @title Shares of edges
 * @expect check "shares of each node add up to 1" fails
 * @expect check "as the equation says" fails
 * @expect check "large scores" fails
 */
import { table } from 'lab';

/**
 * The shares of the edges of a graph transformer, one an edge. `scores` has a number for each edge and `to` the node that
 * hears along it; edges come in any order.
 */
export function shares(scores: number[], to: number[]): number[] {
  const powers = scores.map((score) => Math.exp(score));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return to.map((_, edge) => (powers[edge] ?? 0) / all); // over all edges of the graph
}

// Five edges: three lead to node 0, two to node 1.
const [scores, to] = [
  [1, 2, 0, 0.5, 0.5],
  [0, 0, 1, 0, 1],
];
const given = shares(scores, to);
table({
  title: 'Who is heard',
  columns: ['edge', 'to', 'score', 'share'],
  rows: scores.map((score, edge) => [edge, to[edge] ?? null, score, given[edge] ?? null]),
});

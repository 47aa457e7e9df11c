/**
 * @title Shares of edges
 * @expect check "shares of each node add up to 1" passes
 * @expect check "as the equation says" passes
 * @expect check "large scores" passes
 */
import { table } from 'lab';

/**
 * The shares of the edges of a graph transformer, one an edge. `scores` has a number for each edge and `to` the node that
 * hears along it; edges come in any order.
 */
export function shares(scores: number[], to: number[]): number[] {
  const most = new Map<number, number>();
  for (const [edge, node] of to.entries())
    most.set(node, Math.max(most.get(node) ?? Number.NEGATIVE_INFINITY, scores[edge] ?? 0));
  const powers = to.map((node, edge) => Math.exp((scores[edge] ?? 0) - (most.get(node) ?? 0)));
  const sums = new Map<number, number>();
  for (const [edge, node] of to.entries()) sums.set(node, (sums.get(node) ?? 0) + (powers[edge] ?? 0));
  return to.map((node, edge) => (powers[edge] ?? 0) / (sums.get(node) ?? 1));
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

/**
 * @title Divide by the degrees
 * @expect check "a path of three" passes
 * @expect check "a node without edges" passes
 * @expect check "any graph" passes
 */
import { field } from 'lab';

/**
 * The matrix of a graph convolution, [nodes, nodes]. Each edge is given once, as a pair of nodes, and joins both ways;
 * no node is joined to itself.
 */
export function convolution(nodes: number, edges: [number, number][]): number[][] {
  const joined = Array.from({ length: nodes }, (_, i) =>
    Array.from({ length: nodes }, (_, j) => Number(i === j)),
  );
  for (const [a, b] of edges) {
    (joined[a] ?? [])[b] = 1;
    (joined[b] ?? [])[a] = 1;
  }
  const degree = joined.map((row) => row.reduce((sum, one) => sum + one, 0));
  return joined.map((row, i) => row.map((one, j) => one / Math.sqrt((degree[i] ?? 1) * (degree[j] ?? 1))));
}

// A path of three nodes, and a fourth by itself.
const path: [number, number][] = [
  [0, 1],
  [1, 2],
];
field(convolution(4, path), { title: 'What each node takes from each', units: '', min: 0 });

/**
 * @title Divide by the degrees
 * @expect check "a path of three" fails
 * @expect check "a node without edges" fails
 * @expect check "any graph" fails
 */
import { field } from 'lab';

/**
 * The matrix of a graph convolution, [nodes, nodes]. Each edge is given once, as a pair of nodes, and joins both ways;
 * no node is joined to itself.
 */
export function convolution(nodes: number, edges: [number, number][]): number[][] {
  const matrix = Array.from({ length: nodes }, () => Array.from({ length: nodes }, () => 0));
  for (const [a, b] of edges) {
    (matrix[a] ?? [])[b] = 1;
    (matrix[b] ?? [])[a] = 1;
  }
  return matrix; // the adjacency matrix alone: nobody hears itself, and nothing is divided
}

// A path of three nodes, and a fourth by itself.
const path: [number, number][] = [
  [0, 1],
  [1, 2],
];
field(convolution(4, path), { title: 'What each node takes from each', units: '', min: 0 });

import { check } from 'lab';
import { convolution } from 'program';

type Edges = [number, number][];
/** The matrix, one entry at a time. */
function wanted(nodes: number, edges: Edges): number[][] {
  const joined = (i: number, j: number) =>
    i === j || edges.some(([a, b]) => (a === i && b === j) || (a === j && b === i));
  const all = Array.from({ length: nodes }, (_, node) => node);
  const degree = all.map((i) => all.filter((j) => joined(i, j)).length);
  return all.map((i) =>
    all.map((j) => (joined(i, j) ? 1 / Math.sqrt((degree[i] ?? 1) * (degree[j] ?? 1)) : 0)),
  );
}

/** What is wrong with the matrix of a graph, in words; nothing where it is right. */
function wrong(nodes: number, edges: Edges): string | undefined {
  const given = convolution(
    nodes,
    edges.map(([a, b]) => [a, b]),
  );
  if (given.length !== nodes || given.some((row) => row.length !== nodes))
    return `A graph of ${nodes} nodes needs ${nodes} rows of ${nodes} numbers.`;
  for (const [i, row] of wanted(nodes, edges).entries())
    for (const [j, value] of row.entries()) {
      const own = given[i]?.[j] ?? Number.NaN;
      if (!(Math.abs(own - value) < 1e-6))
        return `Row ${i}, column ${j} should be ${value.toFixed(4)}; it is ${own.toFixed(4)}. Degrees count the node itself.`;
    }
  return undefined;
}

const cases: [string, number, Edges][] = [
  [
    'a path of three',
    3,
    [
      [0, 1],
      [1, 2],
    ],
  ],
  ['a node without edges', 3, [[2, 0]]],
  [
    'any graph',
    6,
    [
      [0, 1],
      [0, 2],
      [0, 3],
      [4, 3],
      [5, 3],
      [4, 5],
    ],
  ],
];
for (const [name, nodes, edges] of cases) {
  const message = wrong(nodes, edges);
  check(name, message === undefined, message);
}

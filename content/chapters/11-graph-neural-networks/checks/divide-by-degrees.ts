import { check } from 'lab';
import { convolution } from 'program';

type Edges = [number, number][];
/** Of the degrees of two nodes, and of whether they are one. */
type By = (i: number, j: number, one: boolean) => number;

/** A matrix of a graph, from what stands on its diagonal and from how the degrees of the two nodes divide a number. */
function matrix(nodes: number, edges: Edges, own: number, by: By): number[][] {
  const joined = (i: number, j: number) =>
    i === j ? own : Number(edges.some(([a, b]) => (a === i && b === j) || (a === j && b === i)));
  const all = Array.from({ length: nodes }, (_, node) => node);
  const degrees = all.map((i) => all.reduce((sum, j) => sum + joined(i, j), 0));
  return all.map((i) =>
    all.map((j) =>
      joined(i, j) === 0 ? 0 : 1 / by(degrees[i] ?? Number.NaN, degrees[j] ?? Number.NaN, i === j),
    ),
  );
}
const root = (i: number, j: number) => Math.sqrt(i * j);

/** What is often written in place of the matrix, and what to say of it. */
const slips: [own: number, by: By, words: string][] = [
  [0, () => 1, 'This is the adjacency matrix: nobody hears itself, and nothing is divided.'],
  [1, () => 1, 'Each node hears itself now. Divide by the degrees.'],
  [1, (i) => i, 'Each row is divided by its own degree, which gives a mean. Both ends take part, by a root.'],
  [1, (_, j) => j, 'Only the degree of the sender divides. Both ends take part, by a root.'],
  [1, (i, j) => i * j, 'The root is missing under the degrees.'],
  [1, (i, j) => Math.sqrt((i - 1) * (j - 1)), 'Degrees count the node itself: that is the + 1.'],
  [
    1,
    (i, j) => root(Math.max(i - 1, 1), Math.max(j - 1, 1)),
    'Degrees count the node itself: that is the + 1.',
  ],
  [
    1,
    (i, j, one) => (one ? 1 : root(i - 1, j - 1)),
    'The identity is added before degrees are counted, not after.',
  ],
  [0, root, 'Nobody hears itself: the identity is to be added before degrees are counted.'],
  [0, (i, j) => Math.sqrt((i + 1) * (j + 1)), 'The degrees are right, but nobody hears itself.'],
];
const same = (a: number, b: number) =>
  a === b || Math.abs(a - b) < 1e-6 || (Number.isNaN(a) && Number.isNaN(b));

/** What is wrong with the matrix of a graph, in words; nothing where it is right. */
function wrong(nodes: number, edges: Edges): string | undefined {
  const given: number[][] = convolution(
    nodes,
    edges.map(([a, b]) => [a, b]),
  );
  if (!Array.isArray(given) || given.length !== nodes || given.some((row) => row?.length !== nodes))
    return `A graph of ${nodes} nodes needs ${nodes} rows of ${nodes} numbers.`;
  const fits = (other: number[][]) =>
    other.every((row, i) => row.every((value, j) => same(given[i]?.[j] ?? Number.NaN, value)));
  const wanted = matrix(nodes, edges, 1, root);
  if (fits(wanted)) return undefined;
  if (given.some((row, i) => row.some((value, j) => value !== 0 && given[j]?.[i] === 0)))
    return 'An edge joins both ways: what stands in row i, column j stands in row j, column i too.';
  const slip = slips.find(([own, by]) => fits(matrix(nodes, edges, own, by)));
  if (slip) return slip[2];
  for (const [i, row] of wanted.entries())
    for (const [j, value] of row.entries()) {
      const own = given[i]?.[j] ?? Number.NaN;
      if (!same(own, value))
        return `Row ${i}, column ${j} should be ${value.toFixed(4)}; it is ${Number(own).toFixed(4)}.`;
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
  [
    'a node without edges',
    4,
    [
      [2, 0],
      [0, 1],
    ],
  ],
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

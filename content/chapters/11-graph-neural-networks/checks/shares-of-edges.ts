import { check, random } from 'lab';
import { shares } from 'program';

/** The share of each edge among all edges that lead to the same node. */
const wanted = (scores: number[], to: number[]) =>
  scores.map((score, edge) => {
    const others = scores.filter((_, other) => to[other] === to[edge]);
    return 1 / others.reduce((sum, other) => sum + Math.exp(other - score), 0);
  });

const rng = random(3);
const to = rng.shuffle([0, 0, 0, 0, 1, 2, 2, 4, 4, 4]); // nothing leads to node 3
const scores = to.map(() => rng.normal(0, 2));
const given = shares([...scores], [...to]);

const lengths = given.length === to.length;
const sums = [0, 1, 2, 4].map((node) =>
  given.reduce((sum, share, edge) => sum + (to[edge] === node ? share : 0), 0),
);
const off = sums.findIndex((sum) => !(Math.abs(sum - 1) < 1e-6));
check(
  'shares of each node add up to 1',
  lengths && off < 0,
  lengths
    ? `The shares of the edges to node ${[0, 1, 2, 4][off]} add up to ${sums[off]?.toFixed(4)}.`
    : `There are ${to.length} edges and ${given.length} shares.`,
);
const right = wanted(scores, to);
const first = right.findIndex((share, edge) => !(Math.abs((given[edge] ?? Number.NaN) - share) < 1e-6));
check(
  'as the equation says',
  lengths && first < 0,
  `The share of edge ${first} should be ${right[first]?.toFixed(4)}; it is ${given[first]?.toFixed(4) ?? 'missing'}.`,
);
const [large, two] = [
  [1000, 999, -1000, -1001],
  [0, 0, 1, 1],
];
const kept = shares([...large], [...two]);
const lost = wanted(large, two).findIndex(
  (share, edge) => !(Math.abs((kept[edge] ?? Number.NaN) - share) < 1e-6),
);
check(
  'large scores',
  kept.length === 4 && lost < 0,
  `A score of ${large[lost]} came to the share ${kept[lost] ?? 'that is missing'}. Take from each score the largest of its node before the exponential.`,
);

import { check, random } from 'lab';
import { shares } from 'program';

/** The share of each edge among all edges that lead to the same node. */
const wanted = (scores: number[], to: number[]) =>
  scores.map((score, edge) => {
    const others = scores.filter((_, other) => to[other] === to[edge]);
    return 1 / others.reduce((sum, other) => sum + Math.exp(other - score), 0);
  });
/** The reader's shares; none where it gives out nothing that has a length. */
const own = (scores: number[], to: number[]): number[] => Array.from(shares([...scores], [...to]) ?? []);
/** What to say where something is off; nothing where nothing is. */
function says(to: number[], given: number[], fault: number, words: string): string | undefined {
  if (given.length !== to.length) return `There are ${to.length} edges and ${given.length} shares.`;
  return fault < 0 ? undefined : words;
}
const off = (given: number[], right: number[]) =>
  right.findIndex((share, edge) => !(Math.abs((given[edge] ?? Number.NaN) - share) < 1e-6));

const rng = random(3);
const to = rng.shuffle([0, 0, 0, 0, 1, 2, 2, 4, 4, 4]); // nothing leads to node 3
const scores = to.map(() => rng.normal(0, 2));
const given = own(scores, to);
const complete = given.length === to.length;
const sums = [0, 1, 2, 4].map((node) =>
  given.reduce((sum, share, edge) => sum + (to[edge] === node ? share : 0), 0),
);
const uneven = sums.findIndex((sum) => !(Math.abs(sum - 1) < 1e-6));
const total = sums.reduce((sum, one) => sum + one, 0);
check(
  'shares of each node add up to 1',
  complete && uneven < 0,
  says(
    to,
    given,
    uneven,
    `The shares of the edges to node ${[0, 1, 2, 4][uneven]} add up to ${sums[uneven]?.toFixed(4)}.${
      Math.abs(total - 1) < 1e-6
        ? ' Those of the whole graph add up to 1: divide by the sum of each node.'
        : ''
    }`,
  ),
);
const right = wanted(scores, to);
const first = off(given, right);
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const mixed = complete && off(sorted(given), sorted(right)) < 0;
check(
  'as the equation says',
  complete && first < 0,
  says(
    to,
    given,
    first,
    `The share of edge ${first} should be ${right[first]?.toFixed(4)}; it is ${given[first]?.toFixed(4)}.${
      mixed ? ' The shares are right, but not in the order of the edges.' : ''
    }`,
  ),
);
// To take the mean of a node from its scores, in place of the largest, does not do.
const large = [1000, 999, -1000, -1000, -1000, -1001];
const ends = [0, 0, 0, 0, 1, 1];
const kept = own(large, ends);
const lost = off(kept, wanted(large, ends));
check(
  'large scores',
  kept.length === large.length && lost < 0,
  says(
    ends,
    kept,
    lost,
    `A score of ${large[lost]} came to the share ${kept[lost]}. Take from each score the largest of its node before the exponential.`,
  ),
);

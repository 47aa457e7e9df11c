import { check, random } from 'lab';
import { fair } from 'program';

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
const far = (x: number[], y: number) => sumOf(x.map((a) => Math.abs(a - y)));
const apart = (x: number[]) => sumOf(x.map((a) => far(x, a)));
const right = (x: number[], y: number) => far(x, y) / x.length - apart(x) / (2 * x.length * (x.length - 1));

/** What is often written in place of the score, and what to say of it. */
const slips: [score: (x: number[], y: number) => number, words: string][] = [
  [
    (x, y) => far(x, y) / x.length - apart(x) / (2 * x.length ** 2),
    'This is the plain score: the pairs of a member with itself are still counted in the denominator.',
  ],
  [
    (x, y) => far(x, y) / x.length - apart(x) / (x.length * (x.length - 1)),
    'The half before the mean distance of two members is missing.',
  ],
  [
    (x, y) => far(x, y) / x.length - apart(x) / (4 * x.length * (x.length - 1)),
    'Over pairs that are counted once the mean divides by M(M − 1)/2: with the half that is M(M − 1).',
  ],
  [
    (x, y) => far(x, y) / x.length + apart(x) / (2 * x.length * (x.length - 1)),
    'Spread is rewarded, not fined: the second term is taken off.',
  ],
  [
    (x, y) => far(x, y) - apart(x) / (2 * x.length * (x.length - 1)),
    'The first term is a mean: divide it by the number of members.',
  ],
  [
    (x, y) => far(x, y) / (x.length - 1) - apart(x) / (2 * x.length * (x.length - 1)),
    'The first term is a mean over all members: only the second has M − 1.',
  ],
  [
    (x, y) => far(x, y) / x.length - ((1 - 0.05 / x.length) * apart(x)) / (2 * x.length * (x.length - 1)),
    'This is the almost fair score. Here the fair one is asked for.',
  ],
  [(x, y) => far(x, y) / x.length, 'The second term is missing, which rewards members for being apart.'],
  [(x, y) => Math.abs(sumOf(x) / x.length - y), 'This is the error of the mean of the members.'],
];
type Case = [members: number[], came: number];
const same = (a: number, b: number) => Math.abs(a - b) < 1e-5 * Math.max(1, Math.abs(b));
const own = (x: number[], y: number): number => fair([...x], y);

/** What is wrong with some ensembles, in words; nothing where nothing is. */
function wrong(cases: readonly Case[]): string | undefined {
  for (const [x, y] of cases) {
    const given = own(x, y);
    if (typeof given !== 'number' || Number.isNaN(given)) return 'The function gives no number.';
    if (same(given, right(x, y))) continue;
    const slip = slips.find(([score]) => [...pairs, ...more].every(([a, b]) => same(own(a, b), score(a, b))));
    return (
      slip?.[1] ??
      `Of the members ${x.map((a) => Number(a.toFixed(2))).join(', ')} and ${Number(y.toFixed(2))} the score should be ${right(x, y).toFixed(4)}; it is ${given.toFixed(4)}.`
    );
  }
  return undefined;
}

const rng = random(8);
const ensemble = (size: number): Case => [
  Array.from({ length: size }, () => rng.normal(0, 3)),
  rng.normal(0, 3),
];
const pairs: Case[] = [[[0, 2], 1], [[0, 2], 5], [[-4, -7], -7], [[3, 3], 1], ensemble(2)];
const more: Case[] = [[[1, 1, 1, 9], 1], [[2, -1, 2, 4, 0.5], 30], ensemble(3), ensemble(8), ensemble(21)];
const two = wrong(pairs);
check('two members', two === undefined, two);
const any = wrong(more);
check('any ensemble', any === undefined, any);

/** Mean score of ensembles of this size, members and truth from one distribution: 1/√π for a normal one. */
function average(size: number, days: number): number {
  const scores = Array.from({ length: days }, () =>
    own(
      Array.from({ length: size }, () => rng.normal()),
      rng.normal(),
    ),
  );
  return sumOf(scores) / days;
}
const whole = 1 / Math.sqrt(Math.PI);
const [small, large] = [average(2, 20_000), average(20, 2000)];
check(
  'fair on average',
  Math.abs(small - whole) < 0.025 && Math.abs(large - whole) < 0.05,
  `Members and truth come from one normal distribution, and 1/√π = 0.564 is right for every size. With two members your score comes to ${Number(small).toFixed(3)} on average, with twenty to ${Number(large).toFixed(3)}.`,
);

import { decimal } from '../kit/reading.ts';

const degrees = (value: number, digits = 1): string => `${decimal(value, digits)} °C`;
const listed = (values: readonly string[]): string =>
  `${values.slice(0, -1).join(', ')} and ${values.at(-1) ?? ''}`;
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** What is read of the CRPS by hand. */
export const words = {
  title: 'CRPS by hand',
  about:
    'Members of an ensemble and an observation on an axis of temperatures, the two steps that they make, and the squared difference of these, whose area is the CRPS. Beside it the same from distances. Members and observation can be moved.',
  steps:
    'The distribution of the ensemble and that of the observation, their squared difference, and the members',
  sums: 'The distances between members, and the scores',
  degrees,
  observation: 'Observation',
  observed: (value: string) => `observation ${value}`,
  member: (k: number) => `Member ${k}`,
  short: (k: number) => `x${String.fromCodePoint(0x2080 + k)}`,
  shares: 'share of members up to here',
  squares: 'difference, squared',
  distance: '|x − y|',
  pairs: 'apart, |x − x′|',
  mean: 'mean |x − y|',
  pairsMean: (pairs: number) => `½ mean |x − x′|, ${pairs} pairs`,
  crps: (toTruth: string, pairs: string) => `CRPS, ${toTruth} − ${pairs}`,
  area: 'sum of the areas',
  fair: (toTruth: string, pairs: string) => `fair, ${toTruth} − ${pairs}`,
  almost: (alpha: number) => `almost fair, α = ${alpha}`,
  example: 'Ensemble',
  examples: {
    options: {
      five: 'five members',
      narrow: 'narrow, and wrong',
      wide: 'wide',
      either: 'one on either side',
      stray: 'all right but one',
    },
    own: 'your own',
  },
  count: 'Members',
  key: {
    ensemble: 'ensemble',
    observed: 'observation',
    gap: 'difference',
    square: 'its square: the area is the CRPS',
    distance: 'distance to the observation',
    own: 'a member with itself: not in the fair score',
  },
  ensemble: (members: readonly number[], truth: number) =>
    `${capitalised(numbers[members.length] ?? `${members.length}`)} members stand at ${listed(members.map((member) => decimal(member, 1)))} °C, the observation at ${degrees(truth)}.`,
  parts: (toTruth: number, pairs: number, crps: number) =>
    `They are on average ${degrees(toTruth, 2)} from the observation, and half their mean distance from each other is ${degrees(pairs, 2)}: the CRPS is ${degrees(crps, 3)}, which is the area of the squared difference.`,
  others: (pairs: number, fair: number, almost: number, alpha: number) =>
    `Without the pairs of a member with itself the half is ${degrees(pairs, 2)}, and the fair CRPS ${degrees(fair, 3)}; the almost fair one, with α = ${alpha}, is ${degrees(almost, 3)}.`,
} as const;

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A few members of an ensemble and an observation, moved by hand, and the scores of the one against the other. */
import { almostFairCrps, crps, fairCrps } from '../../../playground/lab/verification/crps.ts';

export interface Hand {
  /** Degrees Celsius, in tenths. */
  readonly members: readonly number[];
  readonly truth: number;
}

/** The axis, °C. */
export const axis = { min: 0, max: 20 } as const;
export const counts = { min: 2, max: 6 } as const;
/** The share of the fair score in the almost fair one: that of AIFS-CRPS. */
export const alpha = 0.95;

/** Ensembles to begin with. */
export const examples = {
  five: { members: [5.4, 7.8, 9.1, 11.6, 14.9], truth: 12.7 },
  narrow: { members: [5.6, 6.2, 6.6, 7.1, 7.5], truth: 12.7 },
  wide: { members: [1.2, 6.4, 11.1, 15.8, 19.3], truth: 12.7 },
  either: { members: [8, 12], truth: 10 },
  stray: { members: [10, 10, 10, 10, 17.5], truth: 10 },
} as const satisfies Record<string, Hand>;
export type Example = keyof typeof examples;

export const initial: Hand = examples.five;

const sameAs = (one: Hand, other: Hand): boolean =>
  one.truth === other.truth && one.members.join(' ') === other.members.join(' ');

/** The example that stands on the axis, if it is one. */
export function exampleOf(hand: Hand): Example | undefined {
  return (Object.keys(examples) as Example[]).find((name) => sameAs(examples[name], hand));
}

/** Where members come in that were not there. */
const newcomers = [4, 8, 12, 16, 10, 14];

/** The same with so many members. */
export function withCount(hand: Hand, count: number): Hand {
  const members = Array.from({ length: count }, (_, k) => hand.members[k] ?? newcomers[k] ?? 10);
  return { ...hand, members };
}

/** The same with one member elsewhere. */
export function withMember(hand: Hand, at: number, value: number): Hand {
  return { ...hand, members: hand.members.map((member, k) => (k === at ? value : member)) };
}

/** Between two neighbours on the axis: how high both distribution functions are there. */
export interface Strip {
  readonly from: number;
  readonly to: number;
  /** Share of the members at or below. */
  readonly ensemble: number;
  /** 1 from the observation on. */
  readonly observed: 0 | 1;
  /** Width times the squared difference, °C. */
  readonly area: number;
}

/** The axis cut at the members and at the observation, from its least number to its greatest. */
export function strips({ members, truth }: Hand): Strip[] {
  const cuts = [...new Set([axis.min, ...members, truth, axis.max])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, k) => {
    const from = cuts[k] ?? 0;
    const ensemble = members.filter((member) => member <= from).length / members.length;
    const observed = truth <= from ? 1 : 0;
    return { from, to, ensemble, observed, area: (to - from) * (ensemble - observed) ** 2 };
  });
}

/** The parts of the scores and the scores themselves, °C. */
export interface Scores {
  /** The sum of the areas. */
  readonly area: number;
  /** Mean distance of the members from the observation. */
  readonly toTruth: number;
  /** Half the mean distance of all pairs, each member with itself among them. */
  readonly allPairs: number;
  /** The same over pairs of two members. */
  readonly otherPairs: number;
  readonly crps: number;
  readonly fair: number;
  readonly almost: number;
}

export function scoresOf(hand: Hand): Scores {
  const { members, truth } = hand;
  const ensemble = members.map((member) => [member]);
  const size = members.length;
  let pairs = 0;
  for (const one of members) for (const other of members) pairs += Math.abs(one - other);
  return {
    area: strips(hand).reduce((sum, { area }) => sum + area, 0),
    toTruth: members.reduce((sum, member) => sum + Math.abs(member - truth), 0) / size,
    allPairs: pairs / (2 * size * size),
    otherPairs: pairs / (2 * size * (size - 1)),
    crps: crps(ensemble, [truth]),
    fair: fairCrps(ensemble, [truth]),
    almost: almostFairCrps(ensemble, [truth], { alpha }),
  };
}

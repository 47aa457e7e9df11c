/** The continuous ranked probability score of a few members that the reader moves, as an area and from distances. */
import { type Control, choice, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { alpha, counts, exampleOf, examples, type Hand, initial, scoresOf, withCount } from './model.ts';
import { handles, steps, stepsHeight } from './steps.ts';
import { sums, sumsHeight } from './sums.ts';
import { words } from './words.en.ts';

/** The state in words and numbers. */
function describe(hand: Hand): string {
  const { toTruth, allPairs, otherPairs, crps, fair, almost } = scoresOf(hand);
  return [
    words.ensemble(hand.members, hand.truth),
    words.parts(toTruth, allPairs, crps),
    words.others(otherPairs, fair, almost, alpha),
  ].join(' ');
}

const sizes = Object.fromEntries(
  Array.from({ length: counts.max - counts.min + 1 }, (_, k) => `${counts.min + k}`).map((n) => [n, n]),
);

function controls(hand: Hand): Control<Hand>[] {
  return [
    preset('example', words.example, words.examples, exampleOf(hand), (example) => examples[example]),
    choice('count', words.count, sizes, `${hand.members.length}`, (count) => withCount(hand, Number(count))),
  ];
}

const key = legend([
  { kind: 'curve', mark: 'line', text: words.key.ensemble },
  { kind: 'truth-steps', mark: 'line', text: words.key.observed },
  { kind: 'gap', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.gap },
  { kind: 'square', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.square },
  { kind: 'distance', mark: 'line', text: words.key.distance },
  { kind: 'key-own', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.own },
]);

export const figure: Figure<Hand> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (hand) =>
    wide(words.steps, stepsHeight, steps(hand)) + square(words.sums, sumsHeight, sums(hand)) + key,
  describe,
  handles,
  controls,
};

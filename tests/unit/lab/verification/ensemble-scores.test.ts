import { expect, test } from 'vitest';
import {
  crps,
  ensembleScores,
  fairCrps,
  random,
  spreadSkillRatio,
} from '../../../../playground/lab/index.ts';

const rng = random(5);
const draws = (count: number): number[] => Array.from({ length: count }, () => rng.normal());

test('are the scores of lab', () => {
  const [members, truth] = [[draws(12), draws(12), draws(12)], draws(12)];
  const options = { latitudes: [60, 0, -60], shape: [2, 3, 2] };
  const scores = ensembleScores(members, truth, options);
  expect(scores.crps).toBe(fairCrps(members, truth, options));
  expect(scores.ratio).toBe(spreadSkillRatio(members, truth, options));
});

test('ranks of members drawn as the truth is are equally frequent, and those of too sure ones are at the ends', () => {
  const truth = draws(20_000);
  const members = Array.from({ length: 4 }, () => draws(20_000));
  for (const share of ensembleScores(members, truth).ranks) expect(share).toBeCloseTo(0.2, 1);
  const sure = members.map((member) => member.map((value) => 0.2 * value));
  const [low = 0, , middle = 0, , high = 0] = ensembleScores(sure, truth).ranks;
  expect(low).toBeGreaterThan(3 * middle);
  expect(high).toBeGreaterThan(3 * middle);
});

test('cells weigh as their latitude says, and missing ones are left out', () => {
  const { ranks } = ensembleScores(
    [
      [0, 2],
      [0, 2],
    ],
    [1, 1],
    { latitudes: [60, 0], shape: [2, 1] },
  );
  expect(ranks.map((share) => Number(share.toFixed(4)))).toEqual([0.6667, 0, 0.3333]);
  expect(
    ensembleScores(
      [
        [0, Number.NaN],
        [2, 5],
      ],
      [1, 1],
    ).ranks,
  ).toEqual([0, 1, 0]);
});

test('of one member the CRPS is the mean absolute error, and there is no ratio', () => {
  const { crps: score, ratio, ranks } = ensembleScores([[1, 4]], [2, 2]);
  expect([score, ratio]).toEqual([crps([[1, 4]], [2, 2]), Number.NaN]);
  expect(ranks).toEqual([0.5, 0.5]);
});

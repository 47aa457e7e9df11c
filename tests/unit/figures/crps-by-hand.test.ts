import { expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { chance } from '../../../src/figures/chance.ts';
import { figure } from '../../../src/figures/crps-by-hand/index.ts';
import {
  counts,
  type Example,
  exampleOf,
  examples,
  type Hand,
  initial,
  scoresOf,
  strips,
  withCount,
  withMember,
} from '../../../src/figures/crps-by-hand/model.ts';
import { numbers } from '../../../src/figures/crps-by-hand/numbers.ts';
import { choose } from '../../../src/figures/kit/frame.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';

const rng = chance(3);
const value = (): number => Math.round(200 * rng.uniform()) / 10;
const hands: Hand[] = Array.from({ length: 200 }, (_, k) => ({
  members: Array.from({ length: counts.min + (k % 5) }, value),
  truth: value(),
}));

test('the area of the squared difference, the distances and the function of lab say the same', () => {
  for (const hand of hands) {
    const { area, toTruth, allPairs, otherPairs, crps, fair, almost } = scoresOf(hand);
    expect(area).toBeCloseTo(crps, 10);
    expect(toTruth - allPairs).toBeCloseTo(crps, 10);
    expect(toTruth - otherPairs).toBeCloseTo(fair, 10);
    expect(0.95 * fair + 0.05 * crps).toBeCloseTo(almost, 10);
    expect(fair).toBeGreaterThan(-1e-12);
  }
});

test('the area is that of the integral, summed in small pieces', () => {
  for (const hand of hands.slice(0, 20)) {
    let sum = 0;
    for (let k = 0; k < 4000; k++) {
      const x = (k + 0.5) / 200;
      const below = hand.members.filter((member) => member <= x).length / hand.members.length;
      sum += (below - (hand.truth <= x ? 1 : 0)) ** 2 / 200;
    }
    expect(scoresOf(hand).area).toBeCloseTo(sum, 6);
  }
});

test('the strips cover the axis, and outside of all members nothing differs', () => {
  for (const hand of hands) {
    const all = strips(hand);
    expect(all.reduce((sum, { from, to }) => sum + to - from, 0)).toBeCloseTo(20, 10);
    const [least, most] = [Math.min(...hand.members, hand.truth), Math.max(...hand.members, hand.truth)];
    for (const { from, to, area } of all) if (to <= least || from >= most) expect(area).toBe(0);
  }
});

test('one member on either side: half the CRPS of one alone, and no fair CRPS', () => {
  expect(numbers['one on either side: CRPS']).toBeCloseTo(1, 10);
  expect(numbers['one on either side: fair']).toBeCloseTo(0, 10);
  expect(numbers['one on either side: almost fair']).toBeCloseTo(0.05, 10);
});

test('where all members but one are right, the fair score does not see the last one', () => {
  for (const stray of [0, 3.3, 20]) {
    const { fair, almost, crps } = scoresOf(withMember(examples.stray, 4, stray));
    expect(fair).toBeCloseTo(0, 10);
    expect(almost).toBeCloseTo(0.05 * crps, 10);
    expect(almost).toBeGreaterThan(0);
  }
});

test('examples are known again, and members come and go', () => {
  for (const name of Object.keys(examples) as Example[]) {
    expect(exampleOf(examples[name])).toBe(name);
    expect(choose(figure, initial, 'example', name)).toEqual(examples[name]);
  }
  expect(exampleOf(withMember(initial, 0, 1))).toBeUndefined();
  const more = choose(figure, initial, 'count', '6');
  expect(more.members.slice(0, 5)).toEqual(initial.members);
  expect(withCount(more, 2).members).toEqual(initial.members.slice(0, 2));
  expect(Object.keys(figure.handles(more))).toHaveLength(7);
});

test('whatever is set is kept', () => {
  for (const hand of [examples.either, withMember(withCount(initial, 6), 5, 3.7), hands[3] ?? initial]) {
    const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, hand)))) as Settings;
    expect(withSettings(figure, kept)).toEqual(hand);
  }
});

test('the words and the drawings say the scores', () => {
  expect(figure.describe(examples.either)).toContain('the CRPS is 1.000 °C');
  expect(figure.describe(examples.either)).toContain('Two members stand at 8.0 and 12.0 °C');
  expect(figure.describe(examples.either)).toContain('the almost fair one, with α = 0.95, is 0.050 °C');
  for (const hand of hands) expect(figure.drawings(hand)).not.toMatch(/NaN|undefined|−0\.0/);
});

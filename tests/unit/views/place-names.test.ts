import { expect, test } from 'vitest';
import { placeNames, type Reach } from '../../../playground/views/runs/place-names.ts';

const placed = (wishes: number[], tails: Reach[]): number[] => {
  const names = wishes.map((at) => ({ at }));
  placeNames(names, () => tails);
  return names.map(({ at }) => Math.round(at * 1000) / 1000);
};

test('names that have room stand where they would like', () => {
  expect(placed([0.2, 0.5, 0.9], [])).toEqual([0.2, 0.5, 0.9]);
});

test('names of curves that end together keep their order and do not touch', () => {
  const at = placed([0.5, 0.5, 0.51], []);
  for (const [i, one] of at.entries()) if (i > 0) expect(one - (at[i - 1] ?? 0)).toBeGreaterThan(0.089);
});

test('a flat curve of the shown run strikes through no name that has room elsewhere', () => {
  for (const at of placed([0.52, 0.53, 0.55], [[0.44, 0.5]])) {
    // What its letters cover.
    const [top, bottom] = [at - 0.108, at - 0.019];
    expect(bottom < 0.44 || top > 0.5).toBe(true);
  }
  expect(placed([1], [[0.95, 0.95]])[0]).toBeLessThan(0.98);
});

test('where there is not room, names are moved apart all the same, within the chart', () => {
  const ends = Array.from({ length: 30 }, (_, i): Reach => [i / 30, i / 30]);
  const at = placed(Array(10).fill(1), ends);
  expect(at.at(-1)).toBeLessThanOrEqual(1);
  for (const [i, one] of at.entries()) if (i > 0) expect(one - (at[i - 1] ?? 0)).toBeGreaterThan(0.089);
});

test('where a noisy curve leaves no room below it, all names stand above', () => {
  const at = placed([0.86, 0.88], [[0.65, 0.92]]);
  for (const one of at) expect(one - 0.019).toBeLessThan(0.65);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(0.089);
});

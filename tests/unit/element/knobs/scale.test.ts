import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Range, scaleOf } from '../../../../playground/element/knobs/scale.ts';

const stops = (range: Partial<Range>): number[] => {
  const scale = scaleOf({ min: 1, max: 10, log: false, step: undefined, ...range });
  return Array.from({ length: scale.last + 1 }, (_, place) => scale.at(place));
};

test('whole ends have whole stops', () => {
  expect(stops({ min: 1, max: 5 })).toEqual([1, 2, 3, 4, 5]);
  expect(stops({ min: 1, max: 64, log: true })).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]);
  expect(stops({ min: 10, max: 100, log: true })).toEqual([10, 12, 16, 24, 32, 48, 64, 96, 100]);
});

test('others have round ones', () => {
  expect(stops({ min: 0, max: 0.5, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(stops({ min: 0.001, max: 0.02, log: true })).toEqual([
    0.001, 0.0015, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02,
  ]);
  const fine = stops({ min: 0.5, max: 2 });
  expect(fine).toHaveLength(151);
  expect(fine.slice(0, 3)).toEqual([0.5, 0.51, 0.52]);
});

test('ends are stops, stops rise, and each is nearest to itself', () => {
  const ranges = fc
    .tuple(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: 1.5, max: 1e4, noNaN: true }))
    .map(([min, ratio]) => ({ min, max: min * ratio, log: true }));
  fc.assert(
    fc.property(ranges, (range) => {
      const all = stops(range);
      expect([all[0], all.at(-1)]).toEqual([range.min, range.max]);
      const scale = scaleOf({ ...range, step: undefined });
      for (const [place, value] of all.entries()) {
        if (place > 0) expect(value).toBeGreaterThan(all[place - 1] as number);
        expect(scale.near(value)).toBe(place);
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binValues } from '../../../../playground/lab/draw/binning.ts';
import { random } from '../../../../playground/lab/random/random.ts';
import { parseEvent } from '../../../../playground/protocol/parse-event.ts';
import { binEnds } from '../../../../playground/views/histogram/bins.ts';

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const normals = (count: number, seed: number): Float64Array => {
  const { normal } = random(seed);
  return Float64Array.from({ length: count }, () => normal());
};

describe('the rule', () => {
  test('of Freedman and Diaconis gives the width that its formula has, to the nearest round one', () => {
    // 1000 equally spaced values between 0 and 1: quartiles 0.5 apart, 2 · 0.5 / 10 = 0.1.
    const even = Float64Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
    const { low, width, sets } = binValues([even]);
    expect([low, width]).toEqual([0, 0.1]);
    expect(sets[0]?.counts).toEqual(new Array(10).fill(100));
  });

  test('of Sturges takes its place where more than half of the values are equal', () => {
    const values = [...new Array(60).fill(0), 1, 2, 3, 4];
    // ⌈log₂ 64⌉ + 1 = 7 bins over 4, of which the nearest round width is 0.5.
    expect(binValues([values]).width).toBe(0.5);
  });

  test('never gives more than a hundred bins, however many values and however far one lies out', () => {
    for (const values of [normals(200_000, 1), Float64Array.of(...normals(1000, 2), 1e6)]) {
      const counts = binValues([values]).sets[0]?.counts ?? [];
      expect(counts.length).toBeLessThanOrEqual(100);
      expect(total(counts)).toBe(values.length);
    }
  });

  test('follows the narrower of two sets', () => {
    const wide = normals(1000, 3);
    const narrow = normals(1000, 4).map((value) => value / 5);
    expect(binValues([wide, narrow]).width).toBeLessThan(binValues([wide]).width);
    expect(binValues([wide, narrow]).width).toBe(binValues([narrow, wide]).width);
  });
});

describe('a value on a border', () => {
  test.each([0.1, 0.2, 0.3, 0.6, 0.7, -0.3, -0.7])('%d is in the bin that begins there', (value) => {
    const { low, width, sets } = binValues([[-1, value, 1]], { bins: 20 });
    const bin = Math.round((value - low) / width);
    expect(sets[0]?.counts[bin]).toBe(1);
  });

  test('at the upper end of the range is in the last bin', () => {
    expect(binValues([[0, 1, 2]], { range: [0, 2], bins: 2 }).sets[0]?.counts).toEqual([1, 2]);
  });

  test('decimals a tenth apart do not share a bin of a tenth', () => {
    const tenths = Array.from({ length: 700 }, (_, i) => (1 + (i % 7)) / 10);
    const { width, sets } = binValues([tenths]);
    expect(width).toBe(0.1);
    expect(sets[0]?.counts).toEqual(new Array(7).fill(100));
  });
});

test('what is not finite, below or above is counted apart', () => {
  const { sets } = binValues([[Number.NaN, Number.POSITIVE_INFINITY, -5, -1, 0, 1, 7, 8]], {
    range: [-1, 1],
    bins: 4,
  });
  expect(sets).toEqual([{ counts: [1, 0, 1, 1], below: 1, above: 2, notFinite: 2 }]);
});

test.each([
  ['nothing', [], 1],
  ['nothing finite', [Number.NaN], 1],
  ['one value', [3], 1],
  ['equal large values', [1e16, 1e16, 1e16 + 2], 1],
  ['the smallest number', [0, Number.MIN_VALUE], 1],
])('%s has one bin', (_, values, bins) => {
  const { low, width, sets } = binValues([values]);
  expect(sets[0]?.counts).toHaveLength(bins);
  expect(low + width).toBeGreaterThan(low);
  expect(total(sets[0]?.counts ?? []) + (sets[0]?.notFinite ?? 0)).toBe(values.length);
});

test('values that lie too far apart are refused in words', () => {
  expect(() => binValues([[-1e308, 1e308]])).toThrow('give a range');
});

test('no value is lost or counted twice, and each lies in its bin', () => {
  const numbers = fc.oneof(
    fc.double({ min: -1e200, max: 1e200 }),
    fc.double({ min: -1, max: 1 }),
    fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(numbers, { maxLength: 60 }), { minLength: 1, maxLength: 3 }),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      (given, bins) => {
        const { low, width, sets } = binValues(given, bins === undefined ? {} : { bins });
        expect(width).toBeGreaterThan(0);
        sets.forEach(({ counts, below, above, notFinite }, i) => {
          const values = given[i] ?? [];
          expect(total(counts) + notFinite).toBe(values.length);
          expect([below, above]).toEqual([0, 0]);
          // A count is what a search for the bin's values finds, up to one rounding of a border.
          const slack = 1e-9 * (Math.abs(low) + counts.length * width);
          const finite = values.filter(Number.isFinite);
          counts.forEach((count, bin) => {
            const [from, to] = [low + bin * width, low + (bin + 1) * width];
            const inside = finite.filter((value) => value >= from - slack && value <= to + slack).length;
            expect(count).toBeLessThanOrEqual(inside);
          });
        });
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

describe('near the ends of what doubles can say', () => {
  const spread = (from: number, step: number, count = 40): number[] =>
    Array.from({ length: count }, (_, i) => from + i * step);

  test.each<[string, number[], { bins?: number; range?: [number, number] }]>([
    ['milliseconds within a minute', spread(1.7e12, 1500), {}],
    ['milliseconds within ten seconds, in 500 bins', spread(1.7e12, 250), { bins: 500 }],
    ['1e15 and a few thousands', spread(1e15, 1000), {}],
    ['1e15 and a little', spread(1e15, 1), {}],
    ['1e15 and a little, in bins', spread(1e15, 1), { bins: 7 }],
    ['neighbouring doubles', [1, 1 + Number.EPSILON], { bins: 3 }],
    ['a narrow range', spread(1e15, 100), { range: [1e15, 1e15 + 4000], bins: 37 }],
    ['1e300', spread(1e300, 1e298), {}],
    ['the largest', [Number.MAX_VALUE, Number.MAX_VALUE], {}],
    ['the largest, in bins', [Number.MAX_VALUE, Number.MAX_VALUE], { bins: 5 }],
    ['0 and the largest', [0, Number.MAX_VALUE], {}],
    ['both signs', [-8.9e307, 0, 8.9e307], {}],
    ['the smallest', spread(0, 1e-300), {}],
  ])('%s: bins have ends, labels that differ, and their values', (_, values, choice) => {
    const binned = binValues([values], choice);
    const { low, width, sets } = binned;
    const counts = sets[0]?.counts ?? [];
    const event = {
      type: 'histogram',
      id: 'T',
      spec: { title: 'T', x: { label: 'x' } },
      low,
      width,
      series: sets.map((set) => ({ name: 's', ...set })),
    };
    expect(parseEvent(event)).toEqual(event);
    expect(total(counts)).toBe(values.length);
    expect(sets[0]).toMatchObject({ below: 0, above: 0, notFinite: 0 });
    const labels = counts.map((_count, bin) => binEnds(binned, bin).from);
    expect(new Set([...labels, binEnds(binned, counts.length - 1).to]).size).toBe(counts.length + 1);
    for (const value of values) {
      const bin = Math.min(counts.length - 1, Math.floor((value - low) / width + 1e-6));
      expect(counts[bin]).toBeGreaterThan(0);
    }
  });

  test('milliseconds within half a second are told apart', () => {
    const { width, sets } = binValues([spread(1.7e12, 10)]);
    expect(width).toBe(100);
    expect(sets[0]?.counts).toEqual([10, 10, 10, 10]);
  });
});

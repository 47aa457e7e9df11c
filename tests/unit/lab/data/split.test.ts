import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, type Part, partOf, parts } from '../../../../playground/lab/data/split.ts';

const rule = { degrees: 10, seed: 8, fractions: { train: 0.7, validation: 0.1, test: 0.2 } };

describe('blockOf', () => {
  it.each([
    [-90, 0, [0, 0]],
    [-89, 21, [0, 2]],
    [89, 379, [17, 1]],
    [90, 360, [17, 0]],
    [1, -1, [9, 35]],
  ])('%i°, %i° lies in %j', (latitude, longitude, block) => {
    expect(blockOf(latitude, longitude, 10)).toEqual(block);
  });
});

describe('partOf', () => {
  it('does not change: programs, records and texts rely on it', () => {
    const pinned = [-35, -5, 5, 35, 65].map((latitude) =>
      [5, 95, 185, 275].map((east) => partOf(latitude, east, rule)[1]),
    );
    expect(pinned.map((row) => row.join(''))).toMatchInlineSnapshot(`
      [
        "raee",
        "rere",
        "reae",
        "raee",
        "rrre",
      ]
    `);
  });

  it('is the same after any number of turns round the globe', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -89, max: 89 }),
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: -3, max: 3 }),
        (latitude, longitude, turns) =>
          partOf(latitude, longitude, rule) === partOf(latitude, longitude + 360 * turns, rule),
      ),
    );
  });

  it('puts every position of a block into one part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 35 }), (row, column) => {
        const found = new Set<Part>();
        for (let y = 1; y < 10; y += 2)
          for (let x = 1; x < 10; x += 2) found.add(partOf(row * 10 - 90 + y, column * 10 + x, rule));
        return found.size === 1;
      }),
    );
  });

  it('shares the blocks of the globe out as asked, for any seed', () => {
    for (const seed of [0, 1, 2, 3, 4, -7, 123_456_789]) {
      const counts: Record<Part, number> = { train: 0, validation: 0, test: 0 };
      for (let row = 0; row < 18; row++)
        for (let column = 0; column < 36; column++)
          counts[partOf(row * 10 - 85, column * 10 + 5, { ...rule, seed })]++;
      // 648 blocks: four standard deviations of a share are at most 0.072.
      for (const part of parts)
        expect(Math.abs(counts[part] / 648 - rule.fractions[part])).toBeLessThan(0.072);
    }
  });
});

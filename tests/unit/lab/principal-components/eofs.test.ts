import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eofs, random } from '../../../../playground/lab/index.ts';

/** Fields of noise on top of a pattern or two. */
function noise(samples: number, cells: number, seed: number): number[][] {
  const { normal } = random(seed);
  const slopes = Array.from({ length: cells }, () => normal());
  return Array.from({ length: samples }, () => {
    const [tilt, level] = [2 * normal(), normal()];
    return slopes.map((slope) => 280 + tilt * slope + level + 0.5 * normal());
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The leading patterns by power iteration with deflation on the weighted covariance: another method on another matrix. */
function byPower(samples: number[][], weights: number[], count: number) {
  const cells = weights.length;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const roots = weights.map((weight) => Math.sqrt(weight / sum));
  const means = roots.map((_, c) => meanOf(samples.map((row) => Number(row[c]))));
  const scaled = samples.map((row) => row.map((value, c) => (value - Number(means[c])) * Number(roots[c])));
  const covariance = roots.map((_, a) =>
    roots.map((_, b) => meanOf(scaled.map((row) => Number(row[a]) * Number(row[b])))),
  );
  const total = covariance.reduce((trace, row, c) => trace + Number(row[c]), 0);
  return Array.from({ length: count }, (_, k) => {
    let vector = Array.from({ length: cells }, (_, c) => Math.cos(1 + c * (k + 2)));
    let length = 0;
    for (let round = 0; round < 4000; round++) {
      const next = covariance.map((row) => row.reduce((s, value, c) => s + value * Number(vector[c]), 0));
      length = Math.hypot(...next);
      vector = next.map((value) => value / length);
    }
    for (const [a, row] of covariance.entries())
      for (const b of row.keys()) row[b] = Number(row[b]) - length * Number(vector[a]) * Number(vector[b]);
    const pattern = vector.map((value, c) => value / Number(roots[c]));
    const largest = pattern.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    return { share: length / total, pattern: pattern.map((value) => (largest < 0 ? -value : value)) };
  });
}

describe('empirical orthogonal functions', () => {
  test.each([
    ['more cells than samples', 9, 23],
    ['more samples than cells', 40, 7],
  ])('of %s are those of a power iteration, weighted', (_, samples, cells) => {
    const fields = noise(samples, cells, 3);
    const weights = Array.from({ length: cells }, (_, c) => 1 + (c % 4));
    const found = eofs(fields, { count: 3, weights });
    for (const [k, { share, pattern }] of byPower(fields, weights, 3).entries()) {
      expect(found.explained[k]).toBeCloseTo(share, 9);
      for (const [c, value] of pattern.entries()) expect(found.patterns[k]?.[c]).toBeCloseTo(value, 5);
    }
  });

  test('a constructed pattern comes back, with its time series', () => {
    const pattern = [1, -1, 0.5, 2];
    const series = [3, -1, -4, 2, 0];
    const mean = [10, 20, 30, 40];
    const fields = series.map((amount) => mean.map((value, c) => value + amount * Number(pattern[c])));
    const { mean: found, patterns, components, explained } = eofs(fields, { count: 1 });
    const size = Math.sqrt(meanOf(pattern.map((value) => value ** 2)));
    expect([...found]).toEqual(mean);
    expect(explained[0]).toBeCloseTo(1, 12);
    for (const [c, value] of pattern.entries()) expect(patterns[0]?.[c]).toBeCloseTo(value / size, 6);
    for (const [i, amount] of series.entries()) expect(components[i]?.[0]).toBeCloseTo(amount * size, 10);
    expect(() => eofs(fields, { count: 2 })).toThrow(
      'eofs: the samples differ in 1 patterns only; options.count is 2.',
    );
  });

  test('patterns are orthonormal under the weights, components uncorrelated, and all of them are the fields', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 2, max: 9 }),
        fc.nat(),
        (n, cells, seed) => {
          const fields = noise(n, cells, seed);
          const count = Math.min(n - 1, cells);
          const raw = Array.from({ length: cells }, (_, c) => 1 + ((c * 7) % 5));
          const sum = raw.reduce((total, weight) => total + weight, 0);
          const found = eofs(fields, { count, weights: raw });
          expect(meanOf(found.explained) * count).toBeCloseTo(1, 9);
          for (let j = 0; j < count; j++) {
            for (let k = 0; k <= j; k++) {
              const product = raw.reduce(
                (total, weight, c) =>
                  total + (weight / sum) * Number(found.patterns[j]?.[c]) * Number(found.patterns[k]?.[c]),
                0,
              );
              expect(product).toBeCloseTo(j === k ? 1 : 0, 4);
              if (j === k) continue;
              expect(meanOf(found.components.map((row) => Number(row[j]) * Number(row[k])))).toBeCloseTo(
                0,
                7,
              );
            }
          }
          const again = found.reconstruct(found.project(fields));
          for (const [i, field] of fields.entries())
            for (const [c, value] of field.entries()) expect(again[i]?.[c]).toBeCloseTo(value, 3);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a cell that is missing in all stays missing and counts nothing; a weight of 0 counts nothing but has a pattern', () => {
    const fields = noise(6, 5, 4);
    const without = eofs(
      fields.map((row) => row.slice(0, 4)),
      { count: 2 },
    );
    const missing = eofs(
      fields.map((row) => [...row.slice(0, 4), Number.NaN]),
      { count: 2 },
    );
    const unweighted = eofs(fields, { count: 2, weights: [1, 1, 1, 1, 0] });
    for (const found of [missing, unweighted]) {
      for (const [k, share] of without.explained.entries()) {
        expect(found.explained[k]).toBeCloseTo(share, 12);
        const [sign] = [Math.sign(Number(found.patterns[k]?.[0]) * Number(without.patterns[k]?.[0]))];
        for (let c = 0; c < 4; c++)
          expect(sign * Number(found.patterns[k]?.[c])).toBeCloseTo(Number(without.patterns[k]?.[c]), 6);
      }
    }
    expect(missing.patterns[0]?.[4]).toBeNaN();
    expect(missing.reconstruct([[1, 0]])[0]?.[4]).toBeNaN();
    expect(unweighted.patterns[0]?.[4]).not.toBeNaN();
    expect(() => missing.project(fields)).toThrow('other cells are missing');
    expect(() =>
      eofs(
        [
          [1, 2],
          [Number.NaN, 3],
        ],
        { count: 1 },
      ),
    ).toThrow('eofs: cell 0 is missing in row 1 of samples and not in row 0.');
  });

  test('of noise explain what its chance correlations are', () => {
    const { normal } = random(1);
    const fields = Array.from({ length: 60 }, () => Float32Array.from({ length: 3000 }, () => normal()));
    // (1 + √(59 / 3000))² / 59 for the largest, by Marchenko and Pastur.
    expect(eofs(fields, { count: 10 }).explained[0]).toBeCloseTo((1 + Math.sqrt(59 / 3000)) ** 2 / 59, 3);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latitudeWeights } from '../../../../playground/lab/index.ts';

const grid = (first: number, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, row) => first + row * step);

test('the mean is 1 in both forms', () => {
  for (const form of ['cosine', 'area'] as const) {
    const weights = latitudeWeights(grid(-90, 2.5, 73), form);
    expect(weights.reduce((a, b) => a + b) / 73).toBeCloseTo(1, 14);
  }
});

test('a row on the pole weighs nothing by its cosine, and its cap by its area', () => {
  expect(latitudeWeights(grid(90, -2.5, 73))[0]).toBe(0);
  const area = latitudeWeights(grid(90, -2.5, 73), 'area');
  // The cap is 1 - sin 88.75° of 2, which 73 rows share.
  const cap = ((1 - Math.sin((88.75 * Math.PI) / 180)) / 2) * 73;
  expect(area[0]).toBeCloseTo(cap, 14);
  expect(area[72]).toBeCloseTo(cap, 14);
});

test('cells that reach to the pole: areas are those of the bands, exactly', () => {
  const weights = latitudeWeights([-67.5, -22.5, 22.5, 67.5], 'area');
  const inner = Math.SQRT1_2;
  expect([...weights].map((weight) => weight / 2)).toEqual(
    [1 - inner, inner, inner, 1 - inner].map((band) => expect.closeTo(band, 14)),
  );
});

test('a regional grid ends half a row beyond its rows', () => {
  const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
  const weights = latitudeWeights([20, 30, 40], 'area');
  const bands = [sin(25) - sin(15), sin(35) - sin(25), sin(45) - sin(35)];
  const mean = (sin(45) - sin(15)) / 3;
  expect([...weights]).toEqual(bands.map((band) => expect.closeTo(band / mean, 14)));
});

test('both forms meet as rows get closer; the order of rows does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 400 }), (count) => {
      const step = 180 / count;
      const latitudes = grid(-90 + step / 2, step, count);
      const [cosine, area] = [latitudeWeights(latitudes), latitudeWeights(latitudes, 'area')];
      for (const [row, weight] of cosine.entries())
        expect(Math.abs(weight - (area[row] as number))).toBeLessThan(1e-12);
      const turned = latitudeWeights(latitudes.toReversed(), 'area');
      for (const [row, weight] of turned.toReversed().entries())
        expect(weight).toBeCloseTo(area[row] as number, 12);
    }),
  );
});

test.each([
  [[10, 30, 20], 'row 2 (20) does not follow row 1 (30)'],
  [[10], 'at least two rows'],
  [[10, Number.NaN], 'the latitude of row 1 is NaN'],
])('areas of the rows %j are refused', (latitudes, message) => {
  expect(() => latitudeWeights(latitudes, 'area')).toThrow(message);
});

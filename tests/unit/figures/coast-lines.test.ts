import { expect, test } from 'vitest';
import { coarseGeography } from '../../../playground/views/map/coastlines.ts';
import { coastLines } from '../../../src/figures/coast-lines.ts';

const atlas = coarseGeography.land.coordinates.flat().flat();

test('every place of the coasts is one of Natural Earth’s, to a degree', () => {
  const places = coastLines.flat();
  expect(places.length).toBeGreaterThan(300);
  const astray = places.filter(
    ([longitude, latitude]) =>
      !atlas.some(([x = 0, y = 0]) => Math.round(x) === longitude && Math.round(y) === latitude),
  );
  expect(astray).toEqual([]);
});

test('they go round Africa, and leave out small islands and the cut at 180°', () => {
  const places = coastLines.flat();
  expect(places.some(([x, y]) => Math.abs(x - 20) < 4 && Math.abs(y + 34.5) < 2)).toBe(true);
  expect(places.every(([x, y]) => Math.abs(x) <= 180 && y > -88)).toBe(true);
  // Hawaii.
  expect(places.some(([x, y]) => Math.abs(x + 155.5) < 2 && Math.abs(y - 19.5) < 2)).toBe(false);
});

import { expect, test } from 'vitest';
import { drawObservationCloud, observations } from '../../../src/home/observation-cloud.ts';

test('the cloud holds most observations of COADS, in few enough dots for a first page', () => {
  const svg = drawObservationCloud();
  const dots = [...svg.matchAll(/M(\S+) (\S+?)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(observations() / 100_723).toBeGreaterThan(0.98);
  expect(dots.length).toBeGreaterThan(1500);
  expect(svg.length).toBeLessThan(50_000);
  // A box at the coldest end may have its middle a little outside.
  for (const place of dots.flat()) expect(place).toSatisfy((at: number) => at >= -10 && at <= 1000);
  // Warm air can be humid, cold air cannot.
  const highest = (from: number, to: number): number =>
    1000 - Math.min(...dots.flatMap(([x = 0, y = 0]) => (x >= from && x < to ? [y] : [])));
  expect(highest(0, 100)).toBeLessThan(highest(800, 900) / 2);
});

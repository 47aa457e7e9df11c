import { describe, expect, test, vi } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import {
  answering,
  countEncoder,
  decoderEdges,
  heardBy,
  hearing,
  nearest,
  radius,
} from '../../../src/figures/aifs-on-the-globe/graph.ts';
import { figure } from '../../../src/figures/aifs-on-the-globe/index.ts';
import {
  aroundOf,
  type Follow,
  facing,
  firstOf,
  goTo,
  heardOf,
  initial,
  lastStep,
  layerOf,
  partOf,
  places,
  setEast,
  setNorth,
  sizeOf,
} from '../../../src/figures/aifs-on-the-globe/model.ts';
import { mapHands } from '../../../src/figures/aifs-on-the-globe/near.ts';
import { numbers } from '../../../src/figures/aifs-on-the-globe/numbers.ts';
import { encoderTotal } from '../../../src/figures/aifs-on-the-globe/total.ts';
import { angle, degree, earth } from '../../../src/figures/globe/directions.ts';
import { n320 } from '../../../src/figures/globe/n320.ts';
import { o96 } from '../../../src/figures/globe/o96.ts';
import { type Place, places as wholeDegrees } from '../../../src/figures/globe/places.ts';
import { pointsWithin, type ReducedGrid } from '../../../src/figures/globe/reduced-grid.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the grid N320', () => {
  test('has 640 rows and 542,080 points, 1,280 a row at the equator', () => {
    expect([n320.rows, n320.count]).toEqual([640, 542_080]);
    expect([n320.lengths[0], n320.lengths[1], n320.lengths[319], n320.lengths[320]]).toEqual([
      18, 25, 1280, 1280,
    ]);
    expect(n320.lengths).toEqual(n320.lengths.toReversed());
  });
  test('has ever more points a row towards the equator, numbers that a fast Fourier transform likes', () => {
    for (let row = 1; row < 320; row++)
      expect(n320.lengths[row]).toBeGreaterThanOrEqual(n320.lengths[row - 1] ?? 0);
    for (const length of n320.lengths) {
      let rest = length;
      for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime;
      expect(rest).toBe(1);
    }
  });
  test('has its points about as far apart in all rows but those next to the poles', () => {
    n320.lengths.forEach((length, row) => {
      const spacing = (2 * Math.PI * earth * Math.cos((n320.latitudes[row] ?? 0) * degree)) / length;
      if (Math.abs(n320.latitudes[row] ?? 0) < 85) expect(Math.abs(spacing - 30)).toBeLessThan(4);
    });
  });
  test('lies on the Gaussian latitudes: they integrate polynomials exactly', () => {
    // Roots of P₆₄₀: by their weights the mean of sin² φ over the globe is 1/3, of sin⁴ φ 1/5.
    const n = n320.rows;
    const weights = n320.latitudes.map((latitude) => {
      const x = Math.sin(latitude * degree);
      let [before, value] = [1, x];
      for (let m = 2; m <= n; m++)
        [before, value] = [value, ((2 * m - 1) * x * value - (m - 1) * before) / m];
      expect(Math.abs(value)).toBeLessThan(1e-10);
      return (2 * (1 - x * x)) / (n * before) ** 2;
    });
    const mean = (power: number): number =>
      weights.reduce(
        (sum, weight, row) => sum + weight * Math.sin((n320.latitudes[row] ?? 0) * degree) ** power,
        0,
      ) / 2;
    expect(mean(0)).toBeCloseTo(1, 10);
    expect(mean(2)).toBeCloseTo(1 / 3, 10);
    expect(mean(4)).toBeCloseTo(1 / 5, 10);
  });
});

test.each([
  [o96, 52, -10, 3],
  [o96, 89.5, 170, 1.4],
  [o96, -90, 0, 2],
  [n320, 0, 179.95, 1],
  [n320, 71, 0.1, 0.8],
] as [ReducedGrid, number, number, number][])(
  'points within an angle, as by trying all',
  (grid, north, east, degrees) => {
    const own = [
      Math.cos(north * degree) * Math.cos(east * degree),
      Math.cos(north * degree) * Math.sin(east * degree),
      Math.sin(north * degree),
    ] as const;
    const all: number[] = [];
    for (let row = 0; row < grid.rows; row++)
      for (let index = grid.starts[row] ?? 0; index < (grid.starts[row + 1] ?? 0); index++)
        if (Math.abs((grid.latitudes[row] ?? 0) - north) < 2 * degrees)
          if (angle(own, grid.directionOf(index)) <= degrees * degree) all.push(index);
    expect(pointsWithin(grid, north, east, degrees * degree)).toEqual(all);
  },
);

describe('the edges', () => {
  const counted = countEncoder();
  test('of the encoder are ten more than in the published checkpoint, whose coordinates are rounded otherwise', () => {
    expect(counted.edges).toBe(748_358);
    expect(encoderTotal).toEqual({ checkpoint: 748_348, counted: counted.edges });
    expect(numbers['edges of the encoder']).toBe(counted.edges);
    expect(numbers['data points a node hears, mean']).toBeCloseTo(18.6, 1);
  });
  test('of the decoder too, 1,626,240', () => {
    expect(decoderEdges).toBe(1_626_240);
  });
  test('go both ways: a node hears the points by which it is heard', () => {
    for (const node of [0, 19, 4000, 20_159, 20_160, 31_234, 40_319])
      for (const point of heardBy(node)) expect(hearing(point)).toContain(node);
    expect(earth * radius()).toBeCloseTo(74.6, 1);
  });
  test('of the decoder come from the three nearest nodes of all', () => {
    for (const point of [0, 17, 100_000, 271_039, 271_040, 333_333, 542_079]) {
      const own = n320.directionOf(point);
      const away = Array.from({ length: o96.count }, (_, node) => angle(own, o96.directionOf(node)));
      const wanted = [...away].sort((a, b) => a - b).slice(0, 3);
      const found = answering(point).map((node) => away[node] ?? 0);
      for (const [k, value] of found.entries()) expect(value).toBeCloseTo(wanted[k] ?? 0, 12);
    }
  });
});

test('its places are those of the other globes, to a tenth of a degree', () => {
  for (const place of Object.keys(places) as Place[])
    expect(places[place].map(Math.round)).toEqual([...wholeDegrees[place]]);
});

test('the nearest points are found, next to the pole and across Greenwich', () => {
  expect(o96.rowOf(nearest(o96, 90, 0, 1)[0] ?? -1)).toBe(0);
  expect(nearest(n320, 0.1, -0.01, 1)).toEqual([n320.starts[319]]);
  for (const place of Object.keys(places) as Place[]) {
    const near = aroundOf(goTo(initial, places[place]));
    expect(near.point.km).toBeLessThan(25);
    expect(near.node.km).toBeLessThan(80);
  }
});

test('the processor takes what is heard one window further in each layer, and stops at the ends of the list', () => {
  const at = (step: number): Follow => ({ ...goTo(initial, places.singapore), step });
  expect([0, 1, 2, 17, 18].map((step) => partOf(at(step)))).toEqual([
    'data',
    'encoder',
    'processor',
    'processor',
    'decoder',
  ]);
  expect([2, 3, 17, 18].map((step) => layerOf(at(step)))).toEqual([1, 2, 16, 16]);
  expect([2, 3, 5].map((step) => sizeOf(heardOf(at(step))))).toEqual([2241, 4481, 8961]);
  // Two masks, one after the other, by hand.
  const { node } = aroundOf(at(3));
  const once = (from: readonly number[]): Set<number> =>
    new Set(from.flatMap((j) => Array.from({ length: 2241 }, (_, k) => j - 1120 + k)));
  const first = [...once([node.index])];
  const ends = once([Math.min(...first), Math.max(...first)]);
  expect(heardOf(at(3))).toEqual({ first: Math.min(...ends), last: Math.max(...ends) });
  const pole = { ...goTo(initial, places.north), step: lastStep };
  expect(heardOf(pole).first).toBe(0);
  expect(sizeOf(heardOf(pole))).toBeLessThan(o96.count / 2);
});

test('the words say what is at work, and a place that is dragged leaves the globe as it is turned', () => {
  expect(figure.describe(initial)).toContain(
    'has 748,348 edges; counted from the two grids they are 10 more',
  );
  expect(figure.describe({ ...initial, step: 0 })).toContain('542,080 data points');
  expect(figure.describe({ ...initial, step: 4 })).toContain('In layer 3 of 16');
  expect(figure.describe({ ...initial, step: lastStep })).toContain('1,626,240 edges');
  const moved = figure.drag?.(initial, 'place', { x: 190, y: 190 }) as Follow;
  expect(Math.abs(facing(moved) - facing(initial))).toBeLessThan(1);
  expect(setNorth(initial, -60).tilt).toBe(-20);
  expect(setEast(initial, 190).east).toBe(-170);
});

test('the map goes with the hand', () => {
  const [across, down] = mapHands(initial);
  if (!across || !down) throw new Error('no hands');
  const units = 240 / 440;
  const kilometres = 100;
  const pulled = down.at({ x: 0, y: kilometres * units }) - down.at({ x: 0, y: 0 });
  expect(pulled * degree * earth).toBeCloseTo(kilometres, 6);
  const east = across.at({ x: kilometres * units, y: 0 }) - across.at({ x: 0, y: 0 });
  expect(-east * degree * earth * Math.cos(initial.north * degree)).toBeCloseTo(kilometres, 6);
  expect(figure.grab?.(initial, 'map').handle).toBe('north');
  expect(figure.grab?.(initial, 'turn').handle).toBe('turn');
});

test('whatever is set is kept', () => {
  for (const state of [
    { ...initial, step: 7 },
    { ...setEast(setNorth(initial, -33.9), 151.2), turn: -20, tilt: 11, step: 0 },
    { ...goTo(initial, places.suva), step: firstOf.decoder },
  ]) {
    const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, state)))) as Settings;
    expect(withSettings(figure, kept)).toEqual(state);
  }
});

test('nothing is drawn that is no number, wherever the place lies', () => {
  for (const place of Object.keys(places) as Place[])
    for (const step of [0, 1, 2, 17, 18]) {
      const state = { ...goTo(initial, places[place]), step };
      expect(figure.drawings(state) + figure.describe(state)).not.toMatch(/NaN|undefined|Infinity/);
    }
});

import { describe, expect, test } from 'vitest';
import { parseFigure } from '../../../playground/store/figure-settings.ts';
import { degree } from '../../../src/figures/globe/directions.ts';
import { cosines, o96 } from '../../../src/figures/globe/o96.ts';
import { cap, ring } from '../../../src/figures/globe/regions.ts';
import { isWhole, runsOf, windowOf } from '../../../src/figures/globe/row-window.ts';
import { type Settings, settingsOf, withSettings } from '../../../src/figures/kit/settings.ts';
import { toPlace, toPoint, toVector } from '../../../src/figures/orthographic.ts';
import { figure } from '../../../src/figures/windows-on-the-sphere/index.ts';
import {
  aifs,
  capOf,
  facing,
  goTo,
  halfOf,
  initial,
  type Looks,
  looking,
  neighbours,
  type Place,
  places,
  pointOf,
  reachOf,
  setRow,
} from '../../../src/figures/windows-on-the-sphere/model.ts';
import { needed, numbers } from '../../../src/figures/windows-on-the-sphere/numbers.ts';

const { count, latitudes, lengths, longitudeOf, nearestInRow, nearestRow, rowOf, rows, starts } = o96;

describe('the grid is O96', () => {
  test('its latitudes are the roots of the Legendre polynomial of degree 192, by the integral of Laplace', () => {
    // P(x) is the mean over t of (x + i √(1 − x²) cos t)ⁿ; so many places as this give it exactly.
    const [n, places] = [rows, 400];
    const legendre = (x: number): number => {
      let sum = 0;
      for (let k = 0; k < places; k++) {
        const imaginary = Math.sqrt(1 - x * x) * Math.cos((2 * Math.PI * k) / places);
        sum += Math.hypot(x, imaginary) ** n * Math.cos(n * Math.atan2(imaginary, x));
      }
      return sum / places;
    };
    for (const latitude of latitudes)
      expect(Math.abs(legendre(Math.sin(latitude * degree)))).toBeLessThan(1e-10);
    for (let row = 1; row < rows; row++) expect(latitudes[row]).toBeLessThan(latitudes[row - 1] ?? 0);
    expect(legendre(1)).toBeCloseTo(1, 10);
  });
  test('it has 40,320 points, from 20 a row at the poles to 400 at the equator', () => {
    expect(count).toBe(40_320);
    expect(count).toBe(2 * Array.from({ length: 96 }, (_, k) => 4 * (k + 1) + 16).reduce((a, b) => a + b));
    expect([lengths[0], lengths[1], lengths[95], lengths[96], lengths[191]]).toEqual([20, 24, 400, 400, 20]);
  });
  test('the list goes row by row from the north, each eastward from Greenwich', () => {
    expect(starts.slice(0, 3)).toEqual([0, 20, 44]);
    for (const index of [0, 19, 20, 43, 20_159, 20_160, 40_319]) {
      expect(starts[rowOf(index)]).toBeLessThanOrEqual(index);
      expect(starts[rowOf(index) + 1]).toBeGreaterThan(index);
      expect(nearestInRow(rowOf(index), longitudeOf(index))).toBe(index);
    }
    expect(nearestInRow(95, -0.9)).toBe((starts[95] ?? 0) + 399);
    expect(nearestInRow(95, 359.9)).toBe(starts[95]);
  });
});

describe('what a window of the list always holds', () => {
  /** Own row and rows on either side that lie in the window of every point, by walking through all points. */
  function atLeast(half: number, beside: number): number {
    let held = 0;
    for (let row = 0; row < rows; row++) {
      const first = starts[Math.max(0, row - beside)] ?? 0;
      const last = (starts[Math.min(rows, row + beside + 1)] ?? 0) - 1;
      for (let index = starts[row] ?? 0; index < (starts[row + 1] ?? 0); index++)
        if (index - half <= first && index + half >= last) held++;
    }
    return held;
  }
  test('1,120 to either side: for all points their own row and the rows next to it in full', () => {
    expect(atLeast(aifs, 1)).toBe(count);
  });
  test('799 would do for that, and 798 would not', () => {
    expect(atLeast(799, 1)).toBe(count);
    expect(atLeast(798, 1)).toBeLessThan(count);
    expect(needed(1)).toBe(799);
  });
  test('two rows on either side it holds for 97 of 100 points, and not for all', () => {
    expect(atLeast(aifs, 2)).toBe(39_132);
    expect(needed(2)).toBe(1195);
  });
  test('its rows are counted as they are', () => {
    for (const index of [0, 700, 9_000, 18_380, 20_160, 31_000, 40_319]) {
      const { own, north, south } = reachOf(index, aifs);
      const row = rowOf(index);
      expect(own).toBe(true);
      for (const [side, way] of [
        [north, -1],
        [south, 1],
      ] as const) {
        const last = row + way * side.rows;
        const whole = runsOf(windowOf(index, aifs)).filter(isWhole);
        expect(whole.some((run) => run.row === last)).toBe(true);
        expect(whole.some((run) => run.row === last + way)).toBe(false);
        expect(side.all).toBe(last === 0 || last === rows - 1);
        expect(side.km).toBeCloseTo(
          Math.abs((latitudes[row] ?? 0) - (latitudes[last] ?? 0)) * degree * 6371,
          6,
        );
      }
    }
  });
});

/** The distance of two points by another formula, km. */
function haversine(one: number, other: number): number {
  const [p, q] = [one, other].map((index) => (latitudes[rowOf(index)] ?? 0) * degree) as [number, number];
  const l = (longitudeOf(one) - longitudeOf(other)) * degree;
  const h = Math.sin((p - q) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(l / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

test.each([0, 5, 4_200, 18_380, 20_160, 40_319])('the neighbours of point %i, by other means', (index) => {
  const all = Array.from({ length: count }, (_, point) => point).filter(
    (point) => point !== index && haversine(index, point) <= 500,
  );
  const seen = all.filter((point) => point >= index - aifs && point <= index + aifs);
  expect(neighbours(index, aifs)).toEqual({ all: all.length, seen: seen.length });
});

test('at the equator the window holds fewer than two of three neighbours, in Ireland all', () => {
  const { all, seen } = neighbours(18_380, aifs);
  expect(seen / all).toBeCloseTo(0.61, 2);
  const ireland = neighbours(pointOf(initial), aifs);
  expect(ireland.seen).toBe(ireland.all);
  expect(numbers['at the equator, of them in the window']).toBeLessThan(
    0.7 * numbers['at the equator, points within 500 km'],
  );
});

test.each([3, 4_211, 20_003, 33_333])('as many nearest points as the window of point %i holds', (index) => {
  for (const half of [18, aifs, 17_920]) {
    const { first, last } = windowOf(index, half);
    const least = Math.cos(capOf(index, half));
    const inside = cosines(index).filter((value) => value >= least).length;
    // Of two that are equally far away, one may be too many.
    expect(Math.abs(inside - (last - first + 1))).toBeLessThanOrEqual(1);
    expect(looking(index, half, 'nearest')(index)).toBe(true);
  }
});

describe('regions of the globe as paths', () => {
  /** Whether a place of the drawing is filled: how often a ray to the right crosses the path, the rim included. */
  function isFilled(path: string, x: number, y: number): boolean {
    let crossings = 0;
    for (const part of path.split('M').slice(1)) {
      if (part.includes('a')) {
        if (Math.hypot(x, y) < 1000) crossings++;
        continue;
      }
      const points = part
        .replace('z', '')
        .split('L')
        .map((point) => point.split(' ').map(Number) as [number, number]);
      points.forEach(([x0, y0], k) => {
        const [x1, y1] = points[(k + 1) % points.length] ?? [0, 0];
        if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) crossings++;
      });
    }
    return crossings % 2 === 1;
  }
  const around = { centre: { x: 0, y: 0 }, radius: 1000 };
  const views = [
    [0, 30],
    [120, -20],
    [-75, 5],
    [10, 85],
    [33, 0],
    [0, 90],
    [-170, -90],
  ].map(([longitude = 0, latitude = 0]) => ({ ...around, longitude, latitude }));
  const sample = Array.from({ length: 28 }, (_, l) =>
    Array.from({ length: 25 }, (_, p) => [-178 + 13 * l, -87 + 7.3 * p] as const),
  ).flat();
  test('rings between latitudes', () => {
    for (const view of views)
      for (const [north, south] of [
        [90, 55],
        [35, 1],
        [22, -33],
        [-15, -70],
        [77, -90],
        [90, -90],
      ] as const) {
        const path = ring(view, north, south);
        const astray: string[] = [];
        for (const [east, latitude] of sample) {
          const vector = toVector(view, east, latitude);
          const edges = [north, south].map((edge) => Math.abs(latitude - edge));
          if (vector[2] < 0.1 || Math.min(...edges) < 0.7) continue;
          const { x, y } = toPoint(view, vector);
          const wanted = latitude < north && latitude > south;
          if (isFilled(path, x, y) !== wanted) astray.push(`${east} ${latitude}`);
        }
        expect(astray, `${north} ${south} ${view.latitude}`).toEqual([]);
      }
  });
  test('caps, as large as they may be', () => {
    for (const view of views)
      for (const [east, north, angle] of [
        [0, 50, 20],
        [-60, -15, 70],
        [150, 5, 100],
        [30, -80, 155],
      ] as const) {
        const path = cap(view, east, north, angle * degree);
        const astray: string[] = [];
        const middle = toVector(view, east, north);
        for (const [l, p] of sample) {
          const vector = toVector(view, l, p);
          const cosine = vector.reduce((sum, part, k) => sum + part * (middle[k] ?? 0), 0);
          const away = Math.acos(Math.max(-1, Math.min(1, cosine))) / degree;
          if (vector[2] < 0.1 || Math.abs(away - angle) < 1.5) continue;
          const { x, y } = toPoint(view, vector);
          if (isFilled(path, x, y) !== away < angle) astray.push(`${l} ${p}`);
        }
        expect(astray, `${east} ${north} ${angle} ${view.latitude}`).toEqual([]);
      }
  });
  test('a place that is drawn is found again under its point', () => {
    for (const view of views)
      for (const [east, north] of sample) {
        const vector = toVector(view, east, north);
        if (vector[2] < 0.2) continue;
        const found = toPlace(view, toPoint(view, vector));
        expect(Math.abs(found.north - north)).toBeLessThan(0.5);
        const astray = ((((found.east - east) % 360) + 540) % 360) - 180;
        expect(Math.abs(astray) * Math.cos(north * degree)).toBeLessThan(0.5);
      }
  });
});

test('the places are where they lie on the globe', () => {
  const wanted: Record<Place, [latitude: number, longitude: number]> = {
    valentia: [51.93, -10.25],
    singapore: [1.35, 103.82],
    suva: [-18.14, 178.44],
    north: [90, 0],
    south: [-90, 0],
  };
  for (const [name, [latitude, longitude]] of Object.entries(wanted)) {
    expect(places[name as Place]).toEqual([nearestRow(latitude), Math.round(longitude)]);
  }
});

test('a point that is dragged leaves the globe as it is turned, and comes back from the storage', () => {
  const state = figure.drag?.({ ...initial, turn: 20 }, 'point', { x: 190, y: 190 }) as Looks;
  expect(state.tilt).toBe(initial.tilt);
  expect(facing(state)).toBe(facing({ ...initial, turn: 20 }));
  expect(pointOf(state)).not.toBe(pointOf(initial));
  const kept = parseFigure(JSON.parse(JSON.stringify(settingsOf(figure, state)))) as Settings;
  expect(withSettings(figure, kept)).toEqual(state);
});

test('a row that lies far from the middle takes the globe along, and the globe can be taken to be turned', () => {
  expect([30, 41, 96, 191].map((row) => setRow(initial, row).tilt)).toEqual([30, 30, 30, -50]);
  expect(goTo(initial, 'south').tilt).toBe(-55);
  expect(figure.grab?.(initial, 'turn')).toMatchObject({ state: initial, handle: 'turn' });
  expect(halfOf(initial)).toBe(1120);
  expect([-24, 16].map((size) => halfOf({ size }))).toEqual([18, 17_920]);
});

test('the words say what is seen', () => {
  expect(figure.describe(initial)).toContain('1,120 points to either side in the list: 2,241 in all, 5.6 %');
  expect(figure.describe(initial)).toContain('points within 500 km are in the window.');
  const singapore = goTo(initial, 'singapore');
  const { all, seen } = neighbours(pointOf(singapore), aifs);
  expect(figure.describe(singapore)).toContain(
    `Of the ${all} points within 500 km, ${seen} are in the window.`,
  );
  expect(figure.describe({ ...singapore, size: -24 })).toContain('not even the whole of its own row');
  expect(figure.describe(goTo(initial, 'north'))).toContain('everything to the North Pole');
  expect(figure.describe({ ...initial, shape: 'nearest' })).toContain('nearest points');
});

test('nothing is drawn that is no number, wherever the point lies and however the globe is turned', () => {
  for (const place of Object.keys(places) as Place[])
    for (const size of [-24, 0, 16])
      for (const shape of ['window', 'nearest'] as const)
        for (const tilt of [-90, -5, 0, 90]) {
          const state = { ...goTo(initial, place), size, shape, tilt, turn: 77 };
          expect(figure.drawings(state)).not.toMatch(/NaN|undefined|Infinity/);
        }
});

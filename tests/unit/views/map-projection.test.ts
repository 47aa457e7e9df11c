import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geoView } from '../../../playground/views/map/geo-view.ts';
import { fineGrid } from '../../../playground/views/map/grid-image.ts';
import { layoutMap } from '../../../playground/views/map/map-layout.ts';
import { readCell, windText } from '../../../playground/views/map/map-reading.ts';
import { regionOf } from '../../../playground/views/map/map-region.ts';
import { pixelLookup } from '../../../playground/views/map/pixel-lookup.ts';
import { toyMap, worldGrid } from './toy-maps.ts';

const sphere = { west: -180, south: -90, east: 180, north: 90, whole: true };
const projections = ['equirectangular', 'robinson', 'orthographic'] as const;

describe.each(projections)('%s', (kind) => {
  test('a place is found again where it was put', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -88, max: 88, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (longitude, latitude, east) => {
          const view = geoView({ kind, region: sphere, centre: [east, 30] });
          const at = view.place(longitude, latitude);
          if (!at) return;
          const back = view.at(...at);
          // On the very edge of a map either side is right.
          if (!back) return;
          expect(back[1]).toBeCloseTo(latitude, 3);
          const turn = Math.abs(back[0] - longitude) % 360;
          expect(Math.min(turn, 360 - turn)).toBeLessThan(1e-3);
        },
      ),
    );
  });

  test.each([
    [0, false],
    [21, false],
    [-180, true],
    [5, true],
  ])('every pixel shows the cell it lies in: longitudes from %d°, rows falling %s', (from, falling) => {
    const grid = worldGrid({ from, falling });
    // Each value says where it is, so a cell in a wrong place would show.
    const code = (longitude: number, latitude: number) => ((longitude + 720) % 360) * 1000 + latitude;
    const map = toyMap(grid, code, { projection: kind, cells: true });
    const { view, axes } = layoutMap(map, [37, 20]);
    if (!axes) throw new Error('no axes');
    const [width, height] = [180, Math.round((180 * view.height) / view.width)];
    const lookup = pixelLookup(view, axes, grid.columns, [width, height]);
    const field = map.panels[0]?.field as Float32Array;
    let seen = 0;
    let off = 0;
    lookup.forEach((cell, i) => {
      const x = (((i % width) + 0.5) / width) * view.width;
      const y = ((Math.floor(i / width) + 0.5) / height) * view.height;
      const place = view.at(x, y);
      if (!place || cell < 0) return;
      seen += 1;
      const longitude = grid.longitudes[cell % grid.columns] as number;
      const latitude = grid.latitudes[Math.floor(cell / grid.columns)] as number;
      const turn = ((((place[0] - longitude) % 360) + 540) % 360) - 180;
      // A pixel on the border of two cells may take either.
      if (Math.abs(turn) > 5.5 || Math.abs(place[1] - latitude) > 5.5) off += 1;
      expect(field[cell]).toBe(Math.fround(code(longitude, latitude)));
    });
    expect(seen).toBeGreaterThan(width * height * 0.7);
    expect(off / seen).toBeLessThan(0.002);
  });
});

test('a globe shows its centre in the middle and nothing in its corners', () => {
  const grid = worldGrid();
  const map = toyMap(grid, () => 1, { projection: 'orthographic' });
  const { view, axes } = layoutMap(map, [155, -35]);
  const lookup = axes && pixelLookup(view, axes, 36, [101, 101]);
  expect(view.at(view.width / 2, view.height / 2)).toEqual([expect.closeTo(155, 6), expect.closeTo(-35, 6)]);
  expect(lookup?.[0]).toBe(-1);
  expect(view.place(-25, 35)).toBeUndefined();
});

test('a grid that stops short of the poles is still one of the whole sphere; a small one is a region', () => {
  expect(regionOf(toyMap(worldGrid({ from: 21 }), () => 0)).whole).toBe(true);
  const grid = { rows: 3, columns: 3, latitudes: [50, 51, 52], longitudes: [-10, -9, -8] };
  expect(regionOf(toyMap(grid, () => 0))).toEqual({
    west: -10.5,
    south: 49.5,
    east: -7.5,
    north: 52.5,
    whole: false,
  });
});

describe('between cells', () => {
  const grid = { rows: 1, columns: 3, latitudes: [0], longitudes: [0, 1, 2] };
  const range = { low: 0, high: 254, min: 0, max: 254 };
  test('values are interpolated', () => {
    const { levels } = fineGrid(Float32Array.of(0, 100, 200), grid, range, 4);
    expect([...levels.subarray(0, 12)]).toEqual(
      [1, 1, 13.5, 38.5, 63.5, 88.5, 113.5, 138.5, 163.5, 188.5, 201, 201].map(Math.round),
    );
  });
  test('a missing cell stays missing, all of it and no more', () => {
    const { levels } = fineGrid(Float32Array.of(0, Number.NaN, 200), grid, range, 4);
    expect([...levels.subarray(0, 12)].map((level) => level > 0)).toEqual(
      [1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1].map(Boolean),
    );
  });
});

test.each([
  [10, 0, 'wind 10 m/s from 270°'],
  [0, -5, 'wind 5 m/s from 0°'],
  [-3, 4, 'wind 5 m/s from 143°'],
  [0, 0, 'calm'],
  [Number.NaN, 1, 'wind missing'],
])('a wind of u %d, v %d reads "%s"', (u, v, text) => {
  expect(windText(u, v, 'm/s')).toBe(text);
});

test('a place reads the cell about it, whichever way the rows run', () => {
  for (const falling of [false, true]) {
    const map = toyMap(worldGrid({ from: 21, falling }), (longitude, latitude) => longitude + latitude / 100);
    const reading = readCell(layoutMap(map), 0, [-2, 44]);
    expect(reading).toEqual({ place: [361, 45], where: '45° N, 1° E', values: ['361.5 K'] });
  }
});

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import atlas from 'world-atlas/land-50m.json' with { type: 'json' };
import { ridge as solved } from '../../../playground/lab/linear-regression/index.ts';
import { geographyOf } from '../../../playground/views/map/geography.ts';
import { chance } from '../../../src/figures/chance.ts';
import { coasts } from '../../../src/figures/irish-wind/coast.ts';
import { date } from '../../../src/figures/irish-wind/date.en.ts';
import { knot } from '../../../src/figures/irish-wind/knots.ts';
import { heldBack, learnt } from '../../../src/figures/irish-wind/parts.ts';
import { stations, winds } from '../../../src/figures/irish-wind/twelve.ts';
import { ridge } from '../../../src/figures/ridge.ts';

const folder = new URL('../../../content/datasets/irish-wind/', import.meta.url);
const card = JSON.parse(readFileSync(new URL('dataset.json', folder), 'utf8'));

test('every day of training and validation at all stations is that of the data set, to half a knot', () => {
  const bytes = gunzipSync(readFileSync(new URL('irish-wind.bin', folder)));
  const half = bytes.length / 2;
  const packed = (k: number): number => (bytes[k] ?? 0) + 256 * (bytes[half + k] ?? 0);
  let most = 0;
  winds.forEach((ofStation, station) => {
    ofStation.forEach((wind, day) => {
      const source = packed(day * stations.length + station) * card.variables[0].scale;
      most = Math.max(most, Math.abs(wind - source));
    });
  });
  expect(most).toBeLessThanOrEqual(knot / 2 + 1e-6);
});

test('parts are those of the card, and nothing of the test part is here', () => {
  const { train, validation, test: kept } = card.split.ranges;
  expect([learnt, heldBack]).toEqual([train.last + 1, validation.first]);
  for (const ofStation of winds) expect(ofStation).toHaveLength(validation.last + 1);
  expect(validation.last).toBeLessThan(kept.first);
  expect(date(heldBack, { month: 'long', year: 'numeric' })).toBe('15 January 1973');
});

test('stations are those of the card, in its order', () => {
  const inCard: { id: string; latitude: number; longitude: number }[] = card.axes[1].stations;
  expect(stations.map(({ id }) => id)).toEqual(inCard.map(({ id }) => id.toLowerCase()));
  stations.forEach(({ latitude, longitude }, k) => {
    expect(latitude).toBeCloseTo(inCard[k]?.latitude ?? 0, 1.9);
    expect(longitude).toBeCloseTo(inCard[k]?.longitude ?? 0, 1.9);
  });
});

test('every place of the coasts is one of Natural Earth’s, to a hundredth of a degree', () => {
  const known = new Set(
    geographyOf(atlas)
      .land.coordinates.flat()
      .flat()
      .map(([x = 0, y = 0]) => `${x.toFixed(2)} ${y.toFixed(2)}`),
  );
  const places = coasts.flat();
  expect(places.length).toBeGreaterThan(100);
  expect(places.filter(([x, y]) => !known.has(`${x.toFixed(2)} ${y.toFixed(2)}`))).toEqual([]);
});

test('the solved lines are those of lab', () => {
  const { normal } = chance(5);
  const inputs = Array.from({ length: 30 }, () => [normal(), 3 + 2 * normal(), normal()]);
  const targets = inputs.map(([a = 0, b = 0, c = 0]) => [a - b + normal(), 5 + c]);
  for (const penalty of [0.03, 0.5]) {
    const wanted = solved(inputs, targets, { penalty }).predict([[1, 2, 3]]);
    const line = ridge(
      inputs.length,
      (row) => inputs[row] ?? [],
      (row) => targets[row] ?? [],
      penalty,
    );
    line([1, 2, 3]).forEach((value, k) => {
      expect(value).toBeCloseTo(wanted[k] ?? Number.NaN, 8);
    });
  }
});

import { describe, expect, test } from 'vitest';
import { coast } from '../../../src/figures/latent-plane/build/coast.ts';
import { type Part, readMonths } from '../../../src/figures/latent-plane/build/months.ts';
import { decoderOf, pair } from '../../../src/figures/latent-plane/decoder.ts';
import { figure } from '../../../src/figures/latent-plane/index.ts';
import {
  calendar,
  errors,
  initial,
  type Model,
  months,
  nearest,
  placeOf,
  reach,
  seeds,
  windAt,
} from '../../../src/figures/latent-plane/model.ts';
import { trained } from '../../../src/figures/latent-plane/trained.ts';

const { winds, weights, parts } = readMonths();
const decode = decoderOf(trained);
const names = Object.keys(parts) as Part[];

/** Mean over the area of the squared vector that is missing. */
const missing = (month: number, wind: Float64Array): number =>
  weights.reduce((sum, weight, k) => sum + weight * ((winds[month]?.[k] ?? 0) - (wind[k] ?? 0)) ** 2, 0);
const rootMean = (of: readonly number[]): number => Math.sqrt(of.reduce((sum, x) => sum + x, 0) / of.length);

describe.each(names)('the errors that the words state, of the %s part', (part) => {
  test.each([
    ['mean', () => decode.mean],
    ['eofs', (month: number) => decode.eofs(...pair(trained.amplitudes, month))],
    ['autoencoder', (month: number) => decode.autoencoder(...pair(trained.codes, month))],
  ] as const)('%s', (model, rebuild) => {
    const found = rootMean(parts[part].map((month) => missing(month, rebuild(month))));
    expect(found).toBeCloseTo(errors[model][part], 3);
  });
});

test('the mean is that of the training months, and the EOFs are orthonormal by area', () => {
  const [cell] = [5 * 36 + 7];
  const mean = parts.train.reduce((sum, month) => sum + (winds[month]?.[cell] ?? 0), 0) / parts.train.length;
  expect(Math.abs((decode.mean[cell] ?? 0) - mean)).toBeLessThanOrEqual(trained.mean.unit);
  const along = [decode.eofs(1, 0), decode.eofs(0, 1)].map((wind, k) =>
    wind.map((value, i) => (value - (decode.mean[i] ?? 0)) / (trained.deviations[k] ?? 1)),
  );
  const product = (a = new Float64Array(), b = new Float64Array()): number =>
    weights.reduce((sum, weight, k) => sum + weight * (a[k] ?? 0) * (b[k] ?? 0), 0);
  expect(product(along[0], along[0])).toBeCloseTo(1, 2);
  expect(product(along[1], along[1])).toBeCloseTo(1, 2);
  expect(product(along[0], along[1])).toBeCloseTo(0, 2);
});

test('two EOFs rebuild a month as well as its projection on them does', () => {
  const month = 3;
  const amplitude = [decode.eofs(1, 0), decode.eofs(0, 1)].map((wind, k) => {
    const pattern = wind.map((value, i) => (value - (decode.mean[i] ?? 0)) / (trained.deviations[k] ?? 1));
    return weights.reduce(
      (sum, weight, i) =>
        sum + weight * (pattern[i] ?? 0) * ((winds[month]?.[i] ?? 0) - (decode.mean[i] ?? 0)),
      0,
    );
  });
  pair(trained.amplitudes, month).forEach((stated, k) => {
    expect(stated * (trained.deviations[k] ?? 0)).toBeCloseTo(amplitude[k] ?? 0, 1);
  });
});

test('from ten beginnings the autoencoder errs less than two EOFs in the test years, by little', () => {
  expect(seeds.test[1]).toBeLessThan(errors.eofs.test);
  expect(errors.eofs.test - seeds.test[0]).toBeLessThan(0.05);
  for (const part of names) {
    expect(errors.autoencoder[part]).toBeGreaterThanOrEqual(seeds[part][0] - 0.005);
    expect(errors.autoencoder[part]).toBeLessThanOrEqual(seeds[part][1] + 0.005);
  }
});

test('the coasts are those of the atlas', () => {
  expect(trained.coast).toBe(coast());
});

test.each(['autoencoder', 'eofs'] as Model[])(
  '%s: every month lies on the plane, and is its own nearest',
  (model) => {
    for (let month = 0; month < months; month++) {
      const [x, y] = placeOf(model, month);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(reach);
      expect(nearest({ x, y, model })).toEqual({
        month: month % 12,
        year: 1982 + Math.floor(month / 12),
        distance: 0,
      });
    }
    const [january, july] = [calendar(model)[0], calendar(model)[6]];
    expect(
      Math.hypot((january?.[0] ?? 0) - (july?.[0] ?? 0), (january?.[1] ?? 0) - (july?.[1] ?? 0)),
    ).toBeGreaterThan(1.5);
  },
);

test('the south-west monsoon blows over the Arabian Sea in July and not in January', () => {
  // 10° N, 60° E.
  const sea = 7 * 36 + 4;
  for (const model of ['autoencoder', 'eofs'] as const) {
    const wind = (month: number): number => {
      const [x = 0, y = 0] = calendar(model)[month] ?? [];
      return windAt({ x, y, model }).u[sea] ?? Number.NaN;
    };
    expect(wind(6)).toBeGreaterThan(2);
    expect(wind(0)).toBeLessThan(0);
  }
});

test('the corners of the plane can be drawn', () => {
  for (const model of ['autoencoder', 'eofs'] as const)
    for (const x of [-reach, reach])
      for (const y of [-reach, reach]) {
        expect(figure.drawings({ x, y, model })).not.toMatch(/NaN|undefined|Infinity/);
        expect(figure.describe({ ...initial, x, y, model })).not.toMatch(/NaN|undefined|Infinity/);
      }
});

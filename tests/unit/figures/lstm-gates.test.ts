import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { chance } from '../../../src/figures/chance.ts';
import { winds } from '../../../src/figures/irish-wind/belmullet.ts';
import { knot } from '../../../src/figures/irish-wind/knots.ts';
import { heldBack, learnt } from '../../../src/figures/irish-wind/parts.ts';
import { press } from '../../../src/figures/kit/frame.ts';
import { figure } from '../../../src/figures/lstm-gates/index.ts';
import {
  addSlopes,
  count,
  gates,
  inputs,
  type Parameters,
  run,
  start,
  units,
} from '../../../src/figures/lstm-gates/lstm.ts';
import { dayOf, error, forecast, initial, lastFrom, shown } from '../../../src/figures/lstm-gates/model.ts';
import { numbers } from '../../../src/figures/lstm-gates/numbers.ts';
import {
  days,
  heldBackError,
  persistence,
  regression,
  speed,
  targets,
  x,
} from '../../../src/figures/lstm-gates/series.ts';

// Networks are trained here.
vi.setConfig({ testTimeout: 60_000 });

describe('the series is that of the data set', () => {
  const folder = new URL('../../../content/datasets/irish-wind/', import.meta.url);
  const card = JSON.parse(readFileSync(new URL('dataset.json', folder), 'utf8'));
  test('every day of its training and validation parts, to half a knot', () => {
    const bytes = gunzipSync(readFileSync(new URL('irish-wind.bin', folder)));
    const stations: { id: string }[] = card.axes[1].stations;
    const at = stations.findIndex(({ id }) => id === 'BEL');
    const half = bytes.length / 2;
    const packed = (k: number): number => (bytes[k] ?? 0) + 256 * (bytes[half + k] ?? 0);
    winds.forEach((wind, day) => {
      const source = packed(day * stations.length + at) * card.variables[0].scale;
      expect(Math.abs(wind - source)).toBeLessThanOrEqual(knot / 2 + 1e-6);
    });
  });
  test('its parts are those of the card, and nothing of the test part is in it', () => {
    const { train, validation, test: kept } = card.split.ranges;
    expect([learnt, heldBack, days]).toEqual([train.last + 1, validation.first, validation.last + 1]);
    expect(days).toBeLessThan(kept.first);
    expect(dayOf({ ...initial, from: lastFrom }, shown)).toBe(days - 1);
  });
});

/** The answers of the network by its formulas, and not by the code of the figure. */
function formula(all: Parameters, of: Float64Array): number[] {
  const perUnit = inputs + units + 1;
  let [c, h] = [new Array<number>(units).fill(0), new Array<number>(units).fill(0)];
  return Array.from({ length: of.length / inputs }, (_, day) => {
    const read = [...of.subarray(day * inputs, (day + 1) * inputs), ...h, 1];
    const sums = (gate: (typeof gates)[number]): number[] =>
      c.map((_value, j) => {
        const first = (gates.indexOf(gate) * units + j) * perUnit;
        return read.reduce((sum, value, k) => sum + value * (all[first + k] ?? Number.NaN), 0);
      });
    const open = (gate: 'f' | 'i' | 'o'): number[] => sums(gate).map((z) => 1 / (1 + Math.exp(-z)));
    const [f, i, o, g] = [open('f'), open('i'), open('o'), sums('g').map(Math.tanh)];
    const at = (values: number[], k: number): number => values[k] ?? Number.NaN;
    c = c.map((value, k) => at(f, k) * value + at(i, k) * at(g, k));
    h = c.map((value, k) => at(o, k) * Math.tanh(value));
    return h.reduce((sum, value, k) => sum + value * (all[count - 1 - units + k] ?? 0), all[count - 1] ?? 0);
  });
}

describe('the network', () => {
  const all = start(chance(7));
  const [few, wanted] = [x.subarray(0, 9 * inputs), targets.subarray(0, 9)];
  test('runs as its formulas say', () => {
    const { answers } = run(all, few);
    for (const [day, value] of formula(all, few).entries()) expect(answers[day]).toBeCloseTo(value, 12);
  });
  test('its slopes through time are those of finite differences', () => {
    const slopes = new Float64Array(count);
    addSlopes(all, few, wanted, 1 / 9, slopes);
    for (let k = 0; k < count; k++) {
      const loss = (by: number): number =>
        formula(all.with(k, (all[k] ?? 0) + by), few).reduce(
          (sum, value, day) => sum + (value - (wanted[day] ?? 0)) ** 2 / 9,
          0,
        );
      expect(slopes[k]).toBeCloseTo((loss(1e-5) - loss(-1e-5)) / 2e-5, 6);
    }
  });
});

test('the regression leaves nothing that is explained by what it reads', () => {
  const left = [0, 0, 0, 0];
  for (let day = 0; day < learnt - 1; day++) {
    const error = regression(day) - speed(targets[day] ?? Number.NaN);
    [1, ...x.subarray(day * inputs, (day + 1) * inputs)].forEach((value, k) => {
      left[k] = (left[k] ?? 0) + (error * value) / learnt;
    });
  }
  for (const mean of left) expect(mean).toBeCloseTo(0, 9);
});

describe('what the figure says', () => {
  test('from any start the LSTM becomes as good as linear regression, not better by more than 1 %', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const trained = error({ ...initial, seed });
      expect(trained).toBeLessThan(0.9 * heldBackError(persistence));
      expect(Math.abs(trained / heldBackError(regression) - 1)).toBeLessThan(0.01);
      expect(error({ ...initial, seed, passes: 0 })).toBeGreaterThan(1.1 * trained);
    }
  });
  test('its numbers are those of its words', () => {
    expect(figure.describe(initial)).toContain(`${numbers['error of the LSTM'].toFixed(2)} m/s`);
    expect(numbers['lowest forget gate']).toBeLessThan(numbers['lowest mean forget gate']);
    expect(numbers['highest forget gate']).toBeLessThan(1);
  });
  test('training is gone through pass by pass, and the same again', () => {
    const untrained = press(figure, initial, 'untrained');
    expect(figure.describe(untrained)).toContain('After 0 passes');
    const once = press(figure, untrained, 'step');
    expect(figure.describe(once)).toContain('After 1 pass ');
    expect(forecast({ ...once, passes: initial.passes }, days - 2)).toBe(forecast(initial, days - 2));
  });
  test('dates are those of the series', () => {
    expect(figure.handles({ ...initial, from: 0, day: 0 })['day']?.text).toBe('15 January 1973');
  });
});

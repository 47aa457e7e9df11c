import { describe, expect, test } from 'vitest';
import {
  baselines,
  climatology,
  fairCrps,
  latitudeWeights,
  random,
  rmse,
  skillScore,
} from '../../../../playground/lab/index.ts';

describe('climatology', () => {
  test('is the mean of each step of the cycle; what was never seen is NaN', () => {
    const values = [1, 10, 2, 20, 3, Number.NaN, 4, 40];
    expect([...climatology(values, { shape: [4, 2], period: 2 })]).toEqual([2, 10, 3, 30]);
    expect([...climatology(values, { shape: [4, 2] })]).toEqual([2.5, 70 / 3]);
    expect([...climatology([1, Number.NaN], { shape: [1, 2], period: 2 })]).toEqual([
      1,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  test.each([
    [{ shape: [3, 2] }, 'climatology: the values have the shape [8]; the shape [3,2] has 6 cells.'],
    [{ shape: [4, 2], period: 0 }, 'options.period must be a whole number from 1 to 67108864; it is 0'],
  ])('%j is refused', (options, message) => {
    expect(() => climatology(new Float32Array(8), options)).toThrow(message);
  });
});

describe('baselines', () => {
  const latitudes = [45, -45];
  const shape = [6, 2, 1];

  test('a steady trend: persistence is off by slope × lead, climatology by the distance from the mean', () => {
    const series = [0, 1, 2, 3, 4, 5].flatMap((time) => [time, time]);
    const usual = climatology(series, { shape });
    const { persistence, climatology: fixed } = baselines(series, {
      shape,
      latitudes,
      leads: [1, 3],
      climatology: usual,
    });
    expect(persistence.rmse).toEqual([1, 3].map((lead) => expect.closeTo(lead, 14)));
    expect(persistence.bias).toEqual([-1, -3].map((lead) => expect.closeTo(lead, 14)));
    // Valid at 1 … 5 about 2.5: √((1.5² + 0.5² + 0.5² + 1.5² + 2.5²) / 5).
    expect(fixed.rmse[0]).toBeCloseTo(Math.sqrt(11.25 / 5), 14);
    expect(fixed.acc).toEqual([Number.NaN, Number.NaN]);
  });

  test('a pure seasonal cycle is known to climatology and comes back to persistence after a period', () => {
    const series = Array.from({ length: 24 }, (_, i) => Math.sin((Math.floor(i / 2) * Math.PI) / 2));
    const shape = [12, 2, 1];
    // The training part starts at step 0 of the cycle; the series to score starts at step 3.
    const usual = climatology(series, { shape, period: 4 });
    const options = { shape: [9, 2, 1], latitudes, leads: [1, 2, 4], climatology: usual, phase: 3 };
    const scores = baselines(series.slice(6), options);
    for (const error of scores.climatology.rmse) expect(error).toBeCloseTo(0, 14);
    expect(scores.persistence.rmse[2]).toBeCloseTo(0, 14);
    expect(scores.persistence.rmse[1]).toBeGreaterThan(1);
    const { truth, persistence, shape: found } = scores.forecasts(4);
    expect(found).toEqual([5, 2, 1]);
    expect([...persistence]).toEqual(series.slice(6, 16));
    expect([...truth]).toEqual(series.slice(14, 24));
  });

  test('white noise: persistence ends at √2 times climatology, within five standard errors', () => {
    const times = 20_000;
    const rng = random(5);
    const series = Array.from({ length: times }, () => rng.normal());
    const scores = baselines(series, { shape: [times], leads: [1], climatology: [0] });
    const ratio = (scores.persistence.rmse[0] as number) / (scores.climatology.rmse[0] as number);
    expect(Math.abs(ratio - Math.SQRT2)).toBeLessThan(5 * Math.sqrt(1 / times));
    expect(
      skillScore(scores.persistence.rmse[0] as number, scores.climatology.rmse[0] as number),
    ).toBeCloseTo(1 - ratio, 12);
  });

  test('scores are those of the forecasts it hands out', () => {
    const rng = random(9);
    const series = Array.from({ length: 60 }, () => rng.normal());
    const shape = [10, 3, 2];
    const usual = climatology(series, { shape });
    const latitudes = [10, 50, 80];
    const scores = baselines(series, { shape, latitudes, leads: [2], climatology: usual });
    const { persistence, truth, shape: found } = scores.forecasts(2);
    expect(scores.persistence.rmse[0]).toBe(rmse(persistence, truth, { latitudes, shape: found }));
  });

  test.each([
    [{ leads: [6] }, 'from 1 to 5, as the series has 6 times; this is 6.'],
    [{ leads: [0] }, 'this is 0.'],
    [{ climatology: [1, 2, 3] }, 'climatology has the shape [3]; it must hold whole fields of [2,1]'],
    [{ shape: [5, 2, 1] }, 'the values have the shape [12]; the shape [5,2,1] has 10 cells.'],
    [{ phase: -1 }, 'options.phase must be a whole number of at least 0; it is -1'],
    [{ latitudes: [1, 2, 3] }, 'latitudes has the shape [3]'],
  ])('%j is refused', (wrong, message) => {
    const options = { shape, latitudes, leads: [1], climatology: [0, 0], ...wrong };
    expect(() => baselines(new Float32Array(12), options)).toThrow(message);
  });
});

test('skill is 1 for perfect, 0 for the reference, below for worse; of scores where 1 is perfect too', () => {
  expect([0, 2, 3].map((error) => skillScore(error, 2))).toEqual([1, 0, -0.5]);
  expect(skillScore(0.8, 0.6, 1)).toBeCloseTo(0.5, 14);
  expect(skillScore(0, 0)).toBeNaN();
});

test('a 73 × 144 ensemble of 50 is scored in a moment', () => {
  const cells = 73 * 144;
  const rng = random(1);
  const draw = (): Float32Array => Float32Array.from({ length: cells }, () => rng.normal());
  const members = Array.from({ length: 50 }, draw);
  const latitudes = Array.from({ length: 73 }, (_, row) => 90 - 2.5 * row);
  const started = performance.now();
  // Members and truth from one distribution: the expected fair score of a standard normal is 1 / √π.
  expect(fairCrps(members, draw(), { latitudes })).toBeCloseTo(1 / Math.sqrt(Math.PI), 1);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(latitudeWeights(latitudes)).toHaveLength(73);
});

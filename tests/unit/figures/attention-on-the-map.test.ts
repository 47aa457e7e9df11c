import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import {
  type Asked,
  sharesOf as dealt,
  slopesOfAttention,
  taken,
} from '../../../src/figures/attention-on-the-map/attention.ts';
import { figure } from '../../../src/figures/attention-on-the-map/index.ts';
import {
  error,
  initial,
  judgeNetwork,
  type Look,
  lastDay,
  sharesOf,
} from '../../../src/figures/attention-on-the-map/model.ts';
import { numbers } from '../../../src/figures/attention-on-the-map/numbers.ts';
import {
  asking,
  inputsOf,
  persistence,
  ridgeError,
  targetsOf,
} from '../../../src/figures/attention-on-the-map/task.ts';
import { networkAfter, schedule, trainedFor } from '../../../src/figures/attention-on-the-map/training.ts';
import {
  addSlopes,
  count,
  run,
  start,
  tokens,
} from '../../../src/figures/attention-on-the-map/transformer.ts';
import { chance } from '../../../src/figures/chance.ts';
import { press } from '../../../src/figures/kit/frame.ts';

// Networks are trained here.
vi.setConfig({ testTimeout: 120_000 });

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

describe('attention', () => {
  const shape = { tokens: 3, heads: 2, width: 4 };
  const { normal } = chance(3);
  const some = (): Float64Array => Float64Array.from({ length: 2 * 3 * 4 }, normal);
  const asked: Asked = { q: some(), k: some(), v: some() };
  test('its shares are those of the softmax, and what is taken is their mean of the values', () => {
    const shares = dealt(asked, shape);
    expect(shares).toHaveLength(2 * 2 * 3 * 3);
    // The second group and head, token 1: two numbers a head.
    const at = (of: Float64Array, token: number, c: number): number =>
      of[12 + token * 4 + 2 + c] ?? Number.NaN;
    const scores = [0, 1, 2].map((token) =>
      Math.exp(
        (at(asked.q, 1, 0) * at(asked.k, token, 0) + at(asked.q, 1, 1) * at(asked.k, token, 1)) /
          Math.sqrt(2),
      ),
    );
    const row = scores.map((score) => score / sum(scores));
    row.forEach((share, token) => {
      expect(shares[(1 * 2 + 1) * 9 + 3 + token]).toBeCloseTo(share, 12);
    });
    const wanted = sum(row.map((share, token) => share * at(asked.v, token, 1)));
    expect(at(taken(shares, asked.v, shape), 1, 1)).toBeCloseTo(wanted, 12);
  });
  test('its slopes are those of finite differences, with several heads', () => {
    const weights = some();
    const total = (of: Asked): number =>
      sum(taken(dealt(of, shape), of.v, shape).map((value, k) => value * (weights[k] ?? 0)));
    const slopes = slopesOfAttention(asked, dealt(asked, shape), weights, shape);
    for (const part of ['q', 'k', 'v'] as const)
      asked[part].forEach((value, k) => {
        const moved = (by: number): number => total({ ...asked, [part]: asked[part].with(k, value + by) });
        expect(slopes[part][k]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
      });
  });
});

describe('the network', () => {
  const days = [asking.first, 700, asking.last];
  const [x, targets] = [inputsOf(days), targetsOf(days)];
  test('its slopes are those of finite differences, of every parameter', () => {
    // Far from the start, so that no matrix is small.
    const all = start(chance(7)).map((value) => 1.5 * value);
    const slopes = new Float64Array(count);
    addSlopes(all, x, targets, slopes);
    const loss = (at: Float64Array): number =>
      sum(run(at, x).answers.map((answer, k) => (answer - (targets[k] ?? 0)) ** 2)) / targets.length;
    const astray = Array.from({ length: count }, (_, k) => {
      const moved = (by: number): number => loss(all.with(k, (all[k] ?? 0) + by));
      return Math.abs((moved(1e-5) - moved(-1e-5)) / 2e-5 - (slopes[k] ?? 0));
    });
    expect(Math.max(...astray)).toBeLessThan(1e-6);
  });
  test('the shares of each station add up to 1, before and after training', () => {
    for (const slices of [0, schedule.slices]) {
      const { shares } = run(networkAfter(slices, 1), x);
      expect(shares).toHaveLength(days.length * tokens * tokens);
      for (let from = 0; from < shares.length; from += tokens)
        expect(sum(shares.subarray(from, from + tokens))).toBeCloseTo(1, 12);
    }
  });
  test('examples do not see each other', () => {
    const all = trainedFor(1, 1);
    const together = run(all, x).answers;
    days.forEach((day, k) => {
      run(all, inputsOf([day])).answers.forEach((answer, station) => {
        expect(answer).toBeCloseTo(together[k * tokens + station] ?? Number.NaN, 12);
      });
    });
  });
});

test('what it must beat is as in chapter 9, but for the rounding to knots', () => {
  const path = '../../../content/chapters/09-recurrent-networks/recorded/tomorrows-wind.json';
  const recorded: { events: { rows?: [name: string, ...errors: number[]][] }[] } = JSON.parse(
    readFileSync(new URL(path, import.meta.url), 'utf8'),
  );
  const rows = recorded.events.findLast(({ rows }) => rows)?.rows ?? [];
  const validation = (name: string): number => rows.find(([first]) => first === name)?.[2] ?? Number.NaN;
  expect(Math.abs(persistence / validation('persistence') - 1)).toBeLessThan(0.01);
  expect(Math.abs(ridgeError / validation('ridge, 5 days') - 1)).toBeLessThan(0.01);
});

describe('what the figure says', () => {
  const untrained = press(figure, initial, 'untrained');
  test('from any start it becomes better than persistence, and by less than 3 % worse than the solved line', () => {
    for (const seed of [1, 2]) {
      const trained = error({ ...initial, seed });
      expect(trained).toBeLessThan(0.89 * persistence);
      expect(trained).toBeGreaterThan(ridgeError);
      expect(trained).toBeLessThan(1.03 * ridgeError);
      expect(error({ ...initial, seed, slices: 0 })).toBeGreaterThan(1.05 * trained);
    }
  });
  test('what it opens with is what the page trains', () => {
    const kept = judgeNetwork(networkAfter(initial.slices, initial.seed));
    const trained = judgeNetwork(trainedFor(initial.slices, initial.seed));
    expect(kept.error).toBeCloseTo(trained.error, 3);
    kept.shares.forEach((shares, day) => {
      shares.forEach((share, k) => {
        expect(Math.abs(share - (trained.shares[day]?.[k] ?? 0))).toBeLessThan(0.01);
      });
    });
  });
  test('shares are nearly even before training and uneven after it, and their mean adds up to 1 too', () => {
    const stations = Array.from({ length: tokens }, (_, station) => station);
    const most = (look: Look): number =>
      Math.max(...stations.flatMap((station) => sharesOf({ ...look, station })));
    expect(most({ ...untrained, mean: true })).toBeLessThan(0.13);
    expect(most({ ...initial, mean: true })).toBeGreaterThan(0.2);
    for (const station of stations)
      expect(sum(sharesOf({ ...initial, station, mean: true }))).toBeCloseTo(1, 9);
  });
  test('from any start the shares change more from day to day than from station to station on a day', () => {
    for (const seed of [1, 2]) {
      const { shares } = judgeNetwork(trainedFor(schedule.slices, seed));
      const overDays = Array.from({ length: tokens * tokens }, (_, k) =>
        mean(shares.map((day) => day[k] ?? 0)),
      );
      let [fromDays, fromStations] = [0, 0];
      for (const day of shares) {
        const overStations = Array.from({ length: tokens }, (_, asked) =>
          mean([...day].filter((_share, k) => k % tokens === asked)),
        );
        day.forEach((share, k) => {
          fromDays += Math.abs(share - (overDays[k] ?? 0));
          fromStations += Math.abs(share - (overStations[k % tokens] ?? 0));
        });
      }
      expect(fromDays).toBeGreaterThan(1.5 * fromStations);
    }
  });
  test('its numbers are those of its words', () => {
    expect(figure.describe(initial)).toContain(`is ${numbers['error of the network'].toFixed(2)} m/s`);
    expect(figure.describe(untrained)).toContain('After 0 steps');
    const usual = numbers['Clones from Belmullet, mean'];
    expect(numbers['Clones from Belmullet, lowest']).toBeLessThan(usual / 4);
    expect(numbers['Clones from Belmullet, highest']).toBeGreaterThan(3 * usual);
  });
  test('the station is chosen on the map, by its place and by keys', () => {
    const { station } = figure.handles(initial);
    expect(station?.text).toBe('Clones');
    for (const k of [0, 5, 11]) expect(figure.grab?.(initial, `${k}`).state.station).toBe(k);
    expect(figure.handles(figure.grab?.(initial, '11').state ?? initial)['station']?.text).toBe('Malin Head');
  });
  test('days are those that are held back, to the last of which the next is known', () => {
    const dayAt = (day: number): string | undefined => figure.handles({ ...initial, day })['day']?.text;
    expect(dayAt(0)).toBe('19 January 1973');
    expect(dayAt(lastDay)).toBe('30 December 1974');
    expect(figure.describe({ ...initial, day: lastDay })).toContain('Forecast for 31 December 1974');
  });
});

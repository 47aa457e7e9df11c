import { expect, test } from 'vitest';
import { dateOf, happenings, yearOf } from '../../../src/figures/breakthrough-timeline/events.ts';
import { latest, explorable as timeline } from '../../../src/figures/breakthrough-timeline/view.ts';
import { gridPoints, kilometres, models, select } from '../../../src/figures/model-scoreboard/models.ts';

test('happenings are in the order of time', () => {
  const years = happenings.map(yearOf);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
});

test('AIFS Single became operational on 25 February 2025 and is the latest until July', () => {
  const entry = latest({ year: 2025.25, shown: 'all' });
  expect([entry.name, dateOf(entry)]).toEqual(['AIFS Single', '25 February 2025']);
  expect(latest({ year: 2025.75, shown: 'all' }).name).toBe('AIFS ENS');
});

test('the arrows go through all happenings, one at a time', () => {
  let state = { ...timeline.initial, year: 2012.5 };
  const seen = [latest(state).name];
  for (let i = 1; i < happenings.length; i++) {
    state = timeline.act?.(state, 'on') ?? state;
    seen.push(latest(state).name);
  }
  expect(seen).toEqual(happenings.map(({ name }) => name));
});

test('a quarter of a degree: 28 km on the equator, 1,038,240 points; six degrees: 1,860', () => {
  expect(Math.round(kilometres(0.25))).toBe(28);
  expect([gridPoints(0.25), gridPoints(6)]).toEqual([1_038_240, 1860]);
});

test('the scoreboard filters by grid and kind, and sorts those without a number last', () => {
  expect(select({ coarsest: 0, kind: 'all', order: 'grid' }).every(({ grid }) => grid <= 1)).toBe(true);
  expect(select({ coarsest: 3, kind: 'ensemble', order: 'year' }).map(({ name }) => name)).toEqual([
    'GenCast',
    'AIFS-CRPS',
  ]);
  const sorted = select({ coarsest: 3, kind: 'all', order: 'parameters' });
  expect(sorted[0]?.name).toBe('Pangu-Weather');
  expect(sorted.at(-1)?.parameters).toBeUndefined();
  expect(sorted).toHaveLength(models.length);
});

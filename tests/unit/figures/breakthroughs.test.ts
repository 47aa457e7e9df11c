import { expect, test } from 'vitest';
import { dateOf, yearOf } from '../../../src/figures/breakthrough-timeline/events.ts';
import { happenings } from '../../../src/figures/breakthrough-timeline/happenings.en.ts';
import { latest, levels, figure as timeline } from '../../../src/figures/breakthrough-timeline/index.ts';
import { press } from '../../../src/figures/kit/frame.ts';
import { models } from '../../../src/figures/model-scoreboard/models.en.ts';
import { gridPoints, kilometres, yearOf as modelYear } from '../../../src/figures/model-scoreboard/models.ts';
import { select } from '../../../src/figures/model-scoreboard/select.ts';

test('happenings are in the order of time', () => {
  const years = happenings.map(yearOf);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
});

test('AIFS Single became operational on 25 February 2025 and is the latest until July', () => {
  const entry = latest({ year: 2025.25, shown: 'all' });
  expect([entry.name, dateOf(entry)]).toEqual(['AIFS Single', '25 February 2025']);
  expect(latest({ year: 2025.75, shown: 'all' }).name).toBe('AIFS ENS');
});

test('a model stands where it was first seen, before its paper', () => {
  const years = models.map(modelYear);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
  for (const { name, first, paper } of models) if (paper) expect(first < paper, name).toBe(true);
  expect(models.find(({ name }) => name === 'GraphCast')).toMatchObject({
    first: '2022-12',
    paper: '2023-11',
  });
});

test.each(['all', 'learning', 'weather'] as const)(
  'no two marks of %s lie on each other, and all on the drawing',
  (shown) => {
    const state = { ...timeline.initial, shown };
    const html = timeline.drawings(state);
    const marks = [...html.matchAll(/class="reach" cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    expect(marks).toHaveLength(happenings.filter(({ field }) => shown === 'all' || field === shown).length);
    for (const [i, [x, y]] of marks.entries()) {
      expect(x > 8 && x < 412 && y > 8 && y < 390, `${x}, ${y}`).toBe(true);
      for (const [a, b] of marks.slice(i + 1))
        expect(Math.max(Math.abs(a - x), Math.abs(b - y))).toBeGreaterThan(12);
    }
  },
);

test('marks stand lowest at which their names meet no stem', () => {
  expect(levels(happenings.slice(0, 4))).toEqual([0, 2, 1, 0]);
  expect(levels(happenings.filter(({ field }) => field === 'learning'))).toEqual([0, 4, 3, 2, 1, 0]);
  expect(levels(happenings.filter(({ field }) => field === 'weather').slice(0, 3))).toEqual([0, 1, 2]);
});

/** Marks with the ends of their stems and, in letters as large as on a telephone, the boxes of their names. */
function drawn(html: string) {
  const pattern =
    /<path d="M([\d.]+) ([\d.]+)V([\d.]+)"\/>.*?<text class="name" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]*)</g;
  return [...html.matchAll(pattern)].map(([, x, from, to, at, y, anchor, name = '']) => {
    const width = 7.5 * name.length;
    const left = anchor === 'end' ? Number(at) - width : Number(at);
    const [above, below] = [Number(from), Number(to)].toSorted((a, b) => a - b) as [number, number];
    return { name, x: Number(x), above, below, left, right: left + width, y: Number(y) };
  });
}

test.each(['all', 'learning', 'weather'] as const)(
  'every mark of %s has its name, clear of all stems and names, inside the drawing',
  (shown) => {
    const marks = drawn(timeline.drawings({ ...timeline.initial, shown }));
    expect(marks.map(({ name }) => name)).toEqual(
      happenings.filter(({ field }) => shown === 'all' || field === shown).map(({ name }) => name),
    );
    for (const { name, left, right, y } of marks) {
      expect(left >= 0 && right <= 420, name).toBe(true);
      const crossing = marks.filter(
        (other) =>
          (other.x > left && other.x < right && other.above < y && other.below > y - 9) ||
          (other.name !== name && other.left < right && other.right > left && Math.abs(other.y - y) < 13),
      );
      expect(crossing, name).toEqual([]);
    }
  },
);

test('the arrows go through all happenings, one at a time', () => {
  let state = { ...timeline.initial, year: 2012.5 };
  const seen = [latest(state).name];
  for (let i = 1; i < happenings.length; i++) {
    state = press(timeline, state, 'on');
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
    'FGN',
  ]);
  const sorted = select({ coarsest: 3, kind: 'all', order: 'parameters' });
  expect(sorted[0]?.name).toBe('Aurora');
  expect(sorted.at(-1)?.parameters).toBeUndefined();
  expect(sorted).toHaveLength(models.length);
});

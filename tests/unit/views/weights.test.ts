import { describe, expect, test } from 'vitest';
import { checksView } from '../../../playground/views/checks/checks-view.ts';
import { newestLines } from '../../../playground/views/console/console-view.ts';
import type { LogPart } from '../../../playground/views/console/event.ts';
import type { ConsoleLine } from '../../../playground/views/console/state.ts';
import type { TableResult } from '../../../playground/views/table/state.ts';
import { rowsWithin, tableCost } from '../../../playground/views/table/state.ts';
import { tableView } from '../../../playground/views/table/table-view.ts';
import { textWeight } from '../../../playground/views/text-weight.ts';
import { warningView } from '../../../playground/views/warning/warning-view.ts';

/* What the page shows is bounded by what it costs to lay out, not by how long it is. */

const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('a letter weighs', () => {
  test.each([
    ['one in Latin', 'The loss is 0.25 – “good”.', 1, 1],
    ['one in French and Polish', 'La perte diminue à chaque époque, źdźbło', 1, 1],
    ['about one in Greek', 'λόγος'.repeat(100), 1, 1.2],
    ['about one in Russian', 'потеря '.repeat(100), 1, 1.2],
    ['a little more in bars', '█▓░'.repeat(100), 2, 2.5],
    ['several in Chinese', '天气预报'.repeat(100), 4, 5],
    ['many in Tibetan', 'བསྒྲུབས་'.repeat(100), 12, 13],
    ['many in Tamil', 'ஸ்ரீக்ஷௌ'.repeat(100), 12, 13],
    ['many in Arabic with marks', 'العَرَبِيَّةُ'.repeat(100), 10, 13],
    ['many in emoji of families', '👨‍👩‍👧‍👦'.repeat(100), 12, 13],
    ['many under a heap of marks', 'z\u0321\u031b\u0353\u0324'.repeat(100), 9, 12],
    ['most where the script changes with each', 'a漢'.repeat(100), 30, 50],
    ['most where alphabets change that look alike', 'aа'.repeat(100), 30, 50],
  ])('%s', (_, text, least, most) => {
    const weight = textWeight(text) / text.length;
    expect(weight).toBeGreaterThanOrEqual(least);
    expect(weight).toBeLessThanOrEqual(most);
  });
});

describe('a table', () => {
  const spec = { title: 't', columns: many(100, (i) => ({ name: `c${i}` })) };
  const table = (rows: TableResult['rows']): string => tableView({ id: 't', spec, rows, dropped: 0 });
  const cells = (html: string): number => html.match(/<t[dh][ >]/g)?.length ?? 0;
  const empty = many(10_000, () => []);

  test('without cells is as large as its columns', () => {
    expect(tableCost(spec, empty)).toMatchObject({ cells: 1_000_000 });
    expect(rowsWithin(spec, empty, { cells: 2000, letters: 2000 })).toHaveLength(20);
    expect(cells(table(empty))).toBeLessThanOrEqual(2100);
    expect(table(empty)).toContain('9980 further rows are not shown.');
  });

  test('of nothing but columns costs something', () => {
    expect(tableCost(spec, []).letters).toBeGreaterThan(2000);
  });

  test('in a script that is slow to lay out has fewer rows', () => {
    const shown = (word: string): number => cells(table(many(20, () => many(100, () => word.repeat(5)))));
    expect(shown('wide')).toBe(2100);
    expect(shown('ஸ்ரீ')).toBeLessThan(500);
  });
});

describe('the console', () => {
  const shown = (part: LogPart, parts = 6): number => {
    const lines = many(
      500,
      (index): ConsoleLine => ({
        index,
        level: 'log',
        parts: many(parts, () => part),
        count: 1,
      }),
    );
    return newestLines(lines).length;
  };

  test.each<[string, LogPart, number, number]>([
    ['short texts whole', { kind: 'text', text: 'a loss of 0.25' }, 500, 500],
    ['empty objects to a few hundred', { kind: 'object', preview: '', detail: '' }, 30, 60],
    ['empty tensors', { kind: 'tensor', shape: [], dtype: '', values: [], more: 0 }, 100, 200],
    ['text in Tibetan', { kind: 'text', text: 'བསྒྲུབས་'.repeat(80) }, 1, 5],
  ])('shows %s', (_, part, least, most) => {
    expect(shown(part)).toBeGreaterThanOrEqual(least);
    expect(shown(part)).toBeLessThanOrEqual(most);
  });
});

describe('of checks there are shown', () => {
  const checks = (count: number, message: string) =>
    many(count, (i) => ({ name: `check ${i}`, passed: false, message }));
  const items = (html: string): number => html.match(/<li /g)?.length ?? 0;

  test('those of an exercise, all', () => {
    const html = checksView(checks(40, 'The loss is too high.'));
    expect(items(html)).toBe(40);
    expect(html).not.toContain('not shown');
  });

  test('of hundreds the first, with a word about the others', () => {
    const html = checksView(checks(500, ''));
    expect(items(html)).toBe(100);
    expect(html).toContain('0 of 500 passed');
    expect(html).toContain('400 further checks are not shown.');
    expect(checksView(checks(101, ''))).toContain('1 further check is not shown.');
  });

  test('fewer in scripts that are slow to lay out, and of a long reason a part', () => {
    const html = checksView(checks(100, 'བསྒྲུབས་'.repeat(1000)));
    expect(items(html)).toBeLessThan(6);
    expect(html).toContain('more characters)');
  });
});

test('of a long warning a part is shown', () => {
  const html = warningView({ message: 'བསྒྲུབས་'.repeat(1000), count: 1 });
  expect(html.length).toBeLessThan(1300);
  expect(html).toContain('(7000 more characters)');
});

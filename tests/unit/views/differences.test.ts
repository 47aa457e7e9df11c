import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../playground/views/table/event.ts';
import type { TableResult } from '../../../playground/views/table/state.ts';
import { tableCsv } from '../../../playground/views/table/table-csv.ts';
import { tableView } from '../../../playground/views/table/table-view.ts';

/* Cells of a table say how far they are from those of another run. */

const table = (
  rows: Cell[][],
  columns: TableResult['spec']['columns'] = [{ name: 'model' }, { name: 'error', units: 'K' }],
): TableResult => ({ id: 't', spec: { title: 'Scores', columns }, rows, dropped: 0 });

const differences = (own: TableResult, other: TableResult): string[] =>
  [...tableView(own, { label: 'author', table: other }).matchAll(/difference">([^<]*)</g)].map(
    ([, text = '']) => text,
  );

test.each<[Cell, Cell, string[]]>([
  [0.123, 0.135, ['−0.012']],
  [1.5, 1.25, ['+0.25']],
  [12, 9, ['+3']],
  [-2, 3, ['−5']],
  [1e-7, 3e-7, ['−2×10⁻⁷']],
  // What was rounded away is no difference.
  [0.123412, 0.12341, []],
  [0.1 + 0.2, 0.3, []],
  ['a', 1, []],
  [null, 1, []],
  [Number.NaN, 1, []],
])('%s beside %s', (value, other, expected) => {
  expect(differences(table([['net', value]]), table([['net', other]]))).toEqual(expected);
});

describe('cells belong together by their headings', () => {
  test('rows and columns may stand in another order', () => {
    const own = table([
      ['net', 2],
      ['line', 5],
    ]);
    const other = table(
      [
        [4, 'line'],
        [1, 'net'],
      ].map(([error = '', model = '']) => [model, error, 0]),
      [{ name: 'model' }, { name: 'error', units: 'K' }, { name: 'more' }],
    );
    expect(differences(own, other)).toEqual(['+1', '+1']);
  });

  test('other units, other rows, other columns: nothing', () => {
    const other = table([['net', 1]], [{ name: 'model' }, { name: 'error', units: '°C' }]);
    const html = tableView(table([['net', 2]]), { label: 'it', table: other });
    expect(html).toBe(tableView(table([['net', 2]])));
    expect(differences(table([['net', 2]]), table([['line', 1]]))).toEqual([]);
  });

  test('rows of the same heading go by their order, and headings that are numbers have no difference', () => {
    const rows = (a: number, b: number): TableResult =>
      table([
        [8, a],
        [8, b],
      ]);
    expect(differences(rows(1, 2), rows(0, 4))).toEqual(['+1', '−2']);
  });
});

test('the title says whose difference it is, where there is one', () => {
  const own = table([['net', 2]]);
  const beside = (other: Cell): string =>
    tableView(own, { label: 'previous: hidden <2>', table: table([['net', other]]) });
  expect(beside(1)).toContain('difference from previous: hidden &lt;2&gt;<');
  for (const same of [2, Number.NaN, 'a']) expect(beside(same)).toBe(tableView(own));
  expect(tableCsv(own)).not.toContain('+');
});

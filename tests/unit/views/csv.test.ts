import { expect, test } from 'vitest';
import { plotCsv } from '../../../playground/views/chart/plot-csv.ts';
import { tableCsv } from '../../../playground/views/table/table-csv.ts';

const table = (...cells: (string | number | boolean | null)[]): string =>
  tableCsv({
    id: 't',
    spec: { title: 't', columns: cells.map((_, i) => ({ name: `c${i}` })) },
    rows: [cells],
    dropped: 0,
  }).split('\r\n')[1] ?? '';

test.each([
  ['=HYPERLINK("https://a.example","x")', `"'=HYPERLINK(""https://a.example"",""x"")"`],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3+cmd', "'-2+3+cmd"],
  ['\t=1', `"'\t=1"`],
  ['x;=cmd|1!A0;y', '"x;=cmd|1!A0;y"'],
  ['x\t=1', '"x\t=1"'],
  ['＝1+1', "'＝1+1"],
  ['\r=1', `"'\r=1"`],
])('a text %j is no formula in a spreadsheet', (text, cell) => {
  expect(table(text)).toBe(cell);
  const plot = {
    id: 'p',
    spec: { title: '', x: { label: text }, y: { label: 'y' }, series: [] },
    series: [{ spec: { name: text }, x: [1], y: [-2] }],
    dropped: 0,
  };
  expect(plotCsv(plot).split('\r\n')).toContain(`${cell},1,-2`);
});

test('numbers stay numbers, and other texts as they are', () => {
  expect(table(-3, '-3', '+1.5e-7', '-.5', 'a, b', '', null, true)).toBe('-3,-3,+1.5e-7,-.5,"a, b",,,true');
});

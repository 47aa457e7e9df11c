import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { maxChecks } from '../../../playground/views/checks/state.ts';
import { leftOutNote } from '../../../playground/views/left-out.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { maxViews } from '../../../playground/views/run-state.ts';

const axes = { x: { label: 'x' }, y: { label: 'y' } };
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const reduced = (events: ProgramEvent[]): Results => events.reduce(reduce, emptyResults());
const said = (list: string): string => `The program has shown more than a page can hold: ${list} left out.`;

const plot = (id: number, series: string[] = []): ProgramEvent => ({
  type: 'plot',
  id: `p${id}`,
  spec: { title: '', ...axes, series: series.map((name) => ({ name })) },
});
const table = (id: number): ProgramEvent => ({
  type: 'table',
  id: `t${id}`,
  spec: { title: 't', columns: [{ name: 'c' }] },
  rows: [],
});
const warning = (message: string): ProgramEvent => ({ type: 'warning', message });
const check = (name: string): ProgramEvent => ({ type: 'check', name, passed: true, message: '' });
/** As many plots as a page holds. */
const full = many(maxViews, (i) => plot(i));

test.each<[name: string, events: ProgramEvent[], note: string]>([
  ['nothing', full, ''],
  [
    'plots that are declared anew for each series, as `lab` does',
    many(2 * maxViews, (i) => [plot(i), plot(i, ['a']), plot(i, ['a', 'b'])]).flat(),
    said('200 drawings were'),
  ],
  ['one drawing', [...full, plot(-1)], said('1 drawing was')],
  ['a warning that recurs', [...full, warning('a'), warning('a'), warning('b')], said('2 warnings were')],
  [
    'checks of one name, which are checks of their own',
    many(maxChecks + 3, () => check('c')),
    said('3 checks were'),
  ],
  [
    'everything',
    [...full, plot(-1), table(1), table(1), warning('w'), { type: 'too-large', messages: 3 }],
    said('1 drawing, 1 table, 1 warning and 3 messages were'),
  ],
  ['more than is told apart', many(9000, (i) => plot(i)), said('more than 1,000 drawings were')],
])('what was left out is said in words: %s', (_, events, note) => {
  expect(leftOutNote(reduced(events))).toBe(note);
});

test('what finds room later is not missing', () => {
  const field = (id: string, size: number): ProgramEvent => ({
    type: 'field',
    id,
    spec: { title: id, units: '', palette: 'viridis' },
    rows: 1,
    columns: size,
    values: new Float32Array(size),
  });
  const results = reduced([field('a', 4e6), field('b', 4e6), field('c', 4e6)]);
  expect(leftOutNote(results)).toBe(said('1 drawing was'));
  reduce(results, field('a', 1));
  reduce(results, field('c', 10));
  expect(leftOutNote(results)).toBe('');
});

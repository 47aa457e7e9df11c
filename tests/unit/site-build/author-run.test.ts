import { expect, test } from 'vitest';
import { authorRun } from '../../../src/programs/author-run.ts';

/* What of a recording a reader's run can be compared with. */

const picture = (letters: number) => ({ type: 'field', id: `f${letters}`, values: 'x'.repeat(letters) });
const kept = (...events: object[]): { type: string }[] =>
  JSON.parse(authorRun({ version: 1, events, seeds: [1, 2] }) ?? '{"events":[]}').events;

test('curves, histograms and tables, and what it ran on', () => {
  const events = [
    { type: 'backend', backend: 'wasm' },
    { type: 'plot', id: 'p' },
    { type: 'points', id: 'p' },
    { type: 'histogram', id: 'h' },
    { type: 'table', id: 't' },
    { type: 'log', text: 'hello' },
    { type: 'finished', seconds: 1 },
  ];
  expect(kept(...events).map(({ type }) => type)).toEqual([
    'backend',
    'finished',
    'plot',
    'points',
    'histogram',
    'table',
  ]);
});

test('pictures while there is room for them', () => {
  const names = kept(picture(60_000), picture(50_000), picture(30_000)).map(
    (event) => JSON.stringify(event).length,
  );
  expect(names.length).toBe(2);
  expect(names.reduce((sum, letters) => sum + letters, 0)).toBeLessThan(100_000);
});

test('nothing where there is nothing to compare', () => {
  expect(authorRun(null)).toBeUndefined();
  expect(
    authorRun({ version: 1, events: [{ type: 'log' }, { type: 'finished', seconds: 1 }] }),
  ).toBeUndefined();
});

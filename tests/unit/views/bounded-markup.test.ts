import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';
import { saying } from '../../../playground/protocol/sayings.ts';
import type { LogPart } from '../../../playground/views/console/event.ts';
import { renderResults } from '../../../playground/views/render-results.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';

/** Letters of markup that one view, or the console, may have. */
const most = 500_000;

const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const long = 'wide '.repeat(4000);

function rendered(events: unknown[]): { results: Results; html: string } {
  const results = events
    .map(parseEvent)
    .filter((event): event is ProgramEvent => event !== undefined)
    .reduce(reduce, emptyResults());
  return { results, html: renderResults(results) };
}

const line = (parts: LogPart[]) => ({ type: 'log', level: 'log', parts });
const axis = { label: long, units: long };

test.each<[string, unknown[]]>([
  [
    'lines of a thousand parts',
    many(600, (i) => line(many(1000, (k) => ({ kind: 'text', text: `${i} ${k} ${long}` })))),
  ],
  [
    'lines of long objects',
    many(600, (i) => line(many(50, () => ({ kind: 'object', preview: `${i} ${long}`, detail: long })))),
  ],
  [
    'lines of tensors',
    many(600, (i) =>
      line(
        many(50, () => ({
          kind: 'tensor',
          shape: many(16, () => 1e9),
          dtype: long,
          values: many(64, Math.random),
          more: i,
        })),
      ),
    ),
  ],
  [
    'lines of empty parts',
    many(600, (i) => line(many(50, (k) => ({ kind: 'text', text: k === 0 ? `${i}` : '' })))),
  ],
  [
    'a table of a thousand rows of long cells',
    [
      {
        type: 'table',
        id: 't',
        spec: { title: long, columns: many(100, () => ({ name: long, units: long })) },
        rows: many(1000, () => many(100, () => long.slice(0, 1000))),
      },
    ],
  ],
  [
    'a table of a hundred columns and rows without cells',
    [
      {
        type: 'table',
        id: 't',
        spec: { title: 't', columns: many(100, () => ({ name: 'c' })) },
        rows: many(10_000, () => []),
      },
    ],
  ],
  [
    'hundreds of checks with long reasons',
    many(500, (i) => ({ type: 'check', name: `${i}`, passed: false, message: long })),
  ],
  [
    'a table of one row with long cells',
    [
      {
        type: 'table',
        id: 't',
        spec: { title: 't', columns: many(100, () => ({ name: 'c' })) },
        rows: [many(100, () => long)],
      },
    ],
  ],
  [
    'a plot of two hundred series with long names',
    [
      {
        type: 'plot',
        id: 'p',
        spec: { title: long, x: axis, y: axis, series: many(200, (i) => ({ name: `${i} ${long}` })) },
      },
      ...many(200, (i) => ({
        type: 'points',
        id: 'p',
        series: `${i} ${long}`,
        x: many(1000, (k) => k),
        y: many(1000, Math.random),
        replace: false,
      })),
    ],
  ],
  [
    'a field with long words',
    [
      {
        type: 'field',
        id: 'f',
        spec: {
          title: long,
          units: long,
          palette: 'viridis',
          x: { ...axis, first: 0, last: 1 },
          y: { ...axis, first: 0, last: 1 },
        },
        rows: 1000,
        columns: 1000,
        values: Float32Array.from({ length: 1e6 }, Math.random),
      },
    ],
  ],
])('the markup of %s is bounded', (_, events) => {
  expect(rendered(events).html.length).toBeLessThan(most);
});

test('a table says how many rows it does not show, and keeps them for the file', () => {
  const columns = many(50, (i) => ({ name: `c${i}` }));
  const { results, html } = rendered([
    { type: 'table', id: 't', spec: { title: 't', columns }, rows: many(2500, (i) => many(50, () => i)) },
  ]);
  expect(html.match(/<tr>/g)).toHaveLength(41);
  expect(html).toContain('1960 further rows are not shown. 500 rows were more than a page can hold.');
  expect(results.tables[0]?.rows).toHaveLength(2000);
});

test('a line of many parts says how many there are more, and parses to itself', () => {
  const event = parseEvent(line(many(1000, (i) => ({ kind: 'number', text: String(i) }))));
  expect(event).toMatchObject({ parts: { length: 50, 49: { saying: saying('more-parts', '951') } } });
  expect(parseEvent(event)).toEqual(event);
});

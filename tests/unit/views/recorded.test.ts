import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { freeze, parseRecorded, thaw } from '../../../playground/views/recorded.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';

const name = fc.string({ maxLength: 12 });
const axis = fc.record({ label: name }, { requiredKeys: ['label'] });
const value = fc.oneof(fc.double(), fc.integer({ min: -100_000, max: 100_000 }), fc.constant(Number.NaN));

const plot = fc
  .record({
    id: name,
    title: name,
    x: axis,
    y: axis,
    points: fc.array(fc.tuple(value, value), { maxLength: 30 }),
  })
  .map(({ id, title, x, y, points }): ProgramEvent[] => [
    { type: 'plot', id, spec: { title, x, y, series: [{ name: 's', role: 'truth', style: 'points' }] } },
    {
      type: 'points',
      id,
      series: 's',
      x: points.map((p) => p[0]),
      y: points.map((p) => p[1]),
      replace: false,
    },
  ]);
const field = fc
  .record({
    id: name,
    title: name,
    units: name,
    values: fc.float32Array({ minLength: 6, maxLength: 6, min: -1e6, max: 1e6 }),
  })
  .map(({ id, title, units, values }): ProgramEvent[] => [
    { type: 'field', id, spec: { title, units, palette: 'viridis' }, rows: 2, columns: 3, values },
  ]);
const table = fc
  .record({ id: name, title: name, cells: fc.array(fc.oneof(name, value, fc.boolean(), fc.constant(null))) })
  .map(({ id, title, cells }): ProgramEvent[] => [
    {
      type: 'table',
      id,
      spec: { title, columns: [{ name: 'a', units: 'K' }] },
      rows: cells.map((cell) => [cell]),
    },
  ]);
const line = fc
  .record({ text: name, values: fc.array(value, { maxLength: 5 }), times: fc.integer({ min: 1, max: 3 }) })
  .map(({ text, values, times }): ProgramEvent[] =>
    new Array<ProgramEvent>(times).fill({
      type: 'log',
      level: 'info',
      parts: [
        { kind: 'text', text },
        { kind: 'tensor', dtype: 'float32', shape: [values.length], values, more: 0 },
      ],
    }),
  );
const other = fc.constantFrom<ProgramEvent[]>(
  [{ type: 'backend', backend: 'wasm', notes: [] }],
  [{ type: 'warning', message: 'loss is NaN', line: 3 }],
  [{ type: 'warning', message: 'loss is NaN', line: 3 }],
  [{ type: 'check', name: 'c', passed: false, message: 'no' }],
  [{ type: 'finished', seconds: 1.5 }],
);
const run = fc
  .array(fc.oneof(plot, field, table, line, other), { maxLength: 12 })
  .map((events) => events.flat());

const through = (results: Results): Results =>
  thaw(parseRecorded(JSON.parse(JSON.stringify(freeze(results)))));

test('what is frozen thaws to the same results, and freezing that changes nothing more', () => {
  fc.assert(
    fc.property(run, (events) => {
      const results = events.reduce(reduce, emptyResults());
      const once = through(results);
      expect(once.order).toEqual(results.order);
      expect(once.tables.map((t) => t.spec)).toEqual(results.tables.map((t) => t.spec));
      expect(once.console.map((l) => l.count)).toEqual(results.console.map((l) => l.count));
      expect(once.warnings).toEqual(results.warnings);
      expect(once.checks).toEqual(results.checks);
      expect(once.outcome).toEqual(results.outcome);
      results.plots.forEach((before, i) => {
        const after = once.plots[i];
        expect(after?.spec.title).toBe(before.spec.title);
        before.series[0]?.y.forEach((y, k) => {
          const back = after?.series[0]?.y[k] as number;
          if (Number.isFinite(y)) expect(Math.abs(back - y)).toBeLessThanOrEqual(Math.abs(y) * 5e-5);
          else expect(back).toBe(y);
        });
      });
      results.fields.forEach((before, i) => {
        const finite = [...before.values].filter(Number.isFinite);
        const step = (Math.max(...finite) - Math.min(...finite)) / 65_534;
        before.values.forEach((v, k) => {
          const back = once.fields[i]?.values[k] as number;
          if (Number.isFinite(v))
            expect(Math.abs(back - v)).toBeLessThanOrEqual(step * 0.51 + Math.abs(v) * 1e-6);
          else expect(back).toBeNaN();
        });
      });
      const twice = through(once);
      expect(twice.plots).toEqual(once.plots);
      expect(twice.tables).toEqual(once.tables);
    }),
    { numRuns: 150 },
  );
});

describe('long runs', () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i);
  const y = x.map((i) => Math.sin(i / 50) + (i === 4321 ? 9 : 0));
  const results = [
    {
      type: 'plot',
      id: 'p',
      spec: { title: 'p', x: { label: 'step' }, y: { label: 'y' }, series: [{ name: 's' }] },
    },
    { type: 'points', id: 'p', series: 's', x, y, replace: false },
  ] satisfies ProgramEvent[];
  const series = through(results.reduce(reduce, emptyResults())).plots[0]?.series[0];

  test('are thinned to 400 points that keep the first, the last and the extremes', () => {
    expect(series?.x.length).toBeLessThanOrEqual(400);
    expect([series?.x[0], series?.x.at(-1)]).toEqual([0, 9999]);
    expect(Math.max(...(series?.y ?? []))).toBeCloseTo(Math.max(...y), 3);
    expect(Math.min(...(series?.y ?? []))).toBeCloseTo(Math.min(...y), 3);
  });

  test('keep whole steps exactly', () => {
    expect(series?.x.every(Number.isInteger)).toBe(true);
  });
});

test.each([
  ['nothing', undefined, 'not an object'],
  ['another version', { version: 2, events: [] }, 'version 2'],
  ['no events', { version: 1 }, 'no list of events'],
  ['an event that is a number', { version: 1, events: [4] }, 'event 0 is not an object'],
  ['an unknown event', { version: 1, events: [{ type: 'dance' }] }, 'event 0 (dance)'],
  [
    'points without their plot',
    { version: 1, events: [{ type: 'points', id: 'a', series: 's', x: [], y: [], replace: true }] },
    'event 0 (points)',
  ],
  [
    'x and y of different length',
    { version: 1, events: [{ type: 'points', id: 'a', series: 's', x: [1], y: [], replace: true }] },
    'event 0 (points)',
  ],
  [
    'a count of nothing',
    { version: 1, events: [{ type: 'log', level: 'log', parts: [], count: 0 }] },
    'count',
  ],
])('a recording with %s is refused', (_, data, message) => {
  expect(() => parseRecorded(data)).toThrow(message);
});

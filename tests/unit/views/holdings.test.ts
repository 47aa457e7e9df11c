import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { maxLetters } from '../../../playground/views/console/state.ts';
import { measures, most } from '../../../playground/views/holdings.ts';
import { leftOutNote } from '../../../playground/views/left-out.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';

const axes = { x: { label: 'x' }, y: { label: 'y' } };
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const reduced = (events: ProgramEvent[]): Results => events.reduce(reduce, emptyResults());
const list = many(10_000, (i) => i);

const floods: Record<string, ProgramEvent[]> = {
  'points in many series of many plots': many(200, (p): ProgramEvent[] => [
    { type: 'plot', id: `p${p}`, spec: { title: '', ...axes, series: [] } },
    ...many(
      20,
      (s): ProgramEvent => ({
        type: 'points',
        id: `p${p}`,
        series: `${s}`,
        x: list,
        y: list,
        replace: s % 2 === 0,
      }),
    ),
  ]).flat(),
  'plots of two hundred series': many(200, (p) => ({
    type: 'plot',
    id: `p${p}`,
    spec: { title: 'x'.repeat(300), ...axes, series: many(200, (i) => ({ name: `series ${i}` })) },
  })),
  tables: many(200, (t) => ({
    type: 'table',
    id: `t${t}`,
    spec: { title: 't', columns: [{ name: 'c' }] },
    rows: many(2000, () => ['x'.repeat(500), 1, 2, 3]),
  })),
  fields: many(200, (f) => ({
    type: 'field',
    id: `f${f}`,
    spec: { title: 'f', units: '', palette: 'viridis' },
    rows: 1000,
    columns: 1000,
    values: new Float32Array(1e6),
  })),
  histograms: many(200, (h) => ({
    type: 'histogram',
    id: `h${h}`,
    spec: { title: 'h', x: { label: 'x' } },
    low: 0,
    width: 1,
    series: many(20, (i) => ({
      name: `series ${i}`,
      counts: new Array<number>(500).fill(1),
      below: 0,
      above: 0,
      notFinite: 0,
    })),
  })),
  'panels of maps': many(200, (m) => ({
    type: 'map',
    id: `m${m}`,
    spec: { title: 'm', projection: 'plain', frames: { label: '', names: [''] }, scales: [] },
    panels: many(4, () => ({ name: 'n', scale: 0 })),
  })),
  'checks and warnings': many(2000, (i): ProgramEvent[] => [
    { type: 'check', name: `${i}`, passed: false, message: 'x'.repeat(2000) },
    { type: 'warning', message: `${i}${'x'.repeat(1900)}` },
  ]).flat(),
  'long lines': many(2000, (i) => ({
    type: 'log',
    level: 'log',
    parts: [{ kind: 'text', text: `${i}${'x'.repeat(20_000)}` }],
  })),
};

test.each(Object.entries(floods))('of %s a run keeps no more than it may', (_, events) => {
  const results = reduced(events);
  const { total, of } = results.holdings;
  for (const measure of measures) {
    expect(total[measure]).toBeLessThanOrEqual(most[measure]);
    expect([...of.values()].reduce((sum, cost) => sum + (cost[measure] ?? 0), 0)).toBe(total[measure]);
  }
  const { plots, histograms, tables, fields, maps } = results;
  const curves = plots.flatMap(({ series }) => series.map(({ x }) => x.length));
  const counted = histograms.flatMap(({ series }) => series.map(({ counts }) => counts.length));
  const lengths = [...curves, ...counted];
  expect(lengths.reduce((a, b) => a + b, 0)).toBe(total.points);
  expect(lengths.length).toBe(total.series);
  expect(tables.flatMap(({ rows }) => rows).flat().length).toBe(total.cells);
  expect(fields.reduce((sum, { values }) => sum + values.length, 0)).toBe(total.values);
  expect(maps.flatMap(({ panels }) => panels).length).toBe(total.panels);
  expect(results.letters).toBeLessThanOrEqual(maxLetters + 50_000);
  const lost = plots.some(({ dropped }) => dropped > 0) || tables.some(({ dropped }) => dropped > 0);
  expect(lost || leftOutNote(results) !== '' || results.dropped.old > 0).toBe(true);
});

test('a view that is drawn anew for ever is held once', () => {
  const field = (i: number): ProgramEvent => ({
    type: 'field',
    id: 'f',
    spec: { title: 'f', units: '', palette: 'viridis' },
    rows: 100,
    columns: 100,
    values: new Float32Array(1e4).fill(i),
  });
  const series = (i: number): ProgramEvent => ({
    type: 'points',
    id: 'p',
    series: 's',
    x: list,
    y: list.map((x) => x * i),
    replace: true,
  });
  const results = reduced([
    { type: 'plot', id: 'p', spec: { title: '', ...axes, series: [] } },
    ...many(2000, (i) => (i % 2 ? field(i) : series(i))),
  ]);
  expect(results.holdings.total).toMatchObject({ values: 1e4, points: 1e4, series: 1 });
  expect(results.fields[0]?.values[0]).toBe(1999);
  expect(leftOutNote(results)).toBe('');
});

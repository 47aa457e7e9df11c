import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { maxSeries } from '../../../playground/views/chart/state.ts';
import type { LogPart } from '../../../playground/views/console/event.ts';
import { maxLines } from '../../../playground/views/console/state.ts';
import { most } from '../../../playground/views/holdings.ts';
import { emptyResults, reduce } from '../../../playground/views/results.ts';
import { maxViews } from '../../../playground/views/run-state.ts';

const spec = { title: 'Training', x: { label: 'step' }, y: { label: 'MSE' }, series: [{ name: 'loss' }] };

function reduced(...events: ProgramEvent[]) {
  return events.reduce(reduce, emptyResults());
}

const log = (text: string): ProgramEvent => ({ type: 'log', level: 'log', parts: [{ kind: 'text', text }] });

describe('plots', () => {
  test('points are appended, or replace the series', () => {
    const results = reduced(
      { type: 'plot', id: 'a', spec },
      { type: 'points', id: 'a', series: 'loss', x: [0, 1], y: [5, 4], replace: false },
      { type: 'points', id: 'a', series: 'loss', x: [2], y: [3], replace: false },
      { type: 'points', id: 'a', series: 'fit', x: [9], y: [9], replace: true },
    );
    expect(results.plots[0]?.series.map((series) => [series.spec.name, series.x, series.y])).toEqual([
      ['loss', [0, 1, 2], [5, 4, 3]],
      ['fit', [9], [9]],
    ]);
    reduce(results, { type: 'points', id: 'a', series: 'loss', x: [7], y: [1], replace: true });
    expect(results.plots[0]?.series[0]?.y).toEqual([1]);
  });

  test('declaring a plot again keeps the points, an empty declaration starts anew', () => {
    const results = reduced(
      { type: 'plot', id: 'a', spec },
      { type: 'points', id: 'a', series: 'loss', x: [0], y: [5], replace: false },
      { type: 'plot', id: 'a', spec: { ...spec, series: [{ name: 'loss' }, { name: 'test' }] } },
    );
    expect(results.plots[0]?.series.map((series) => series.y)).toEqual([[5], []]);
    reduce(results, { type: 'plot', id: 'a', spec: { ...spec, series: [] } });
    expect(results.plots[0]?.series).toEqual([]);
    expect(results.order).toHaveLength(1);
  });

  test('points without a plot are ignored', () => {
    expect(reduced({ type: 'points', id: 'x', series: 's', x: [1], y: [1], replace: false })).toEqual(
      emptyResults(),
    );
  });

  test('a series that is full counts what it leaves out', () => {
    const x = new Array<number>(most.points).fill(0);
    const results = reduced(
      { type: 'plot', id: 'a', spec },
      { type: 'points', id: 'a', series: 'loss', x, y: x, replace: false },
      { type: 'points', id: 'a', series: 'loss', x: [1, 2], y: [1, 2], replace: false },
    );
    expect(results.plots[0]?.series[0]?.x).toHaveLength(most.points);
    expect(results.plots[0]?.dropped).toBe(2);
  });

  test('appending changes the same arrays: copying would make a long training quadratic', () => {
    const results = reduced({ type: 'plot', id: 'a', spec });
    const before = results.plots[0]?.series[0];
    const [x, y] = [before?.x, before?.y];
    for (let i = 0; i < 100; i += 1) {
      reduce(results, { type: 'points', id: 'a', series: 'loss', x: [i], y: [i], replace: false });
    }
    expect(results.plots[0]?.series[0]?.x).toBe(x);
    expect(results.plots[0]?.series[0]?.y).toBe(y);
    expect(x).toHaveLength(100);
  });
});

describe('console', () => {
  test('identical lines in a row are folded and counted', () => {
    const results = reduced(log('a'), log('a'), log('b'), log('a'), log('a'), log('a'));
    expect(results.console.map((line) => line.count)).toEqual([2, 1, 3]);
  });

  test('lines that differ in level, text, shape or one value are not folded', () => {
    const tensor = (values: number[], shape = [2]): LogPart => ({
      kind: 'tensor',
      dtype: 'float32',
      shape,
      values,
      more: 0,
    });
    const results = reduced(
      { type: 'log', level: 'log', parts: [tensor([1, Number.NaN])] },
      { type: 'log', level: 'log', parts: [tensor([1, Number.NaN])] },
      { type: 'log', level: 'log', parts: [tensor([1, 2])] },
      { type: 'log', level: 'log', parts: [tensor([1, 2], [2, 1])] },
      { type: 'log', level: 'warn', parts: [tensor([1, 2], [2, 1])] },
      { type: 'log', level: 'warn', parts: [] },
    );
    expect(results.console.map((line) => line.count)).toEqual([2, 1, 1, 1, 1]);
  });

  test('old lines go in large pieces and are counted; positions stay', () => {
    const results = emptyResults();
    for (let i = 0; i < 2 * maxLines + 5; i += 1) reduce(results, log(String(i)));
    expect(results.console.length + results.dropped.old).toBe(2 * maxLines + 5);
    expect(results.console.at(-1)?.index).toBe(2 * maxLines + 4);
    expect(results.console.length).toBeGreaterThanOrEqual(maxLines);
  });
});

test('repeated warnings are counted, views keep their order', () => {
  const results = reduced(
    { type: 'warning', message: 'loss is NaN' },
    { type: 'plot', id: 'a', spec },
    { type: 'warning', message: 'loss is NaN' },
    { type: 'check', name: 'c', passed: true, message: '' },
    { type: 'failed', error: { kind: 'runtime', message: 'x' } },
  );
  expect(results.warnings).toEqual([{ message: 'loss is NaN', count: 2 }]);
  expect(results.order.map((key) => key.kind)).toEqual(['warning', 'plot', 'checks']);
});

test('a flood of views and series is cut', () => {
  const results = emptyResults();
  for (let i = 0; i < 2 * maxViews; i += 1) reduce(results, { type: 'plot', id: `p${i}`, spec });
  for (let i = 0; i < 2 * maxSeries; i += 1) {
    reduce(results, { type: 'points', id: 'p0', series: `s${i}`, x: [0], y: [0], replace: false });
  }
  expect(results.plots).toHaveLength(maxViews);
  expect(results.plots[0]?.series).toHaveLength(maxSeries);
});

test('any sequence of events is accepted', () => {
  const ids = fc.constantFrom('a', 'b');
  const event: fc.Arbitrary<ProgramEvent> = fc.oneof(
    fc.record({ type: fc.constant('plot' as const), id: ids, spec: fc.constant(spec) }),
    fc.record({
      type: fc.constant('points' as const),
      id: ids,
      series: ids,
      x: fc.array(fc.double()),
      y: fc.array(fc.double()),
      replace: fc.boolean(),
    }),
    fc.record({ type: fc.constant('dropped' as const), lines: fc.nat() }),
    fc.constant({ type: 'stopped' as const }),
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      for (const plot of reduced(...events).plots) {
        for (const series of plot.series) expect(series.x).toHaveLength(series.y.length);
      }
    }),
  );
});

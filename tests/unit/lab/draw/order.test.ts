import { beforeEach, expect, test } from 'vitest';
import { field } from '../../../../playground/lab/draw/field.ts';
import { histogram } from '../../../../playground/lab/draw/histogram.ts';
import { compare, map } from '../../../../playground/lab/draw/map.ts';
import { plot } from '../../../../playground/lab/draw/plot.ts';
import { table } from '../../../../playground/lab/draw/table.ts';
import { settleReads } from '../../../../playground/lab/host/reads.ts';
import type { TensorLike } from '../../../../playground/lab/host/tensor-like.ts';
import { drawings } from '../../../../playground/lab/host/turns.ts';
import type { ProgramEvent } from '../../../../playground/protocol/events.ts';
import { connectTest } from '../connect-test.ts';

let events: ProgramEvent[] = [];

beforeEach(() => {
  events = [];
  connectTest({ emit: (event) => events.push(event) });
});

/** A tensor that is read when the test says so. */
function slow(values: number[], shape: number[] = [values.length]) {
  let arrive = (): void => {};
  let fail = (): void => {};
  const data = new Promise<number[]>((resolve, reject) => {
    arrive = () => resolve(values);
    fail = () => reject(new Error('disposed'));
  });
  const tensor: TensorLike = {
    shape,
    dtype: 'float32',
    kept: false,
    data: () => data,
    clone: () => tensor,
    dispose: () => {},
  };
  return { tensor, arrive, fail };
}

const place = { title: 'T', units: 'K' };
const drawn: [string, (values: TensorLike | number[][]) => void][] = [
  ['field', (values) => field(values, place)],
  ['histogram', (values) => histogram(values, { title: 'T' })],
  ['map', (values) => map(values, place)],
  ['compare', (values) => compare({ ...place, forecast: values, truth: [[0, 0]] })],
];

test.each(drawn)('an older %s never lands on a newer one of its title', async (_, draw) => {
  const old = slow([1, 1], [1, 2]);
  draw(old.tensor);
  draw([[2, 2]]);
  old.arrive();
  await settleReads();
  const [first, second] = events;
  expect(events).toHaveLength(2);
  events = [];
  draw([[1, 1]]);
  draw([[2, 2]]);
  expect([first, second]).toEqual(events);
});

test('of two tensors the one that is read first waits for its turn', async () => {
  const [one, two] = [slow([1], [1, 1]), slow([2], [1, 1])];
  field(one.tensor, place);
  field(two.tensor, place);
  two.arrive();
  await new Promise((resolve) => setTimeout(resolve));
  expect(events).toEqual([]);
  one.arrive();
  await settleReads();
  expect(events).toMatchObject([{ values: Float32Array.of(1) }, { values: Float32Array.of(2) }]);
});

test('points come in the order in which they were added', async () => {
  const loss = slow([3], []);
  const curve = plot({ title: 'T', x: 'x', y: 'y' });
  curve.add('train', 0, loss.tensor);
  curve.add('train', 1, 2);
  curve.set('train', [5], [6]);
  loss.arrive();
  await settleReads();
  const points = events.filter((event) => event.type === 'points');
  expect(points.map(({ x, y, replace }) => [x, y, replace])).toEqual([
    [[0], [3], false],
    [[1], [2], false],
    [[5], [6], true],
  ]);
});

test('a point of a plot that was replaced comes before the new plot', async () => {
  const loss = slow([3], []);
  plot({ title: 'T', x: 'x', y: 'y' }).add('train', 0, loss.tensor);
  plot({ title: 'T', x: 'x', y: 'y' });
  loss.arrive();
  await settleReads();
  expect(events.map(({ type }) => type)).toEqual(['plot', 'plot', 'points', 'plot']);
  expect(events.at(-1)).toMatchObject({ spec: { series: [] } });
});

test('views stand in the order of the program', async () => {
  const values = slow([1], [1, 1]);
  field(values.tensor, place);
  const row = ['before'];
  table({ title: 'After', columns: ['a'], rows: [row] });
  row[0] = 'changed';
  values.arrive();
  await settleReads();
  expect(events).toMatchObject([{ type: 'field' }, { type: 'table', rows: [['before']] }]);
});

test('a tensor that cannot be read fails the run and holds up nothing', async () => {
  for (const [, draw] of drawn) {
    const gone = slow([1, 1], [1, 2]);
    draw(gone.tensor);
    table({ title: 'After', columns: ['a'], rows: [] });
    gone.fail();
    await expect(settleReads()).rejects.toThrow('disposed');
    expect(events).toMatchObject([{ type: 'table' }]);
    events = [];
  }
});

test('at the end of a run that failed, what is ready is shown', async () => {
  const values = slow([1], [1, 1]);
  field(values.tensor, place);
  table({ title: 'After', columns: ['a'], rows: [] });
  expect(events).toEqual([]);
  drawings.end();
  expect(events).toMatchObject([{ type: 'table' }]);
  values.arrive();
  await settleReads();
});

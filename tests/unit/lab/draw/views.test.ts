import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, test } from 'vitest';
import { field } from '../../../../playground/lab/draw/field.ts';
import { plot } from '../../../../playground/lab/draw/plot.ts';
import { table } from '../../../../playground/lab/draw/table.ts';
import { Stopped } from '../../../../playground/lab/host/host.ts';
import { settleReads } from '../../../../playground/lab/host/reads.ts';
import { steps } from '../../../../playground/lab/loop/loop.ts';
import { log } from '../../../../playground/lab/report/log.ts';
import { drawRollout } from '../../../../playground/lab/rollout/draw-rollout.ts';
import type { ProgramEvent } from '../../../../playground/protocol/events.ts';
import { connectTest } from '../connect-test.ts';

let events: ProgramEvent[] = [];
let stopping = false;
const of = <T extends ProgramEvent['type']>(type: T) =>
  events.filter((event): event is ProgramEvent & { type: T } => event.type === type);

beforeEach(async () => {
  await tf.setBackend('cpu');
  events = [];
  stopping = false;
  connectTest({
    emit: (event) => events.push(event),
    stopping: () => stopping,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
  });
});

test('a tensor may be disposed of directly after it was plotted, inside a tidy too', async () => {
  const before = tf.memory().numTensors;
  const loss = plot({ title: 'Loss', x: 'step', y: 'MSE' });
  tf.tidy(() => loss.add('train', 0, tf.scalar(2).square()));
  const value = tf.scalar(9);
  loss.add('train', 1, value);
  value.dispose();
  await settleReads();
  expect(of('points').map(({ x, y }) => [x[0], y[0]])).toEqual([
    [0, 4],
    [1, 9],
  ]);
  expect(tf.memory().numTensors).toBe(before);
});

test('a loss that is not finite is noticed once, with its step', () => {
  const loss = plot({ title: 'Loss', x: 'step', y: 'MSE' });
  loss.add('train', 3, Number.NaN);
  loss.add('train', 4, Number.NaN);
  expect(of('warning').map(({ message }) => message)).toEqual([expect.stringContaining('NaN at step 3')]);
});

test('series of unequal length are refused with both lengths', () => {
  const curve = plot({ title: 'Curve', x: 'x', y: 'y' });
  expect(() => curve.set('a', [1, 2], [1])).toThrow('2 x values but 1 y values');
});

test('lines stay in order although a tensor is read later than text', async () => {
  log('first', tf.tensor1d([1, 2, 3]));
  log('second');
  await settleReads();
  expect(of('log').map(({ parts }) => parts[0])).toEqual([
    { kind: 'text', text: 'first' },
    { kind: 'text', text: 'second' },
  ]);
  expect(of('log')[0]?.parts[1]).toMatchObject({
    kind: 'tensor',
    shape: [3],
    dtype: 'float32',
    values: [1, 2, 3],
  });
});

test('a disposed tensor in the console holds up no later line', async () => {
  const gone = tf.scalar(1);
  gone.dispose();
  log(gone);
  log('after');
  await settleReads();
  expect(of('log').map(({ parts }) => JSON.stringify(parts[0]))).toEqual([
    expect.stringContaining('disposed'),
    expect.stringContaining('after'),
  ]);
});

test('a cyclic object is shown', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  log(cycle);
  expect(of('log')[0]?.parts[0]).toMatchObject({ kind: 'object', preview: '{ self: [circular] }' });
});

test('a field that does not fill its shape is refused with both', () => {
  expect(() => field(new Float32Array(5), { title: 'T', units: 'K', shape: [2, 3] })).toThrow(
    '5 values do not fill the shape [2, 3], which has 6',
  );
  expect(() => field(tf.zeros([2, 2, 2]), { title: 'T', units: 'K' })).toThrow('has the shape [2,2,2]');
});

test.each([
  [() => plot({ x: 'x', y: 'y' } as never), 'plot: options.title must be a text; it is missing.'],
  [() => plot(undefined as never), 'plot: options must be an object such as { … }; it is missing.'],
  [() => plot({ title: 'T', x: 'x' } as never), 'plot "T": options.y must be a text; it is missing.'],
  [() => table({ columns: [], rows: [] } as never), 'table: options.title must be a text; it is missing.'],
  [
    () => table({ title: 'T', columns: ['a'], rows: [[undefined]] } as never),
    'table "T": the cell in row 0, column 0 must be a text, a number, true, false or null; it is missing.',
  ],
  [() => field([[1]], { units: 'K' } as never), 'field: options.title must be a text; it is missing.'],
  [() => field([[1]], { title: 'T' } as never), 'field "T": options.units must be a text; it is missing.'],
  [
    () => field([[1]], { title: 'T', units: '', palette: 'jet' as never }),
    "field \"T\": options.palette must be 'viridis' or 'cividis' or 'diverging'; it is the text \"jet\".",
  ],
  [
    () => field([[1, null]] as never, { title: 'T', units: '' }),
    'entry 1 of values must be a number; it is null.',
  ],
  [
    () => field(new Float32Array(4_000_001), { title: 'T', units: '', shape: [1, 4_000_001] }),
    'field "T": 4,000,001 values; at most 4,000,000 can be shown.',
  ],
])('what could not be shown is refused: %#', (draw, message) => {
  expect(draw).toThrow(message);
  expect(events).toEqual([]);
});

test('units in brackets at the end of an axis are its units', () => {
  plot({ title: 'Curve', x: 'lead time (months)', y: 'part (of 1) that is left' });
  plot({ title: 'Bare', x: 'step', y: '(odd)' });
  expect(of('plot').map(({ spec: { x, y } }) => [x, y])).toEqual([
    [{ label: 'lead time', units: 'months' }, { label: 'part (of 1) that is left' }],
    [{ label: 'step' }, { label: '(odd)' }],
  ]);
});

test('a table rounds its numbers to the decimals asked for, and nothing else', () => {
  const rows = [['network', 0.5849, 12, null]];
  table({ title: 'Rounded', columns: ['a', 'b', 'c', 'd'], rows, decimals: 2 });
  table({ title: 'Whole', columns: ['a', 'b', 'c', 'd'], rows });
  expect(of('table').map((event) => event.rows)).toEqual([[['network', 0.58, 12, null]], rows]);
});

test('a table row of the wrong width is refused', () => {
  expect(() => table({ title: 'T', columns: ['a', 'b'], rows: [[1]] })).toThrow(
    'row 0 has 1 cells; there are 2 columns',
  );
});

test('steps count from 0, report progress and end when Stop was pressed', async () => {
  const seen: number[] = [];
  for await (const step of steps(5)) seen.push(step);
  expect(seen).toEqual([0, 1, 2, 3, 4]);
  expect(of('progress').at(-1)).toMatchObject({ done: 5, total: 5 });
  stopping = true;
  await expect(async () => {
    for await (const step of steps(1e9)) seen.push(step);
  }).rejects.toThrow(Stopped);
});

test('a loop that leaks two tensors a step is said to leak two, one that does not is not', async () => {
  for await (const _ of steps(100)) tf.tidy(() => void tf.scalar(1).add(1));
  expect(of('memory').every(({ leaking }) => leaking === 0)).toBe(true);
  for await (const _ of steps(100)) tf.scalar(1).add(tf.scalar(1)).dispose();
  expect(of('memory').at(-1)?.leaking).toBe(2);
  tf.engine().disposeVariables();
});

test('scores of rollouts say what they are about, and a dash where there is none', () => {
  const climatology = { rmse: [5, 6], acc: [Number.NaN, Number.NaN], fields: [] };
  const scores = { climatology, model: { rmse: [1, 2], acc: [0.9, 0.8], fields: [] } };
  drawRollout(scores, { units: 'm', hours: 12, about: 'SIMULATED' });
  expect(of('table').map(({ id, rows }) => [id, rows])).toEqual([
    [
      'SIMULATED: RMSE (m)',
      [
        ['climatology', 5, 6],
        ['model', 1, 2],
      ],
    ],
    [
      'SIMULATED: ACC',
      [
        ['climatology', '–', '–'],
        ['model', 0.9, 0.8],
      ],
    ],
  ]);
  expect(of('plot').at(-1)?.id).toBe('SIMULATED: error by lead time');
});

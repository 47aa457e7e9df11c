import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { histogram } from '../../../../playground/lab/draw/histogram.ts';
import { settleReads } from '../../../../playground/lab/host/reads.ts';
import type { ProgramEvent } from '../../../../playground/protocol/events.ts';
import { parseEvent } from '../../../../playground/protocol/parse-event.ts';
import { connectTest } from '../connect-test.ts';

let events: ProgramEvent[] = [];

beforeEach(async () => {
  await tf.setBackend('cpu');
  events = [];
  connectTest({
    emit: (event) => events.push(event),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
});

test('a million values cross as some hundred numbers', () => {
  const values = Float32Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i));
  histogram(values, { title: 'Sines', xLabel: 'sine (m/s)' });
  expect(JSON.stringify(events).length).toBeLessThan(1000);
  const [event] = events;
  expect(event).toMatchObject({
    type: 'histogram',
    id: 'Sines',
    spec: { title: 'Sines', x: { label: 'sine', units: 'm/s' } },
    series: [{ name: 'values', below: 0, above: 0, notFinite: 0 }],
  });
  expect(parseEvent(event)).toEqual(event);
});

test('several series have bins in common, roles, and the order of the program', () => {
  histogram(
    { members: [1, 2, 3, 4], truth: [2.5] },
    { title: 'Members', bins: 3, series: { truth: { role: 'truth' } }, share: true },
  );
  expect(events).toEqual([
    {
      type: 'histogram',
      id: 'Members',
      spec: { title: 'Members', x: { label: 'value' }, share: true },
      low: 1,
      width: 1,
      series: [
        { name: 'members', counts: [1, 1, 2], below: 0, above: 0, notFinite: 0 },
        { name: 'truth', role: 'truth', counts: [0, 1, 0], below: 0, above: 0, notFinite: 0 },
      ],
    },
  ]);
});

test('tensors of any shape may be disposed of at once, and a list beside them may be changed', async () => {
  const before = tf.memory().numTensors;
  const list = [0, 1];
  tf.tidy(() =>
    histogram(
      {
        tensor: tf.tensor2d([
          [0, 1],
          [1, 1],
        ]),
        list,
      },
      { title: 'Both', bins: 2 },
    ),
  );
  list[0] = 1;
  expect(events).toEqual([]);
  await settleReads();
  expect(events).toMatchObject([{ series: [{ counts: [1, 3] }, { counts: [1, 1] }] }]);
  expect(tf.memory().numTensors).toBe(before);
});

describe('refused in words', () => {
  test.each([
    [{}, {}, 'there is no series to count'],
    [Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`s${i}`, [i]])), {}, '21 series; at most 20'],
    [[1], { bins: 0 }, 'options.bins must be a whole number from 1 to 500; it is 0.'],
    [[1], { bins: 2.5 }, 'from 1 to 500; it is 2.5.'],
    [[1], { bins: 501 }, 'from 1 to 500; it is 501.'],
    [[1], { range: [1, 1] as const }, 'the range [1, 1] is empty'],
    [[1], { range: [2, 1] as const }, 'the range [2, 1] is empty'],
    [[1], { range: [0, Number.POSITIVE_INFINITY] as const }, 'the range [0, Infinity] is empty'],
    [[-1e308, 1e308], {}, 'give a range'],
  ])('%#', (values, options, message) => {
    expect(() => histogram(values, { title: 'T', ...options })).toThrow(message);
    expect(events).toEqual([]);
  });
});

test('no value at all is a histogram without counts', () => {
  histogram([], { title: 'Nothing' });
  expect(events).toMatchObject([{ low: 0, width: 1, series: [{ counts: [0] }] }]);
});

test.each([
  ['rows', [[1, 2], [3]]],
  ['a typed array', Float32Array.of(1, 2, 3)],
  ['typed arrays in an array', [Float32Array.of(1, 2), Float32Array.of(3)]],
  ['lists in lists', [[[1], [2]], [[3]]]],
  ['an object with a length', { length: 3, 0: 1, 1: 2, 2: 3 }],
])('%s: every number is counted', (_, values) => {
  histogram(values, { title: 'T', bins: 2 });
  expect(events).toMatchObject([{ low: 1, width: 1, series: [{ counts: [1, 2], notFinite: 0 }] }]);
});

test.each([
  [[true, false], 'entry 0 of values must be a number; it is true.'],
  [[1, 'two'], 'entry 1 of values must be a number; it is the text "two".'],
  [[1, null], 'entry 1 of values must be a number; it is null. NaN stands for a value that is missing.'],
  [
    [
      [1, 2],
      [3, '4'],
    ],
    'entry 1 of values must be a number; it is the text "4".',
  ],
  [
    '1, 2',
    'values must be numbers in an array or a tensor, or an object with such a series under each name; it is the text "1, 2".',
  ],
  [new Map([['a', [1]]]), 'it is a Map.'],
  [new Set([1]), 'it is a Set.'],
  [{ a: [1], b: 2 }, 'values.b must be an array of numbers; it is 2.'],
])('%j is called what it is', (values, message) => {
  expect(() => histogram(values as number[], { title: 'T' })).toThrow(TypeError);
  expect(() => histogram(values as number[], { title: 'T' })).toThrow(message);
  expect(events).toEqual([]);
});

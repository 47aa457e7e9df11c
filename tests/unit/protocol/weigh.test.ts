import { expect, test } from 'vitest';
import { maxWeight, weigh } from '../../../playground/protocol/weigh.ts';

test('what the runtime sends at its fullest passes as it is', () => {
  const list = Array.from({ length: 20_000 }, (_, i) => i);
  const values = new Float32Array(1000);
  const map = { type: 'map', panels: [{ field: values, tracks: [{ name: 'a', values }] }] };
  const points = list.map((i) => ({
    type: 'points',
    id: 'p',
    series: `s${i % 7}`,
    x: [i],
    y: [i],
    replace: false,
  }));
  for (const message of [
    { run: 1, events: [{ type: 'points', x: list, y: list }] },
    { run: 1, events: points },
    map,
  ]) {
    const before = structuredClone(message);
    expect(weigh(message)?.weight).toBeLessThan(maxWeight);
    expect(message).toEqual(before);
  }
});

test('memory of numbers is named once, however often it is shown', () => {
  const values = new Float32Array(8);
  const message = { a: values, b: [values], c: values.subarray(1) };
  expect(weigh(message)?.buffers).toEqual([values.buffer]);
});

test.each([
  ['a long list of numbers', Array.from({ length: 1_000_000 }, () => 1)],
  ['an empty list that says it is long', { events: new Array(4e9) }],
  ['a view of much memory', new Float32Array(1e7).subarray(0, 1)],
  ['many short texts', Array.from({ length: 500_000 }, () => 'text')],
  ['many long texts', Array.from({ length: 1000 }, () => 'x'.repeat(1e5))],
  [
    'one list over and over',
    (() => {
      let list: unknown[] = [1];
      for (let i = 0; i < 9; i++) list = Array.from({ length: 100 }, () => list);
      return list;
    })(),
  ],
  ['very long names of members', { ['k'.repeat(2e7)]: 1 }],
])('%s is too heavy', (_, message) => {
  expect(weigh(message)).toBeUndefined();
});

test('what is no list, plain object, number or text becomes null, and the rest is cut', () => {
  const loop: Record<string, unknown> = { a: 1 };
  loop['loop'] = loop;
  const message = {
    events: [
      new Map([[1, 2]]),
      new Date(),
      new Set([1]),
      /x/,
      new Uint8Array(4),
      new ArrayBuffer(4),
      new Error('x'),
      1n,
    ],
    text: 'x'.repeat(1e6),
    empty: undefined,
    loop,
  };
  expect(weigh(message)).toBeDefined();
  expect(message.events).toEqual(Array.from({ length: 8 }, () => null));
  expect(message.text).toHaveLength(20_000);
  expect(JSON.stringify(message)).toContain('null');
});

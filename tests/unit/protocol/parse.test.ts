import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { parseBatch, parseBootMessage } from '../../../playground/protocol/parse.ts';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';
import { saying } from '../../../playground/protocol/sayings.ts';

function parseMessage(data: unknown): { run: number; events: ProgramEvent[] } | undefined {
  const batch = parseBatch(data);
  return batch && { run: batch.run, events: batch.events.flatMap((event) => parseEvent(event) ?? []) };
}

const axis = { label: 'step' };
const sound: ProgramEvent[] = [
  {
    type: 'backend',
    backend: 'wasm',
    notes: [{ backend: 'webgpu', taken: false, reason: saying('webgpu-no-adapter') }],
  },
  {
    type: 'log',
    level: 'warn',
    parts: [
      { kind: 'text', text: 'a' },
      { kind: 'tensor', shape: [2], dtype: 'float32', values: [1, Number.NaN], more: 0 },
    ],
  },
  {
    type: 'log',
    level: 'log',
    parts: [
      { kind: 'object', preview: '{}', detail: '{}' },
      { kind: 'number', text: '3' },
      { kind: 'said', saying: saying('timers-left', '3, 5') },
    ],
  },
  { type: 'dropped', lines: 7 },
  {
    type: 'plot',
    id: 'p',
    spec: {
      title: 't',
      x: axis,
      y: { label: 'loss', units: 'K', log: true },
      series: [{ name: 's', role: 'truth', style: 'points' }],
    },
  },
  { type: 'points', id: 'p', series: 's', x: [0, 1], y: [1, Number.POSITIVE_INFINITY], replace: true },
  {
    type: 'field',
    id: 'f',
    spec: {
      title: 't',
      units: 'K',
      palette: 'diverging',
      min: -1,
      max: 1,
      x: { label: 'longitude', units: '°', first: 0, last: 358 },
    },
    rows: 1,
    columns: 2,
    values: Float32Array.of(1, Number.NaN),
  },
  {
    type: 'table',
    id: 't',
    spec: { title: 't', columns: [{ name: 'model' }, { name: 'RMSE', units: 'K' }] },
    rows: [
      ['a', 1],
      [null, true],
    ],
  },
  { type: 'progress', label: 'step', done: 3, total: 9 },
  { type: 'memory', tensors: 4, bytes: 400, leaking: 0.5 },
  { type: 'warning', message: 'NaN', line: 3 },
  { type: 'check', name: 'c', passed: false, message: 'm' },
  { type: 'need', dataset: 'coads' },
  { type: 'archive', request: 1, question: { ask: 'open', url: 'https://a.example/x' } },
  { type: 'finished', seconds: 1.5 },
  { type: 'stopped' },
  { type: 'failed', error: { kind: 'device', message: saying('device-lost', 'gone') } },
  {
    type: 'failed',
    error: { kind: 'shape', message: 'm', hint: saying('no-gradient', 'TopK'), line: 2, column: 4 },
  },
];

test.each(sound.map((event) => [event.type, event] as const))('%s passes unchanged', (_, event) => {
  expect(parseMessage({ run: 3, events: [event] })).toEqual({ run: 3, events: [event] });
});

test('any event with one member broken is left out or stays well-formed, and the others pass', () => {
  const last: ProgramEvent = { type: 'stopped' };
  fc.assert(
    fc.property(fc.constantFrom(...sound), fc.nat(), fc.anything(), (event, which, rubbish) => {
      const keys = Object.keys(event);
      const broken = { ...event, [keys[which % keys.length] as string]: rubbish };
      const parsed = parseMessage({ run: 1, events: [broken, last] });
      expect(parsed?.events.at(-1)).toEqual(last);
      // What passes parses to itself: nothing of a foreign shape comes through.
      expect(parseMessage(parsed)).toEqual(parsed);
    }),
    { numRuns: 2000 },
  );
});

test('whatever a program posts, parsing never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      parseMessage(data);
      parseBootMessage(data);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [
    'a field whose values do not fill its shape',
    {
      type: 'field',
      id: 'f',
      spec: { title: '', units: '', palette: 'viridis' },
      rows: 2,
      columns: 2,
      values: new Float32Array(3),
    },
  ],
  ['points of unequal length', { type: 'points', id: 'p', series: 's', x: [1], y: [1, 2], replace: false }],
  ['an unknown backend', { type: 'backend', backend: 'quantum', notes: [] }],
  [
    'a backend passed over for reasons of the program’s own',
    { type: 'backend', backend: 'cpu', notes: [{ backend: 'webgpu', taken: false, reason: 'Pay first.' }] },
  ],
  [
    'a line of the sandbox that the page has no words for',
    { type: 'log', level: 'log', parts: [{ kind: 'said', saying: { code: 'toString', values: [] } }] },
  ],
  [
    'a line of the sandbox with a value too few',
    { type: 'log', level: 'log', parts: [{ kind: 'said', saying: { code: 'timers-left', values: [] } }] },
  ],
  ['an unknown type', { type: 'navigate', to: 'elsewhere' }],
  [
    'a plot with a thousand and one series',
    {
      type: 'plot',
      id: 'p',
      spec: { title: '', x: axis, y: axis, series: Array.from({ length: 1001 }, () => ({ name: 's' })) },
    },
  ],
])('%s is left out', (_, event) => {
  expect(parseMessage({ run: 1, events: [event] })?.events).toEqual([]);
});

test('long texts are cut, not refused', () => {
  const parsed = parseMessage({ run: 1, events: [{ type: 'warning', message: 'x'.repeat(1e6) }] });
  expect(parsed?.events[0]).toMatchObject({ message: 'x'.repeat(2000) });
});

test('a program cannot give advice in the page’s name', () => {
  const error = { kind: 'runtime', message: 'my own words', hint: 'Send me your password.' };
  expect(parseMessage({ run: 1, events: [{ type: 'failed', error }] })?.events).toEqual([
    { type: 'failed', error: { kind: 'runtime', message: 'my own words' } },
  ]);
});

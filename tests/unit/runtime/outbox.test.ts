import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventMessage, ProgramEvent } from '../../../playground/protocol/events.ts';
import { Outbox } from '../../../playground/runtime/outbox.ts';

let sent: EventMessage[] = [];
let outbox: Outbox;
const line = (text: string): ProgramEvent => ({ type: 'log', level: 'log', parts: [{ kind: 'text', text }] });
const point = (x: number): ProgramEvent => ({
  type: 'points',
  id: 'p',
  series: 's',
  x: [x],
  y: [x],
  replace: false,
});
const events = (): ProgramEvent[] => sent.flatMap((message) => message.events);

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  outbox = new Outbox(1, (message) => sent.push(message));
  // The first event goes out at once: a reader waits for it.
  vi.advanceTimersByTime(1000);
});
afterEach(() => vi.useRealTimers());

test('a million lines become a few messages, and none is lost from the count', () => {
  for (let i = 0; i < 1_000_000; i++) {
    if (i % 1000 === 0) vi.advanceTimersByTime(1);
    outbox.push(line(String(i)));
  }
  outbox.flush();
  const lines = events().filter((event) => event.type === 'log').length;
  const dropped = events().reduce((sum, event) => sum + (event.type === 'dropped' ? event.lines : 0), 0);
  expect(lines + dropped).toBe(1_000_000);
  expect(lines).toBeLessThanOrEqual(20_000);
  expect(sent.length).toBeLessThan(100);
});

test('points of one slice travel together', () => {
  outbox.push(point(0));
  for (let i = 1; i < 100; i++) outbox.push(point(i));
  vi.advanceTimersByTime(100);
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(events().flatMap((event) => (event.type === 'points' ? event.x : []))).toEqual(
    Array.from({ length: 100 }, (_, i) => i),
  );
});

test('only the newest field and table of a title are sent', () => {
  outbox.push(line('first'));
  for (let i = 0; i < 10; i++)
    outbox.push({ type: 'table', id: 't', spec: { title: 't', columns: [] }, rows: [[i]] });
  outbox.flush();
  expect(events().filter((event) => event.type === 'table')).toMatchObject([{ rows: [[9]] }]);
});

test('only the newest histogram of a title is sent, and those of other titles with it', () => {
  const counted = (id: string, count: number): ProgramEvent => ({
    type: 'histogram',
    id,
    spec: { title: id, x: { label: 'x' } },
    low: 0,
    width: 1,
    series: [{ name: 'values', counts: [count], below: 0, above: 0, notFinite: 0 }],
  });
  outbox.push(line('first'));
  for (let i = 0; i < 10; i++) {
    outbox.push(counted('a', i));
    outbox.push(counted('b', i));
  }
  outbox.flush();
  expect(events().filter((event) => event.type === 'histogram')).toEqual([counted('a', 9), counted('b', 9)]);
});

test('the first messages leave sooner than the later ones', () => {
  const waited = Array.from({ length: 12 }, () => {
    const before = sent.length;
    outbox.push(line('x'));
    if (sent.length > before) return 0;
    let ms = 0;
    while (sent.length === before) {
      vi.advanceTimersByTime(1);
      ms++;
    }
    return ms;
  });
  expect(waited.slice(0, 3)).toEqual([0, 4, 8]);
  expect(waited.at(-1)).toBe(40);
});

test('without a further event the rest leaves by itself', () => {
  outbox.push(line('a'));
  outbox.push(line('b'));
  vi.advanceTimersByTime(100);
  expect(events()).toEqual([line('a'), line('b')]);
});

test('a long series leaves in events that a page can unpack, in their order, and the first replaces', () => {
  const x = Array.from({ length: 120_001 }, (_, i) => i);
  outbox.push({ type: 'points', id: 'p', series: 's', x, y: x, replace: true });
  outbox.flush();
  const points = events().filter((event) => event.type === 'points');
  expect(points.map(({ replace, x }) => [replace, x.length])).toEqual([
    [true, 50_000],
    [false, 50_000],
    [false, 20_001],
  ]);
  expect(points.flatMap(({ y }) => y)).toEqual(x);
  expect(sent.length).toBeGreaterThan(1);
});

test('points of many series by turns become one event a series, and a plot declared anew parts them', () => {
  const of = (series: string, x: number): ProgramEvent => ({ ...point(x), series }) as ProgramEvent;
  const declared: ProgramEvent = {
    type: 'plot',
    id: 'p',
    spec: { title: 'p', x: { label: 'x' }, y: { label: 'y' }, series: [] },
  };
  outbox.flush();
  outbox.push(line('first'));
  for (let i = 0; i < 1000; i++) outbox.push(of(`s${i % 10}`, i));
  outbox.push(declared);
  outbox.push(of('s0', 1));
  outbox.flush();
  const parts = events().flatMap((event) =>
    event.type === 'points' ? [[event.series, event.x.length]] : [],
  );
  expect(parts).toEqual([...Array.from({ length: 10 }, (_, i) => [`s${i}`, 100]), ['s0', 1]]);
});

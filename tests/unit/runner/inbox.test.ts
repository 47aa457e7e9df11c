import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { Inbox } from '../../../playground/runner/inbox.ts';

const warning = (i: number) => ({ type: 'warning', message: String(i) });
const messages = (passed: ProgramEvent[][]) =>
  passed.flat().map((event) => (event.type === 'warning' ? event.message : ''));

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

test('a usual batch passes at once and in one piece', () => {
  const passed: ProgramEvent[][] = [];
  const taken = vi.fn();
  new Inbox((events) => passed.push(events)).add([warning(1), { type: 'odd' }, warning(2)], taken);
  expect(messages(passed)).toEqual(['1', '2']);
  expect(passed).toHaveLength(1);
  expect(taken).toHaveBeenCalledOnce();
});

test('a large one passes in pieces, in its order, and is taken when all of it has passed', () => {
  const passed: ProgramEvent[][] = [];
  const taken = vi.fn();
  const inbox = new Inbox((events) => {
    passed.push(events);
    // What is done with the events takes its time too.
    const until = performance.now() + 2;
    while (performance.now() < until);
  });
  const events = Array.from({ length: 20_000 }, (_, i) => warning(i));
  inbox.add(events, taken);
  inbox.add([warning(20_000)], taken);
  expect(messages(passed).length).toBeLessThan(20_000);
  expect(taken).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(messages(passed)).toEqual(Array.from({ length: 20_001 }, (_, i) => String(i)));
  expect(taken).toHaveBeenCalledTimes(2);
});

test('when it is closed nothing more passes', () => {
  const passed: ProgramEvent[][] = [];
  const inbox = new Inbox((events) => {
    passed.push(events);
    inbox.close();
  });
  inbox.add(
    Array.from({ length: 20_000 }, (_, i) => warning(i)),
    () => {},
  );
  vi.runAllTimers();
  expect(passed).toHaveLength(1);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stopped } from '../../../playground/lab/host/host.ts';
import { epochs, live, steps } from '../../../playground/lab/index.ts';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { StepGate } from '../../../playground/runtime/step-gate.ts';
import { connectTest } from '../lab/connect-test.ts';

let said: ProgramEvent[];
let stopping: boolean;

beforeEach(() => {
  said = [];
  stopping = false;
  connectTest({ emit: (event) => said.push(event), stopping: () => stopping });
});
afterEach(() => vi.useRealTimers());

const waits = () => said.filter(({ type }) => type === 'paused');

/** Goes through a loop in the background. */
function walk(loop: AsyncIterable<number>): { taken: number[]; over: Promise<void> } {
  const taken: number[] = [];
  const over = (async () => {
    for await (const index of loop) taken.push(index);
  })();
  return { taken, over };
}

test('a loop that may take all its steps is as long as it is, and does not wait', async () => {
  const gate = new StepGate();
  const { taken, over } = walk(gate.through('step', steps)(5));
  await over;
  expect(taken).toEqual([0, 1, 2, 3, 4]);
  expect(waits()).toEqual([]);
  expect(gate.waited).toBe(0);
});

test('one step, then ten, then the rest', async () => {
  const gate = new StepGate();
  gate.allow(1);
  const { taken, over } = walk(gate.through('step', steps)(30));
  await vi.waitFor(() => expect(waits()).toHaveLength(1));
  expect(taken).toEqual([0]);
  expect(waits()[0]).toEqual({ type: 'paused', label: 'step', done: 1, total: 30 });
  gate.allow(10);
  await vi.waitFor(() => expect(waits()).toHaveLength(2));
  expect(taken).toHaveLength(11);
  gate.allow(undefined);
  await over;
  expect(taken).toHaveLength(30);
  expect(gate.waited).toBeGreaterThan(0);
});

test('what may be taken is counted over all loops of a program', async () => {
  const gate = new StepGate();
  gate.allow(3);
  const loop = gate.through('epoch', epochs);
  const { taken, over } = walk(
    (async function* () {
      yield* loop(2);
      yield* loop(2);
    })(),
  );
  await vi.waitFor(() => expect(waits()).toHaveLength(1));
  expect(taken).toEqual([0, 1, 0]);
  expect(waits()[0]).toMatchObject({ label: 'epoch', done: 1, total: 2 });
  gate.allow(undefined);
  await over;
});

test('two loops that wait at the same time are both let on', async () => {
  const gate = new StepGate();
  gate.allow(0);
  const loop = gate.through('step', steps);
  const [one, other] = [walk(loop(2)), walk(loop(3))];
  await vi.waitFor(() => expect(waits()).toHaveLength(2));
  gate.allow(undefined);
  await Promise.all([one.over, other.over]);
  expect([one.taken.length, other.taken.length]).toEqual([2, 3]);
});

test('Stop is heard by a loop that waits', async () => {
  const gate = new StepGate();
  gate.allow(1);
  const { over } = walk(gate.through('step', steps)(3));
  await vi.waitFor(() => expect(waits()).toHaveLength(1));
  stopping = true;
  gate.allow(0);
  await expect(over).rejects.toBeInstanceOf(Stopped);
});

test('a program that leaves a loop early ends it', async () => {
  const gate = new StepGate();
  const taken: number[] = [];
  for await (const index of gate.through('step', steps)(100)) {
    taken.push(index);
    if (index === 2) break;
  }
  expect(taken).toEqual([0, 1, 2]);
});

test('a total that is none is refused by the call', () => {
  const gate = new StepGate();
  expect(() => gate.through('step', steps)(-1)).toThrow(RangeError);
});

test('where a loop waits its picture shows the last step, drawn once', async () => {
  const gate = new StepGate();
  gate.allow(1);
  let last = -1;
  const pictures: number[] = [];
  const over = (async () => {
    const shown = gate.showing(live)(gate.through('step', steps)(40), () => pictures.push(last));
    for await (const index of shown) last = index;
  })();
  await vi.waitFor(() => expect(waits()).toHaveLength(1));
  // The first step has its picture anyway.
  expect(pictures).toEqual([0]);
  gate.allow(10);
  await vi.waitFor(() => expect(waits()).toHaveLength(2));
  expect(pictures.at(-1)).toBe(10);
  gate.allow(10);
  await vi.waitFor(() => expect(waits()).toHaveLength(3));
  expect(pictures.at(-1)).toBe(20);
  expect(new Set(pictures).size).toBe(pictures.length);
  gate.allow(undefined);
  await over;
  expect(pictures.at(-1)).toBe(39);
});

test('a loop that may go on while its picture is drawn does not say that it waits', async () => {
  const gate = new StepGate();
  gate.allow(2);
  let last = -1;
  const over = (async () => {
    const shown = gate.showing(live)(gate.through('step', steps)(5), () => {
      if (last === 1) gate.allow(undefined);
    });
    for await (const index of shown) last = index;
  })();
  await over;
  expect(last).toBe(4);
  expect(waits()).toEqual([]);
});

test('what a live loop cannot be given is said as without a gate', () => {
  const gate = new StepGate();
  expect(() => gate.showing(live)(3 as never, () => {})).toThrow('loop must be steps');
  expect(() => gate.showing(live)(steps(3), 3 as never)).toThrow('draw');
});

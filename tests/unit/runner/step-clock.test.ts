import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { StepClock } from '../../../playground/runner/step-clock.ts';

const progress = (done: number, label = 'step'): ProgramEvent[] => [
  { type: 'progress', label, done, total: 100 },
];

test('the steps after the first three are timed', () => {
  const clock = new StepClock();
  clock.take(progress(1), 0);
  clock.take(progress(2), 500);
  clock.take(progress(3), 600);
  clock.take(progress(5), 620);
  expect(clock.msPerStep).toBeUndefined();
  clock.take(progress(13), 700);
  expect(clock.msPerStep).toBe(10);
  expect(clock.settled).toBe(false);
  clock.take(progress(43), 1000);
  expect(clock.msPerStep).toBe(10);
  expect(clock.settled).toBe(true);
});

test('slow steps are settled after the fewest', () => {
  const clock = new StepClock();
  clock.take(progress(3), 0);
  clock.take(progress(7), 4000);
  expect(clock.settled).toBe(false);
  clock.take(progress(8), 5000);
  expect(clock.msPerStep).toBe(1000);
  expect(clock.settled).toBe(true);
});

test('the first loop that could be timed stands for the program', () => {
  const clock = new StepClock();
  clock.take(progress(4, 'epoch'), 0);
  clock.take(progress(6, 'epoch'), 100);
  clock.take(progress(3), 200);
  clock.take(progress(13), 300);
  expect(clock.msPerStep).toBe(10);
  clock.take(progress(1), 400);
  clock.take(progress(90), 9000);
  expect(clock.msPerStep).toBe(10);
  expect(clock.settled).toBe(true);
});

test('what is no progress is no step', () => {
  const clock = new StepClock();
  clock.take([{ type: 'log', level: 'log', parts: [] }], 0);
  clock.take([{ type: 'finished', seconds: 1 }], 1000);
  expect(clock.msPerStep).toBeUndefined();
});

test('a run that the reader steps through has no pace', () => {
  const clock = new StepClock();
  clock.take(progress(3), 0);
  clock.take([...progress(10), { type: 'paused', label: 'step', done: 10, total: 100 }], 70);
  clock.take(progress(60), 60_000);
  expect(clock.msPerStep).toBeUndefined();
});

test('a pace that was known before the reader stepped in stays known', () => {
  const clock = new StepClock();
  clock.take(progress(4, 'epoch'), 0);
  clock.take(progress(20, 'epoch'), 160);
  clock.take(progress(3), 200);
  clock.take([{ type: 'paused', label: 'step', done: 3, total: 100 }], 210);
  expect(clock.msPerStep).toBe(10);
});

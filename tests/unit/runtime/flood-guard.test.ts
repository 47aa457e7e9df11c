import { expect, test } from 'vitest';
import { FloodGuard } from '../../../playground/runtime/flood-guard.ts';

test('what the runtime sends passes for ever; a thousand messages in a second do not', () => {
  const guard = new FloodGuard();
  // A slice of the outbox at its fullest: points of series that take turns, and console lines.
  for (let time = 0; time < 100_000; time += 40) expect(guard.tooMany(20_200, time)).toBe(false);
  const flood = Array.from({ length: 1000 }, (_, i) => guard.tooMany(1, 200_000 + i / 2));
  expect(flood.indexOf(true)).toBe(500);
});

test('few messages with more events than the outbox gathers are a flood too', () => {
  expect(new FloodGuard().tooMany(100_001, 0)).toBe(true);
  const guard = new FloodGuard();
  const large = Array.from({ length: 20 }, (_, i) => guard.tooMany(90_000, i));
  expect(large.indexOf(true)).toBe(11);
});

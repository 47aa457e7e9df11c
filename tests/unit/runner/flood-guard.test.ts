import { expect, test } from 'vitest';
import { FloodGuard } from '../../../playground/runner/flood-guard.ts';

test('what the runtime sends passes for ever; a thousand messages in a second do not', () => {
  const guard = new FloodGuard();
  for (let time = 0; time < 100_000; time += 40) expect(guard.tooMany(time)).toBe(false);
  const flood = Array.from({ length: 1000 }, (_, i) => guard.tooMany(200_000 + i / 2));
  expect(flood.some(Boolean)).toBe(true);
});

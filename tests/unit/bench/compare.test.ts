import { expect, test, vi } from 'vitest';
import { compare } from '../../bench/sides/compare.ts';
import type { Side } from '../../bench/sides/process.ts';

/** A side whose turns take what is listed, the last of them again and again. */
function side(name: string, times: readonly number[], order: string[]): Side {
  let turn = 0;
  return {
    ask: () => {
      order.push(name);
      const perStep = times[Math.min(turn++, times.length - 1)] as number;
      return Promise.resolve({ perStep, process: 2 * perStep, clock: 3 * perStep, losses: [] });
    },
    end: () => undefined,
  };
}

const warm = [1, 1, 1];

test('sides take turns; ratios are those of neighbouring turns', async () => {
  const order: string[] = [];
  const sides = { own: side('a', [...warm, 1, 2, 4], order), other: side('b', [...warm, 3, 6, 20], order) };
  const { times, process, clock, ratios } = await compare('mlp', sides, { rounds: 3, turn: 1 });
  expect(order.slice(6)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect([times, process, clock]).toEqual([
    { own: 2, other: 6 },
    { own: 4, other: 12 },
    { own: 6, other: 18 },
  ]);
  expect(ratios['other']).toBe(3);
});

test('a slow side has two turns, unless there is patience', async () => {
  for (const [patient, turns] of [
    [false, 2 + 2],
    [true, 3 + 5],
  ] as const) {
    const order: string[] = [];
    const sides = { own: side('a', [1], order), slow: side('b', [200], order) };
    await compare('mlp', sides, { rounds: 5, turn: 1, patient });
    expect(order.filter((name) => name === 'b')).toHaveLength(turns);
  }
});

test('another side that cannot has no time, the project’s own must not fail', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const fails: Side = { ask: () => Promise.resolve({ failed: 'No kernel.' }), end: () => undefined };
  const { times } = await compare('mlp', { own: side('a', [1], []), fails }, { rounds: 1, turn: 1 });
  expect(times).toEqual({ own: 1 });
  expect(said).toHaveBeenCalledWith('mlp, fails: No kernel.');
  said.mockRestore();
  await expect(compare('mlp', { fails }, { rounds: 1, turn: 1 })).rejects.toThrow('mlp, fails: No kernel.');
});

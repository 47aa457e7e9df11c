import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { field } from '../../../../playground/lab/draw/field.ts';
import { live } from '../../../../playground/lab/loop/live.ts';
import { steps } from '../../../../playground/lab/loop/loop.ts';
import { tidy } from '../../../../playground/runtime/tidy.ts';
import { connectTest } from '../connect-test.ts';

/** Milliseconds on the clock, which only the test moves. */
let now = 0;

beforeEach(async () => {
  await tf.setBackend('cpu');
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  connectTest({ tidy });
});
afterEach(() => vi.restoreAllMocks());

/** After which steps a picture is drawn, where a step and a picture take so many milliseconds. */
async function drawnAfter(total: number, step: number, picture: number | (() => number)): Promise<number[]> {
  const after: number[] = [];
  let last = -1;
  const draw = (): void => {
    after.push(last);
    now += typeof picture === 'number' ? picture : picture();
  };
  for await (const index of live(steps(total), draw)) {
    now += step;
    last = index;
  }
  return after;
}

test('a picture after the first step, every few steps, and after the last', async () => {
  const after = await drawnAfter(100, 10, 2);
  expect(after[0]).toBe(0);
  // A tenth of a second apart, which pays for 2 ms at 4 %.
  expect(after.slice(1, 4)).toEqual([10, 20, 30]);
  expect(after.at(-1)).toBe(99);
});

test.each([
  [0.2, 1],
  [10, 2],
  [10, 20],
  [10, 300],
  [2000, 30],
])(
  'with steps of %d ms, pictures of %d ms cost a twenty-fifth, and two of them at most',
  async (step, picture) => {
    const total = 20_000 / step;
    const after = await drawnAfter(total, step, picture);
    expect(after.length * picture).toBeLessThanOrEqual(0.04 * total * step + 2 * picture);
    expect(after.slice(0, -1).every((at, i) => (after[i + 1] ?? 0) > at)).toBe(true);
  },
);

test('a first picture that took long, as shaders compile, is paid for before the second', async () => {
  let first = true;
  const after = await drawnAfter(1000, 10, () => {
    const cost = first ? 80 : 4;
    first = false;
    return cost;
  });
  expect(after[1]).toBe(200);
  expect((after[2] ?? 0) - (after[1] ?? 0)).toBe(10);
});

test('a loop that is left, and one without steps, end with a picture; it is drawn once', async () => {
  const draw = vi.fn();
  for await (const step of live(steps(9), draw)) if (step === 4) break;
  expect(draw).toHaveBeenCalledTimes(2);
  for await (const _ of live(steps(0), draw));
  expect(draw).toHaveBeenCalledTimes(3);
  for await (const _ of live(steps(1), draw));
  expect(draw).toHaveBeenCalledTimes(4);
});

test('a run that was stopped draws no more', async () => {
  let stopping = false;
  connectTest({ tidy, stopping: () => stopping });
  const draw = vi.fn();
  const run = async (): Promise<void> => {
    for await (const step of live(steps(9), draw)) {
      now += 1000;
      if (step === 4) stopping = true;
    }
  };
  await expect(run()).rejects.toThrow('Stopped.');
  expect(draw).toHaveBeenCalledTimes(5);
});

test('what a picture throws reaches the program', async () => {
  const run = async (): Promise<void> => {
    for await (const _ of live(steps(3), () => field([[1]], { title: 'T', units: 1 as never })));
  };
  await expect(run()).rejects.toThrow('field "T": options.units must be a text');
});

test('tensors of a picture are read before the next step, and freed', async () => {
  const seen: number[] = [];
  connectTest({
    tidy,
    emit: (event) => event.type === 'field' && seen.push(event.values[0] ?? Number.NaN),
  });
  const w = tf.variable(tf.zeros([2, 2]));
  const before = tf.memory().numTensors;
  const draw = async (): Promise<void> => {
    await w.add(1).data();
    field(w.mul(10), { title: 'w', units: '' });
  };
  for await (const _ of live(steps(3), draw)) {
    now += 1000;
    tf.tidy(() => w.assign(w.add(1)));
  }
  expect(seen).toEqual([10, 20, 30]);
  expect(tf.memory().numTensors).toBe(before);
});

import { describe, expect, test } from 'vitest';
import { chance } from '../../../src/figures/chance.ts';
import { press } from '../../../src/figures/kit/frame.ts';
import { figure } from '../../../src/figures/overfit-lab/index.ts';
import { addSlopes, type Parameters, start } from '../../../src/figures/overfit-lab/network.ts';
import { numbers } from '../../../src/figures/overfit-lab/numbers.ts';
import { methods, observe, train } from '../../../src/figures/overfit-lab/training.ts';

const { x, y } = observe(3).train;
const batch = { x: x.slice(0, 5), y: y.slice(0, 5) };

/** Mean squared error of a batch, by the formula and not by the code of the figure. */
function loss(all: Parameters, batchNorm: boolean): number {
  const out = batch.x.map(() => all.at(-1) ?? 0);
  for (let j = 0; j + 1 < all.length; j += 5) {
    const [w = 0, b = 0, gamma = 0, beta = 0, v = 0] = all.subarray(j, j + 5);
    const z = batch.x.map((value) => w * value + b);
    const mean = z.reduce((a, c) => a + c) / z.length;
    const variance = z.reduce((a, c) => a + (c - mean) ** 2, 0) / z.length;
    z.forEach((value, i) => {
      const inner = batchNorm ? (gamma * (value - mean)) / Math.sqrt(variance + 1e-5) + beta : value;
      out[i] = (out[i] ?? 0) + v * Math.tanh(inner);
    });
  }
  return out.reduce((sum, value, i) => sum + (value - (batch.y[i] ?? 0)) ** 2, 0) / out.length;
}

test.each([false, true])('slopes agree with finite differences (batch normalisation: %s)', (batchNorm) => {
  const all = start(4, x, 1);
  const slopes = new Float64Array(all.length);
  addSlopes(all, batch, { dropout: 0, batchNorm }, chance(1), slopes);
  for (let k = 0; k < all.length; k++) {
    const shifted = (by: number): number => loss(all.with(k, (all[k] ?? 0) + by), batchNorm);
    expect(slopes[k]).toBeCloseTo((shifted(1e-5) - shifted(-1e-5)) / 2e-5, 6);
  }
});

describe('what the chapter says of the first figure', () => {
  const last = (values: readonly number[]): number => values.at(-1) ?? Number.NaN;
  test('sixteen neurons learn the noise, one learns too little', () => {
    const large = train(16, new Set(), 3);
    expect(last(large.train)).toBeLessThan(0.02);
    expect(last(large.validation)).toBeCloseTo(0.24, 2);
    expect([large.best * 40, large.validation[large.best]]).toEqual([80, expect.closeTo(0.13, 2)]);
    const small = train(1, new Set(), 3);
    expect([last(small.train), last(small.validation)]).toEqual([
      expect.closeTo(0.32, 2),
      expect.closeTo(0.35, 2),
    ]);
  });
  test.each(['l2', 'l1', 'dropout', 'batch-norm', 'noise'] as const)(
    '%s brings the held-back error down',
    (method) => {
      expect(last(train(16, new Set([method]), 3).validation)).toBeLessThan(0.2);
    },
  );
  test('the noise drawn in the held-back points is below its deviation; mirror images do not help', () => {
    expect(numbers['noise held back']).toBeLessThan(numbers['lowest error held back']);
    expect(numbers['lowest error held back']).toBeLessThan(0.16);
    expect(numbers['augmentation, held back']).toBeCloseTo(numbers['error held back'], 2);
  });
  test('early stopping shows the network of the lowest held-back error', () => {
    const stopped = press(figure, figure.initial, 'early-stopping');
    expect(figure.describe(stopped)).toContain('At step 80 ');
  });
  test('every switch goes on and off again', () => {
    for (const method of methods) {
      const once = press(figure, figure.initial, method);
      expect(once.on).toEqual([method]);
      expect(press(figure, once, method).on).toEqual([]);
    }
  });
});

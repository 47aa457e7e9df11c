import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure } from '../../../src/figures/addition-neuron/index.ts';
import {
  activate,
  errorAt,
  initial,
  type Neuron,
  parts,
  reach,
  rootMeanSquare,
} from '../../../src/figures/addition-neuron/model.ts';

const number = (limit: number): fc.Arbitrary<number> => fc.double({ min: -limit, max: limit, noNaN: true });
const neurons: fc.Arbitrary<Neuron> = fc.record({
  w1: number(3),
  w2: number(3),
  b: number(3),
  x1: number(reach),
  x2: number(reach),
  activation: fc.constant('identity' as const),
});

test('the initial neuron, by hand: 0.4·2 + 1.6·3 + 1 = 6.6 where 5 is wanted', () => {
  const found = parts(initial);
  expect(found.sum).toBeCloseTo(6.6, 12);
  expect(found.wanted).toBe(5);
  expect(found.error).toBeCloseTo(1.6, 12);
});

test('the error is (w₁−1)x₁ + (w₂−1)x₂ + b everywhere', () => {
  fc.assert(
    fc.property(neurons, (neuron) => {
      const { w1, w2, b, x1, x2 } = neuron;
      expect(errorAt(neuron, x1, x2)).toBeCloseTo((w1 - 1) * x1 + (w2 - 1) * x2 + b, 10);
      expect(parts(neuron).error).toBeCloseTo(errorAt(neuron, x1, x2), 10);
    }),
  );
});

test('weights 1 and bias 0 add without error', () => {
  const adder: Neuron = { ...initial, w1: 1, w2: 1, b: 0 };
  expect(rootMeanSquare(adder)).toBe(0);
  expect(figure.describe(adder)).toContain('0 everywhere');
});

test('the root mean square in closed form agrees with a sum over the square to 1e-3', () => {
  fc.assert(
    fc.property(neurons, (neuron) => {
      const n = 100;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const at = (k: number): number => ((2 * k + 1) / n - 1) * reach;
          sum += errorAt(neuron, at(i), at(j)) ** 2;
        }
      }
      expect(Math.abs(rootMeanSquare(neuron) - Math.sqrt(sum) / n)).toBeLessThan(1e-3);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['identity', -2, -2],
  ['step', -0.1, 0],
  ['step', 0, 1],
  ['sigmoid', 0, 0.5],
  ['relu', -2, 0],
  ['relu', 2, 2],
] as const)('%s(%d) = %d', (activation, z, wanted) => {
  expect(activate(activation, z)).toBe(wanted);
});

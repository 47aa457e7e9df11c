import { describe, expect, test } from 'vitest';
import { type Drawn, draw, run, units } from '../../../src/figures/gradient-through-time/cells.ts';
import { sized } from '../../../src/figures/gradient-through-time/drawings.ts';
import { figure } from '../../../src/figures/gradient-through-time/index.ts';
import {
  bound,
  initial,
  keptRow,
  plainRow,
  radius,
  row,
  slopes,
  type Through,
} from '../../../src/figures/gradient-through-time/model.ts';
import { numbers } from '../../../src/figures/gradient-through-time/numbers.ts';
import { entry, matrix, spectralNorm, spectralRadius } from '../../../src/figures/matrix.ts';
import { type Cell, cells } from '../../../src/figures/recurrent-cells.ts';

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

/** One step of a cell by its formulas, and not by the code of the figure; the memory is c in an LSTM, else h. */
function formula(cell: Cell, drawn: Drawn, memory: number[], h: number[], x: number): [number[], number[]] {
  const { weights } = draw(drawn);
  const sum = (of: number, unit: number, state: number[], bias = 0): number =>
    state.reduce(
      (all, value, j) => {
        const w = weights[of];
        return w ? all + entry(w.recurrent, unit, j) * value : Number.NaN;
      },
      (weights[of]?.input[unit] ?? Number.NaN) * x + bias,
    );
  const each = (value: (unit: number) => number): number[] =>
    Array.from({ length: units }, (_, k) => value(k));
  const was = (k: number): number => memory[k] ?? Number.NaN;
  if (cell === 'rnn') {
    const next = each((k) => Math.tanh(sum(0, k, h)));
    return [next, next];
  }
  if (cell === 'lstm') {
    const c = each(
      (k) => logistic(sum(1, k, h, drawn.bias)) * was(k) + logistic(sum(2, k, h)) * Math.tanh(sum(0, k, h)),
    );
    return [c, c.map((value, k) => logistic(sum(3, k, h)) * Math.tanh(value))];
  }
  const gated = each((k) => logistic(sum(2, k, h)) * was(k));
  const next = each((k) => {
    const z = logistic(sum(1, k, h, drawn.bias));
    return z * was(k) + (1 - z) * Math.tanh(sum(0, k, gated));
  });
  return [next, next];
}

const close = (a: readonly number[], b: readonly number[]): void => {
  expect(a.length).toBe(b.length);
  for (const [k, value] of a.entries()) expect(value).toBeCloseTo(b[k] ?? Number.NaN, 6);
};

describe.each(cells)('%s', (cell) => {
  const drawn: Drawn = { seed: 2, sigma: 1.7, size: 0.5, bias: 0.8 };
  const steps = run(cell, drawn, 9);
  const { inputs } = draw(drawn);
  const memoryOf = (state: Float64Array): number[] => Array.from(state.subarray(0, units));
  const hOf = (state: Float64Array): number[] => Array.from(state.subarray(-units));

  test('each step is what the formulas say', () => {
    let [memory, h] = [new Array<number>(units).fill(0), new Array<number>(units).fill(0)];
    for (const [t, { state }] of steps.entries()) {
      [memory, h] = formula(cell, drawn, memory, h, inputs[t] ?? 0);
      close(memoryOf(state), memory);
      close(hOf(state), h);
    }
  });

  test('slopes over five steps are those of finite differences, in their largest singular value', () => {
    const [from, to] = [3, 8];
    const state = steps[from]?.state ?? new Float64Array();
    // The output gate of the step itself is not moved: only what a change of c does to h at once.
    const gate = (k: number): number => (hOf(state)[k] ?? 0) / Math.tanh(memoryOf(state)[k] ?? 1);
    const moved = (unit: number, by: number): number[] => {
      let memory = memoryOf(state).map((value, k) => (k === unit ? value + by : value));
      let h = cell === 'lstm' ? memory.map((value, k) => gate(k) * Math.tanh(value)) : memory;
      for (let t = from + 1; t <= to; t++) [memory, h] = formula(cell, drawn, memory, h, inputs[t] ?? 0);
      return memory;
    };
    const columns = Array.from({ length: units }, (_, unit) => {
      const [up, down] = [moved(unit, 1e-5), moved(unit, -1e-5)];
      return up.map((value, k) => (value - (down[k] ?? 0)) / 2e-5);
    });
    const jacobian = matrix(units, units, (i, j) => columns[j]?.[i] ?? 0);
    const norms = slopes({ ...initial, ...drawn, cell, length: 9, step: 9 }).norms[to] ?? [];
    expect(norms[from]).toBeCloseTo(spectralNorm(jacobian), 5);
  });

  test('a step depends on itself with slope 1, and on no later one', () => {
    for (const [t, norms] of slopes({ ...initial, cell }).norms.entries()) {
      expect(norms).toHaveLength(t + 1);
      expect(norms.at(-1)).toBeCloseTo(1, 9);
    }
  });
});

describe('matrices', () => {
  test('the norm and the radius of matrices that are known', () => {
    const upper = matrix(2, 2, (i, j) => [3, 4, 0, 2][2 * i + j] ?? 0);
    // Singular values of [[3, 4], [0, 2]]: the roots of (29 ± √(29² − 4·36)) / 2.
    expect(spectralNorm(upper)).toBeCloseTo(Math.sqrt((29 + Math.sqrt(697)) / 2), 9);
    expect(spectralRadius(upper)).toBeCloseTo(3, 2);
    const turn = matrix(2, 2, (i, j) => [0, -1.5, 1.5, 0][2 * i + j] ?? 0);
    expect([spectralNorm(turn), spectralRadius(turn)]).toEqual([
      expect.closeTo(1.5, 9),
      expect.closeTo(1.5, 3),
    ]);
    expect(spectralNorm(matrix(3, 3, () => 0))).toBe(0);
  });
  test('the drawn ones have the norm that is set, and a radius that is not larger', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { weights } = draw({ seed, sigma: 2.3, size: 0.3, bias: 0 });
      for (const { recurrent } of weights) expect(spectralNorm(recurrent)).toBeCloseTo(2.3, 2);
      expect(radius({ ...initial, seed, sigma: 2.3 })).toBeLessThan(2.3);
    }
  });
});

describe('what the figure says', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const first = (values: readonly number[]): number => values[0] ?? Number.NaN;
  test.each([0.9, 3])('the bound holds for every row and every draw (‖W‖ = %d)', (sigma) => {
    for (const seed of seeds)
      for (const size of [0, 0.3, 1])
        for (const step of [2, 17, 30]) {
          const state: Through = { ...initial, seed, sigma, size, step };
          const limits = bound(state);
          row(state).forEach((slope, s) => {
            // The norm is found to 0.2 %.
            expect(slope).toBeLessThanOrEqual((limits[s] ?? 0) * 1.003 ** (step - s));
          });
        }
  });
  test('with ‖W‖ = 0.9 the RNN forgets; with a gate bias of 3 the gates keep a fifth at least', () => {
    for (const seed of seeds) {
      expect(first(row({ ...initial, seed }))).toBeLessThan(1e-5);
      for (const cell of ['lstm', 'gru'] as const) {
        const kept = first(keptRow({ ...initial, seed, cell }));
        expect(kept).toBeGreaterThan(0.2);
        expect(first(row({ ...initial, seed, cell }))).toBeGreaterThan(
          1e4 * first(plainRow({ ...initial, seed })),
        );
      }
    }
  });
  test('at rest the slopes of an RNN explode with its norm; inputs hold them back', () => {
    for (const seed of seeds) {
      const atRest: Through = { ...initial, seed, sigma: 3, size: 0 };
      expect(first(row(atRest))).toBeGreaterThan(1e3);
      expect(first(row({ ...atRest, size: 0.3 }))).toBeLessThan(first(row(atRest)) / 100);
    }
  });
  test('its words and its numbers are the same', () => {
    expect(figure.describe(initial)).toContain(sized(numbers['RNN over all steps']));
    expect(figure.describe(initial)).toContain(sized(numbers['bound over all steps']));
    const lstm: Through = { ...initial, cell: 'lstm' };
    expect(figure.describe(lstm)).toContain(sized(numbers['forget gate over all steps']));
  });
});

test.each([
  [0.5, '0.50'],
  [23.4, '23'],
  [0.0000032, '3.2 × 10⁻⁶'],
  [12345, '1.2 × 10⁴'],
  [0, '0'],
])('%d reads %s', (value, read) => {
  expect(sized(value)).toBe(read);
});

test('a last row stays the last when the sequence becomes longer or shorter', () => {
  const longer = figure.handles(initial)['length']?.set(40) ?? initial;
  expect([longer.length, longer.step]).toEqual([40, 40]);
  const early = figure.handles({ ...initial, step: 12 })['length']?.set(8) ?? initial;
  expect([early.length, early.step]).toEqual([8, 8]);
});

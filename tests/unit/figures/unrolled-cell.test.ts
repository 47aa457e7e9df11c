import { describe, expect, test } from 'vitest';
import { press } from '../../../src/figures/kit/frame.ts';
import { cells } from '../../../src/figures/recurrent-cells.ts';
import { parts, weights } from '../../../src/figures/unrolled-cell/cells.ts';
import { equation } from '../../../src/figures/unrolled-cell/equation.ts';
import { figure } from '../../../src/figures/unrolled-cell/index.ts';
import {
  change,
  current,
  finished,
  initial,
  length,
  setInput,
  steps,
} from '../../../src/figures/unrolled-cell/model.ts';
import { numbers } from '../../../src/figures/unrolled-cell/numbers.ts';

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
const states = (cell: (typeof cells)[number]): number[] =>
  steps(finished(change(initial, cell))).map(({ values }) => values['h'] ?? Number.NaN);
/** w x + u h + b by name of the part. */
const sum = (cell: (typeof cells)[number], id: string, x: number, h: number): number => {
  const { w, u, b } = weights[cell][id] ?? { w: Number.NaN, u: Number.NaN, b: Number.NaN };
  return w * x + u * h + b;
};

describe('the states are those of the formulas', () => {
  test('RNN: h = tanh(w x + u h + b)', () => {
    let h = 0;
    const wanted = initial.inputs.map((x) => {
      h = Math.tanh(sum('rnn', 'h', x, h));
      return h;
    });
    expect(states('rnn')).toEqual(wanted);
  });
  test('LSTM: c = f c + i g, h = o tanh c', () => {
    let [h, c] = [0, 0];
    const wanted = initial.inputs.map((x) => {
      const gate = (id: string): number => logistic(sum('lstm', id, x, h));
      c = gate('f') * c + gate('i') * Math.tanh(sum('lstm', 'g', x, h));
      h = gate('o') * Math.tanh(c);
      return h;
    });
    expect(states('lstm')).toEqual(wanted);
  });
  test('GRU: h = z h + (1 − z) tanh(w x + u (r h) + b)', () => {
    let h = 0;
    const wanted = initial.inputs.map((x) => {
      const [z, r] = [logistic(sum('gru', 'z', x, h)), logistic(sum('gru', 'r', x, h))];
      h = z * h + (1 - z) * Math.tanh(sum('gru', 'g', x, r * h));
      return h;
    });
    expect(states('gru')).toEqual(wanted);
  });
});

test.each(cells)('%s: the course leads through every part of every step, and each is drawn', (cell) => {
  let state = { ...change(initial, cell), done: 0 };
  expect(figure.describe(state)).toContain('nothing is computed yet');
  for (let done = 1; done <= parts[cell].length * length; done++) {
    state = press(figure, state, 'step');
    const { at, known, values } = current(state);
    expect((at - 1) * parts[cell].length + known).toBe(done);
    const [formula = '', , answer = ''] = equation(state);
    expect(formula.startsWith(parts[cell][known - 1]?.id ?? '?')).toBe(true);
    const value = values[parts[cell][known - 1]?.id ?? ''] ?? Number.NaN;
    expect(answer.endsWith(` ${Math.abs(value).toFixed(2)}`) || answer.includes('−')).toBe(true);
    expect(figure.drawings(state)).not.toMatch(/NaN|undefined|Infinity/);
  }
  expect(state.done).toBe(finished(state).done);
});

test('the numbers of the formula are those that it is computed from', () => {
  const first = { ...initial, done: 1 };
  expect(equation(first)).toEqual([
    'f₁ = sig(w x₁ + u h₀ + b)',
    '= sig(0.50 × 1.00 + 0.30 × 0.00 + 1.50)',
    `= sig(2.00) = ${logistic(2).toFixed(2)}`,
  ]);
});

test('an input changes its own step and those after it, and none before', () => {
  const all = finished(initial);
  const moved = steps(setInput(all, 3, 1.5));
  steps(all).forEach(({ values }, k) => {
    if (k < 2) expect(moved[k]?.values).toEqual(values);
    else expect(moved[k]?.values['h']).not.toBe(values['h']);
  });
});

test('another cell is shown at the end of the same step', () => {
  expect(change(initial, 'gru').done).toBe(8);
  expect(change({ ...initial, done: 0 }, 'rnn').done).toBe(0);
});

test('its numbers are the states of the start', () => {
  expect(numbers['RNN, h of step 1']).toBeCloseTo(Math.tanh(1), 12);
  expect(Object.keys(numbers)).toHaveLength(20);
});

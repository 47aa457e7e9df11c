import { describe, expect, test } from 'vitest';
import { layerHandle } from '../../../src/figures/gradient-by-depth/drawings.ts';
import { figure } from '../../../src/figures/gradient-by-depth/index.ts';
import {
  backward,
  type Depth,
  drawn,
  factor,
  forward,
  functions,
  initial,
  limits,
  width,
} from '../../../src/figures/gradient-by-depth/model.ts';

const draws = Array.from({ length: limits.draws }, (_, k) => k + 1);

/** Central differences of the direction's share of the output, along each activation of the input. */
function measured(state: Depth, shortcuts: boolean): number[] {
  const example = drawn(state.draw)[0];
  if (!example) throw new Error('The batch is empty.');
  const { x, direction } = example;
  const along = (input: Float64Array): number =>
    forward(state, shortcuts, input).reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0);
  const step = 1e-5;
  return Array.from(x, (_, j) => {
    const moved = (by: number) => along(x.map((value, i) => (i === j ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

describe.each(['tanh', 'gelu', 'sigmoid', 'none'] as const)('%s', (activation) => {
  test.each([false, true])('the Jacobian is what differences measure (shortcuts: %s)', (shortcuts) => {
    const state = { ...initial, activation, depth: 5, gain: 1.2 };
    const { jacobians } = backward(state, shortcuts);
    const direction = drawn(state.draw)[0]?.direction ?? new Float64Array();
    measured(state, shortcuts).forEach((wanted, j) => {
      const found = direction.reduce(
        (sum, value, i) => sum + value * (jacobians[0]?.[i * width + j] ?? 0),
        0,
      );
      expect(found).toBeCloseTo(wanted, 7);
    });
  });
});

test('lengths are those of the gradients of all examples', () => {
  const state = { ...initial, activation: 'none', depth: 3, gain: 1 } as const;
  // Linear layers have one Jacobian for all examples.
  const jacobian = backward(state, true).jacobians[0] ?? new Float64Array();
  const squares = drawn(state.draw).map(({ direction }) => {
    let sum = 0;
    for (let j = 0; j < width; j++)
      sum += direction.reduce((of, value, i) => of + value * (jacobian[i * width + j] ?? 0), 0) ** 2;
    return sum;
  });
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  expect(backward(state, true).norms[0]).toBeCloseTo(Math.sqrt(mean), 10);
});

test('without weights nothing comes back through F, and through the shortcuts everything', () => {
  const state = { ...initial, gain: 0 };
  expect(backward(state, false).norms.slice(0, -1)).toEqual(Array(initial.depth).fill(0));
  for (const norm of backward(state, true).norms) expect(norm).toBeCloseTo(1, 12);
  expect(figure.drawings(state)).not.toMatch(/NaN|Infinity|undefined/);
});

test('as the figure opens, the gradient is lost without shortcuts and kept with them, whatever the weights', () => {
  for (const draw of draws) {
    const state = { ...initial, draw };
    expect(backward(state, false).norms[0]).toBeLessThan(1e-8);
    const kept = backward(state, true).norms[0] ?? 0;
    expect(kept).toBeGreaterThan(1);
    expect(kept).toBeLessThan(20);
  }
});

test('shortcuts do not tame large weights: with ReLU at gain √2 the gradient grows in every draw, and the plain one less', () => {
  for (const draw of draws) {
    const state = { ...initial, activation: 'relu', gain: Math.SQRT2, draw } as const;
    expect(factor(backward(state, true))).toBeGreaterThan(1.2);
    expect(factor(backward(state, false))).toBeLessThan(factor(backward(state, true)));
  }
});

test('every setting can be drawn, at either end of its rails', () => {
  for (const activation of functions)
    for (const depth of [limits.shallow, limits.deep])
      for (const gain of [0, 2.5])
        for (const shortcuts of [false, true]) {
          const state = { ...initial, activation, depth, gain, shortcuts };
          expect(figure.drawings(state)).not.toMatch(/NaN|Infinity|undefined/);
          expect(figure.describe(state)).not.toMatch(/NaN|∞|undefined/);
        }
});

test('a shallower stack keeps the chosen layer within it', () => {
  const shallow = figure.handles({ ...initial, layer: 30 })['depth']?.set(8);
  expect(shallow).toMatchObject({ depth: 8, layer: 8 });
  expect(layerHandle({ ...initial, depth: 8, layer: 8 }).text).toBe('layer 8, the output');
});

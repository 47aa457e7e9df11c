import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { press } from '../../../src/figures/kit/frame.ts';
import { edges, handles } from '../../../src/figures/network-builder/changes.ts';
import { figure } from '../../../src/figures/network-builder/index.ts';
import { along, weightAt } from '../../../src/figures/network-builder/layout.ts';
import {
  type Builder,
  type Choice,
  collapse,
  countPieces,
  initial,
  layers,
  limits,
  parameterCounts,
  reach,
  run,
} from '../../../src/figures/network-builder/model.ts';

const shapes = fc.array(fc.integer({ min: 1, max: limits.units }), { maxLength: limits.layers });
const coordinate = fc.double({ min: -reach, max: reach, noNaN: true });
const networks: fc.Arbitrary<Builder> = fc
  .record({
    hidden: shapes,
    seed: fc.integer({ min: 0, max: 10_000 }),
    scale: fc.double({ min: 0, max: limits.scale, noNaN: true }),
  })
  .map((changes) => ({ ...initial, ...changes }));

test.each([
  [[], [3]],
  [[1], [3, 2]],
  [
    [3, 2],
    [9, 8, 3],
  ],
  [
    [8, 8, 8, 8],
    [24, 72, 72, 72, 9],
  ],
])('%j has %j parameters', (hidden, wanted) => {
  expect(parameterCounts(hidden)).toEqual(wanted);
  const built = layers({ ...initial, hidden });
  expect(built.map(({ weights, biases }) => weights.length + biases.length)).toEqual(wanted);
});

test('without activation any depth is one plane: the output is slope · x + offset', () => {
  fc.assert(
    fc.property(networks, coordinate, coordinate, (state, x, y) => {
      const network = layers(state);
      const { slope, offset } = collapse(network);
      const size = Math.abs(slope[0]) + Math.abs(slope[1]) + Math.abs(offset) + 1;
      const output = run(network, 'identity', x, y).output;
      expect(Math.abs(output - (slope[0] * x + slope[1] * y + offset)) / size).toBeLessThan(1e-9);
    }),
  );
});

test('and the words say so', () => {
  const text = figure.describe({ ...initial, activation: 'identity', hidden: [4, 3, 2] });
  expect(text).toContain('Three hidden layers, still a plane: slope (');
});

test('the collapsed slope is the product of the weight matrices', () => {
  const network = layers({ ...initial, hidden: [3] });
  const [first, second] = network;
  const wanted = [0, 1].map((input) =>
    [0, 1, 2].reduce((sum, k) => sum + (second?.weights[k] ?? 0) * (first?.weights[2 * k + input] ?? 0), 0),
  );
  const { slope } = collapse(network);
  expect(slope[0]).toBeCloseTo(wanted[0] ?? Number.NaN, 10);
  expect(slope[1]).toBeCloseTo(wanted[1] ?? Number.NaN, 10);
});

describe('ReLU', () => {
  test('a network is made of flat pieces: second differences vanish inside one piece', () => {
    const network = layers(initial);
    const pattern = (x: number, y: number): string =>
      run(network, 'relu', x, y)
        .sums.slice(0, -1)
        .flat()
        .map((z) => z > 0)
        .join();
    let tried = 0;
    for (let k = 0; k < 400; k++) {
      const x = ((k % 20) / 10 - 1) * 1.9;
      const y = (Math.floor(k / 20) / 10 - 1) * 1.9;
      const h = 0.01;
      if (new Set([pattern(x - h, y), pattern(x, y), pattern(x + h, y)]).size > 1) continue;
      const at = (a: number): number => run(network, 'relu', a, y).output;
      expect(Math.abs(at(x - h) - 2 * at(x) + at(x + h))).toBeLessThan(1e-12);
      tried++;
    }
    expect(tried).toBeGreaterThan(300);
  });
  test('n units in one layer cut the plane into at most 1 + n + n(n−1)/2 pieces', () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const units of [1, 2, 4]) {
        const pieces = countPieces(layers({ ...initial, seed, hidden: [units] }), 'relu');
        expect(pieces).toBeLessThanOrEqual(1 + units + (units * (units - 1)) / 2);
        expect(pieces).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

test('weights from the seed have the spread that He’s rule asks for, within 5 %', () => {
  const sample: number[] = [];
  for (let seed = 0; seed < 400; seed++)
    sample.push(...(layers({ ...initial, seed, hidden: [8, 8] })[1]?.weights ?? []));
  const mean = sample.reduce((sum, w) => sum + w, 0) / sample.length;
  const variance = sample.reduce((sum, w) => sum + (w - mean) ** 2, 0) / sample.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance / (2 / 8) - 1)).toBeLessThan(0.05);
});

test('another unit leaves the other units’ weights as they were', () => {
  const before = layers({ ...initial, hidden: [3] })[0]?.weights;
  const after = layers({ ...initial, hidden: [4] })[0]?.weights;
  expect([...(after ?? [])].slice(0, 6)).toEqual([...(before ?? [])]);
});

test('whatever is pressed, the network stays within its limits and what is selected exists', () => {
  const actions = fc.constantFrom(
    'add',
    'remove',
    'more:0',
    'more:1',
    'more:3',
    'fewer:0',
    'fewer:2',
    'weights',
    'next',
    'previous',
    'show:1',
  );
  fc.assert(
    fc.property(fc.array(actions, { maxLength: 40 }), (presses) => {
      const state = presses.reduce((state, action) => press(figure, state, action), initial);
      expect(state.hidden.length).toBeLessThanOrEqual(limits.layers);
      for (const units of state.hidden) expect(units >= 1 && units <= limits.units).toBe(true);
      expect(edges(state.hidden)).toContainEqual(state.selected);
      expect(handles(state).weight.value).not.toBeNaN();
      for (const activation of ['identity', 'relu', 'gelu'] satisfies Choice[]) {
        expect(figure.drawings({ ...state, activation })).not.toMatch(/NaN|undefined|Infinity/);
      }
    }),
    { numRuns: 30 },
  );
});

test('a weight lies on its edge where a pointer would find it again', () => {
  for (const edge of edges([8, 3, 8])) {
    for (const weight of [-limits.weight, -0.5, 0, 1.25, limits.weight]) {
      expect(along([8, 3, 8], edge, weightAt([8, 3, 8], edge, weight))).toBeCloseTo(weight, 10);
    }
  }
});

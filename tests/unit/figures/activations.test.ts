import { describe, expect, test } from 'vitest';
import { flat, saturated, saturatedShare } from '../../../src/figures/activation-explorer/model.ts';
import {
  type ActivationId,
  activationIds,
  activations,
  geluByTanh,
  leak,
  selu,
} from '../../../src/figures/activations.ts';
import { erf, normalDensity, normalShare } from '../../../src/figures/normal.ts';

const alpha = 0.25;
/** Where f′ jumps: finite differences say nothing there. */
const kinked: readonly ActivationId[] = ['relu', 'leaky-relu', 'prelu', 'selu'];
const points = Array.from({ length: 161 }, (_, k) => (k - 80) / 16);

describe.each(activationIds)('%s', (id) => {
  const { f, slope } = activations[id];

  test('its slope agrees with central differences to 1e-8', () => {
    const h = 1e-5;
    for (const x of points) {
      // ELU's slope is continuous at 0 but bends there, which costs a central difference h/4.
      if (x === 0 && (kinked.includes(id) || id === 'elu')) continue;
      const difference = (f(x + h, alpha) - f(x - h, alpha)) / (2 * h);
      expect(Math.abs(slope(x, alpha) - difference), `at ${x}`).toBeLessThan(1e-8);
    }
  });

  test('it is finite from −100 to 100', () => {
    for (const x of [-100, -40, -10, 0, 10, 40, 100]) {
      expect(Number.isFinite(f(x, alpha)), `f(${x})`).toBe(true);
      expect(Number.isFinite(slope(x, alpha)), `f′(${x})`).toBe(true);
    }
  });
});

test.each<[ActivationId, number, number]>([
  ['sigmoid', 0, 0.5],
  ['tanh', 1, 0.7615941559557649],
  ['relu', -3, 0],
  ['leaky-relu', -3, -3 * leak],
  ['prelu', -3, -3 * alpha],
  ['elu', -1, Math.exp(-1) - 1],
  ['selu', 2, 2 * selu.scale],
  ['selu', -50, -1.7580993408473766],
  ['gelu', 1, 0.8413447460685429],
  ['silu', 1, 0.7310585786300049],
])('%s at %d is %d', (id, x, wanted) => {
  expect(activations[id].f(x, alpha)).toBeCloseTo(wanted, 12);
});

test('ReLU has slope 0 at 0, as is the convention', () => {
  expect(activations.relu.slope(0, alpha)).toBe(0);
});

test('the tanh form of GELU stays within 5e-4 of the exact one, and differs', () => {
  const away = Math.max(...points.map((x) => Math.abs(geluByTanh(x) - activations.gelu.f(x, alpha))));
  expect(away).toBeLessThan(5e-4);
  expect(away).toBeGreaterThan(4e-4);
});

// Values of the C library's erf; 2.5 is where one expansion hands over to the other.
test.each([
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [2.4999, 0.9995928300996666],
  [2.5001, 0.9995932657565293],
  [3, 0.9999779095030014],
  [4, 0.9999999845827421],
  [7, 1],
])('erf(%d) is right to 1e-13, and odd', (x, wanted) => {
  expect(Math.abs(erf(x) - wanted)).toBeLessThan(1e-13);
  expect(erf(-x)).toBe(-erf(x));
});

test('erf agrees with the integral of its density to 1e-10', () => {
  // Simpson's rule on 2,000 intervals; its own error here is below 1e-12.
  for (const x of [0.3, 1.1, 2.45, 2.55, 3.7]) {
    const n = 2000;
    let sum = 0;
    for (let k = 0; k <= n; k++) {
      const weight = k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2;
      sum += weight * Math.exp(-(((k * x) / n) ** 2));
    }
    expect(Math.abs(erf(x) - ((2 / Math.sqrt(Math.PI)) * sum * x) / (3 * n))).toBeLessThan(1e-10);
  }
});

test('the normal share and density are those of the standard normal', () => {
  expect(normalShare(1.959963984540054)).toBeCloseTo(0.975, 12);
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 14);
});

describe('saturation', () => {
  test('the sigmoid’s ends lie where f(1 − f) = 0.05 exactly', () => {
    const edge = Math.log((1 + Math.sqrt(1 - 4 * flat)) / (1 - Math.sqrt(1 - 4 * flat)));
    const found = saturated('sigmoid', alpha);
    expect(found).toHaveLength(2);
    expect(found[0]?.[1]).toBeCloseTo(-edge, 8);
    expect(found[1]?.[0]).toBeCloseTo(edge, 8);
    expect(saturatedShare('sigmoid', alpha)).toBeCloseTo(2 * normalShare(-edge), 8);
  });
  test('tanh: where 1 − f² = 0.05', () => {
    const edge = Math.atanh(Math.sqrt(1 - flat));
    expect(saturatedShare('tanh', alpha)).toBeCloseTo(2 * normalShare(-edge), 8);
  });
  test('ReLU wastes half of a standard normal input; PReLU at 0.25 nothing', () => {
    expect(saturatedShare('relu', alpha)).toBeCloseTo(0.5, 8);
    expect(saturated('prelu', alpha)).toEqual([]);
  });
  test('ELU: where eˣ = 0.05', () => {
    expect(saturated('elu', alpha)[0]?.[1]).toBeCloseTo(Math.log(flat), 8);
  });
  test('GELU is flat in its dip as well as on the left', () => {
    const found = saturated('gelu', alpha);
    expect(found).toHaveLength(2);
    for (const [from, to] of found) {
      for (const x of [from, to].filter((end) => Math.abs(end) < 12)) {
        expect(Math.abs(activations.gelu.slope(x, alpha))).toBeCloseTo(flat, 7);
      }
    }
  });
});

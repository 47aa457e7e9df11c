import { expect, test } from 'vitest';
import { uniforms } from '../../../src/figures/chance.ts';
import { lineFit } from '../../../src/figures/descent/line-fit.ts';
import { descend, optimiserIds } from '../../../src/figures/descent/optimisers.ts';
import { seaCells } from '../../../src/figures/descent/sea-cells.ts';
import { work } from '../../../src/figures/learning-loop/model.ts';
import { initial, run } from '../../../src/figures/loss-landscape/model.ts';
import { open } from '../lab/data/dataset-files.ts';

const { train } = open('coads').samples(['airTemperature', 'specificHumidity']).split();

test('the 64 cells are every 1/64 of the training rows of COADS', () => {
  const { airTemperature, specificHumidity } = train.columns;
  seaCells.forEach(([temperature, humidity], k) => {
    const row = Math.floor(((k + 0.5) * train.count) / 64);
    expect(Math.abs(temperature - (airTemperature[row] ?? Number.NaN))).toBeLessThan(0.0051);
    expect(Math.abs(humidity - (specificHumidity[row] ?? Number.NaN))).toBeLessThan(0.0051);
  });
});

test('the slope of the surface agrees with finite differences, and is 0 at the lowest place', () => {
  const h = 1e-5;
  for (const inputs of ['tens', 'standard'] as const) {
    const fit = lineFit(inputs);
    const [a, b] = [3, -4];
    const [slopeA, slopeB] = fit.slope([a, b]);
    expect((fit.value([a + h, b]) - fit.value([a - h, b])) / (2 * h)).toBeCloseTo(slopeA, 4);
    expect((fit.value([a, b + h]) - fit.value([a, b - h])) / (2 * h)).toBeCloseTo(slopeB, 4);
    expect(Math.hypot(...fit.slope(fit.best))).toBeLessThan(1e-9);
  }
});

test('a minibatch has the right slope on average', () => {
  const fit = lineFit('tens', 4);
  const at = [-8, -10] as const;
  const draw = uniforms(1);
  const count = 20_000;
  const mean = [0, 0];
  for (let k = 0; k < count; k++) {
    const [a, b] = fit.slope(at, draw);
    mean[0] = (mean[0] ?? 0) + a / count;
    mean[1] = (mean[1] ?? 0) + b / count;
  }
  const [a, b] = lineFit('tens').slope(at);
  expect((mean[0] ?? 0) / a).toBeCloseTo(1, 1);
  expect((mean[1] ?? 0) / b).toBeCloseTo(1, 1);
});

test('full batches converge below the largest rate and run away above it', () => {
  const fit = lineFit('tens');
  const end = (rate: number): number => {
    const path = descend(fit, { optimiser: 'sgd', start: [-8, -10], rate, steps: 400, seed: 1 });
    return fit.value(path.at(-1) ?? [0, 0]);
  };
  expect(end(0.98 * fit.largestRate)).toBeLessThan(fit.lowest + 0.1);
  expect(end(1.05 * fit.largestRate)).toBeGreaterThan(1e6);
});

test('standardised inputs make a round bowl: at a rate of 0.5 one full step arrives', () => {
  const { losses, fit } = run({ ...initial, inputs: 'standard', batch: 6, rate: Math.log10(0.5), steps: 1 });
  expect(losses.at(-1)).toBeCloseTo(fit.lowest, 9);
  expect(fit.condition).toBeCloseTo(1, 9);
});

test('the landscape of all training cells: the numbers of the text', () => {
  const x = train.columns.airTemperature;
  const of = (unit: number): { smallest: number; largest: number } => {
    const mean = x.reduce((sum, value) => sum + value / unit, 0) / x.length;
    const square = x.reduce((sum, value) => sum + (value / unit) ** 2, 0) / x.length;
    const root = Math.sqrt((square - 1) ** 2 + 4 * mean * mean);
    return { smallest: square + 1 - root, largest: square + 1 + root };
  };
  const [tens, degrees] = [of(10), of(1)];
  expect(tens.largest).toBeCloseTo(9.56, 2);
  expect(tens.smallest).toBeCloseTo(0.41, 2);
  expect(2 / tens.largest).toBeCloseTo(0.209, 3);
  expect(tens.largest / tens.smallest).toBeCloseTo(23.2, 1);
  expect(degrees.largest / degrees.smallest).toBeCloseTo(1617, 0);
  expect(2 / degrees.largest).toBeCloseTo(0.0025, 4);
});

test.each(optimiserIds)('%s goes downhill from afar', (optimiser) => {
  const fit = lineFit('standard');
  const path = descend(fit, { optimiser, start: [-4, 2], rate: 0.05, steps: 400, seed: 1 });
  expect(fit.value(path.at(-1) ?? [0, 0])).toBeLessThan(fit.value([-4, 2]) / 2);
});

test('the first round of the loop, by hand', () => {
  const { answers, loss, slope, w, b } = work({ line: 5, rate: 0.1 });
  expect(answers).toEqual([0, 0]);
  expect(loss).toBeCloseTo((4.3 ** 2 + 19.6 ** 2) / 2, 9);
  expect(slope?.[0]).toBeCloseTo(-(4.3 * 0.3 + 19.6 * 2.8), 9);
  expect(slope?.[1]).toBeCloseTo(-(4.3 + 19.6), 9);
  expect([w, b]).toEqual([expect.closeTo(5.617, 9), expect.closeTo(2.39, 9)]);
});

test('at the rate of the figure the loop ends near the line of these six cells', () => {
  const { w, b } = work({ line: 120, rate: 0.1 });
  expect(w).toBeGreaterThan(4);
  expect(w).toBeLessThan(7.5);
  expect(Math.abs(b)).toBeLessThan(4);
});

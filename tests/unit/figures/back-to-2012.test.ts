import { expect, test } from 'vitest';
import { count, initial, outputSide, totals } from '../../../src/figures/alexnet-layers/model.ts';
import { explorable as layers } from '../../../src/figures/alexnet-layers/view.ts';
import { compare, initial as years } from '../../../src/figures/top-five-error/model.ts';
import { explorable as errors } from '../../../src/figures/top-five-error/view.ts';

test.each([
  ['conv1', 55, 34_944],
  ['conv2', 27, 307_456],
  ['conv3', 13, 885_120],
  ['conv4', 13, 663_936],
  ['conv5', 13, 442_624],
  ['fc6', 1, 37_752_832],
  ['fc7', 1, 16_781_312],
  ['fc8', 1, 4_097_000],
])('%s gives a side of %d and has %d parameters', (name, side, parameters) => {
  const row = count(initial).find(({ layer }) => layer.name === name);
  expect(row).toMatchObject({ side, parameters });
});

test('AlexNet as published: 60,965,224 parameters, 96 % dense; 724 million multiplications, 92 % not', () => {
  const all = totals(count(initial));
  expect(all.parameters).toBe(60_965_224);
  expect(all.denseParameters).toBeCloseTo(0.9617, 3);
  expect(Math.round(all.multiplications / 1e6)).toBe(724);
  expect(1 - all.denseMultiplications).toBeCloseTo(0.919, 3);
});

test('in one piece conv2, conv4 and conv5 have twice the weights', () => {
  expect(totals(count({ ...initial, halves: false })).parameters).toBe(62_378_344);
});

test('a picture of 224 points gives 54, not the 55 of the paper', () => {
  expect(outputSide(224, 11, 4, 0)).toBe(54);
  expect(outputSide(227, 11, 4, 0)).toBe(55);
  expect(outputSide(2, 3, 2, 0)).toBe(0);
});

test('the picture can be used up, and the figure says so', () => {
  const small = { ...initial, image: 99 };
  const state = layers.choose?.(small, 'layer', '0') ?? small;
  const spec = layers.handles(state);
  const coarse = spec.stride?.set(8) ?? state;
  expect(layers.describe(coarse)).not.toContain('NaN');
  expect(spec.image?.text).toBe('99');
  expect(spec.image?.set(228)).toMatchObject({ image: 227 });
});

test('2011 to 2012: a fall of 9.6 points, 37 % of the error; the later years took 30, 42 and 46 %', () => {
  const first = compare(years);
  expect(first.points).toBeCloseTo(9.578, 3);
  expect(first.share).toBeCloseTo(0.368, 3);
  expect(compare({ ...years, from: 2012, to: 2013 }).share).toBeCloseTo(0.3, 2);
  expect(compare({ ...years, from: 2013, to: 2014 }).share).toBeCloseTo(0.42, 2);
  expect(compare({ ...years, from: 2014, to: 2015 }).share).toBeCloseTo(0.4648, 3);
  expect(compare({ ...years, from: 2010, to: 2015 }).yearly).toBeCloseTo(0.339, 3);
});

test('the official entry took other pictures besides', () => {
  const official = errors.choose?.(years, 'entry', 'official') ?? years;
  expect(errors.describe(official)).toContain('15.3 %');
});

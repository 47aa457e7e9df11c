import { expect, test } from 'vitest';
import { figure as layers } from '../../../src/figures/alexnet-layers/index.ts';
import { count, initial, totals } from '../../../src/figures/alexnet-layers/model.ts';
import { choose } from '../../../src/figures/kit/frame.ts';
import { outputSide } from '../../../src/figures/output-side.ts';
import { figure as errors } from '../../../src/figures/top-five-error/index.ts';
import { compare, initial as years } from '../../../src/figures/top-five-error/model.ts';

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
  const state = choose(layers, small, 'layer', '0');
  const spec = layers.handles(state);
  const coarse = spec.stride?.set(8) ?? state;
  expect(layers.describe(coarse)).not.toContain('NaN');
  expect(spec.image?.text).toBe('99');
  expect(spec.image?.set(227)).toMatchObject({ image: 227 });
});

test.each(initial.layers.map(({ name }, index) => [name, index] as const))(
  'every slider of %s says the number that it stands at',
  (_name, index) => {
    const state = { ...initial, chosen: index };
    for (const { value, text } of Object.values(layers.handles(state))) expect(text).toBe(`${value}`);
  },
);

test('2010 to 2011 took 9 % of the error, the years after it 36, 29, 43 and 46 %', () => {
  const shares = [2010, 2011, 2012, 2013, 2014].map(
    (from) => compare({ ...years, from, to: from + 1 }).share * 100,
  );
  expect(shares.map(Math.round)).toEqual([9, 36, 29, 43, 46]);
  expect(compare(years).points).toBeCloseTo(9.378, 3);
  expect(compare({ ...years, from: 2010, to: 2015 }).yearly).toBeCloseTo(0.339, 3);
});

test('AlexNet’s convolutions use a weight 3,025, 729 and 169 times', () => {
  expect([55, 27, 13].map((side) => side ** 2)).toEqual([3025, 729, 169]);
  const sides = count(initial).map(({ side }) => side);
  expect(sides.slice(0, 5)).toEqual([55, 27, 13, 13, 13]);
});

test.each(['linear', 'log'] as const)('on the %s axis no key covers the number over a bar', (scale) => {
  const labels = [
    ...errors
      .drawings({ ...years, scale })
      .matchAll(/<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<]*)</g),
  ].map(([, kind = '', x, y, anchor, content = '']) => {
    const width = 6.5 * content.length;
    const left = Number(x) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return { kind, content, left, right: left + width, bottom: Number(y), top: Number(y) - 12 };
  });
  const numbers = labels.filter(({ kind }) => kind.includes('value'));
  const keys = labels.filter(({ content }) => /second|person/.test(content));
  expect([numbers.length, keys.length]).toEqual([6, 2]);
  for (const key of keys) {
    for (const number of numbers) {
      const apart =
        key.left > number.right ||
        number.left > key.right ||
        key.top > number.bottom ||
        number.top > key.bottom;
      expect(apart, `${key.content} and ${number.content}`).toBe(true);
    }
  }
});

test('the official entry took other pictures besides', () => {
  const official = choose(errors, years, 'entry', 'official');
  expect(errors.describe(official)).toContain('15.3 %');
});

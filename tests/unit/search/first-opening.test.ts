import { expect, test } from 'vitest';
import { headed } from '../../../src/search/first-opening.ts';

const sections = ['Dropout', 'Seven methods and a straight line', 'Batch normalisation'].map((title) => ({
  title,
}));
const asked = (value: string): Element => ({ querySelector: () => ({ value }) }) as unknown as Element;

test('a section whose heading is looked for is the one that is listed', () => {
  expect(headed(sections, asked('dropout '))).toEqual([{ title: 'Dropout' }]);
  expect(headed(sections, asked('straight  LINE'))).toEqual([sections[1]]);
});

test('where no heading has the words, all sections stay', () => {
  expect(headed(sections, asked('Heidke'))).toEqual(sections);
});

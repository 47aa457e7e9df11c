import { expect, it } from 'vitest';
import { compare } from '../../../src/idioms/compare.ts';

const tables = (rows: [string, number][]) => [
  { id: 'v', spec: { title: 'Values', columns: [{ name: 'what' }, { name: 'value' }] }, rows, dropped: 0 },
];

it('sets values beside each other by their names', () => {
  expect(
    compare(
      tables([
        ['sum', 1.2346],
        ['a, b', -3],
      ]),
      'sum: 1.23456\na, b: -3.0',
    ),
  ).toEqual([
    { name: 'sum', tensorflow: 1.2346, pytorch: 1.23456, agree: true },
    { name: 'a, b', tensorflow: -3, pytorch: -3, agree: true },
  ]);
});

it.each([
  ['a difference of a thousandth', 1.001, '1.0', false],
  ['the sixth digit', 1.000_05, '1.0', true],
  ['zero beside rounding', 0, '1e-7', true],
  ['what is no number', 1, 'nan', false],
])('judges %s', (_, left, right, agree) => {
  expect(compare(tables([['x', left]]), `x: ${right}`)[0]?.agree).toBe(agree);
});

it('does not agree where one side is silent', () => {
  expect(compare(tables([['x', 1]]), 'y: 1')).toEqual([
    { name: 'x', tensorflow: 1, pytorch: undefined, agree: false },
    { name: 'y', tensorflow: undefined, pytorch: 1, agree: false },
  ]);
});

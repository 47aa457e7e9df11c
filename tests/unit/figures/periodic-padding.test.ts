import { expect, test } from 'vitest';
import { figure } from '../../../src/figures/periodic-padding/index.ts';
import {
  answer,
  columns,
  footprint,
  initial,
  longitude,
  reach,
  row,
  rows,
} from '../../../src/figures/periodic-padding/model.ts';
import { winds } from '../../../src/figures/periodic-padding/winds.ts';

const at = (column: number, padding: 'zeros' | 'round') => ({ ...initial, column, padding });

test('the array is whole', () => {
  expect([rows, columns]).toEqual([17, 36]);
  expect(winds.map((line) => line.length)).toEqual(Array(rows).fill(columns));
});

test('over the seam lie as many cells as the filter reaches beyond it', () => {
  const beyond = (column: number) => footprint(at(column, 'round')).filter((cell) => cell.beyond).length;
  expect([0, 1, 2, columns - 3, columns - 2, columns - 1].map(beyond)).toEqual([10, 5, 0, 0, 5, 10]);
});

test('round the globe the seam is a place like any other: the array may begin anywhere', () => {
  const around = (column: number): number => {
    let sum = 0;
    for (let y = row - reach; y <= row + reach; y++)
      for (let x = column - reach; x <= column + reach; x++) sum += winds[y]?.at(x % columns) ?? Number.NaN;
    return sum / 25;
  };
  for (let column = 0; column < columns; column++)
    expect(answer(at(column, 'round'))).toBeCloseTo(around(column), 12);
});

test('zeros make a steady wind weaker at the seam, and change nothing away from it', () => {
  expect(answer(at(0, 'zeros'))).toBeLessThan(0.75 * answer(at(0, 'round')));
  for (let column = reach; column < columns - reach; column++)
    expect(answer(at(column, 'zeros'))).toBe(answer(at(column, 'round')));
});

test('the columns begin at 20° east and end at 10° east', () => {
  expect([0, 1, columns - 1].map(longitude)).toEqual([20, 30, 10]);
});

test('columns are counted from 1, and longitudes go both ways from Greenwich', () => {
  const heard = (column: number) => figure.handles(at(column, 'zeros')).filter?.text;
  expect([0, 16, 17, columns - 1].map(heard)).toEqual([
    'column 1 of 36, 20° east',
    'column 17 of 36, 180°',
    'column 18 of 36, 170° west',
    'column 36 of 36, 10° east',
  ]);
  expect(figure.describe(at(17, 'zeros'))).toContain('lies on column 18 of 36, 170° west and 50° south.');
});

test('the filter itself can be taken, and its rail is then moved', () => {
  const state = at(5, 'zeros');
  expect(figure.drawings(state)).toContain('data-grab="filter"');
  expect(figure.grab?.(state, 'filter')).toEqual({ state, handle: 'filter' });
});

test('the words give both means', () => {
  const words = figure.describe(at(columns - 1, 'zeros'));
  expect(words).toContain('10 cells of its 25 lie beyond the seam');
  expect(words).toContain(`${answer(at(columns - 1, 'zeros')).toFixed(1)} m/s with zeros`);
  expect(words).toContain(`${answer(at(columns - 1, 'round')).toFixed(1)} m/s with the other side`);
});

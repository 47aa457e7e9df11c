import { describe, expect, test } from 'vitest';
import { figure } from '../../../src/figures/sliding-kernel/index.ts';
import {
  answer,
  answers,
  images,
  initial,
  kernels,
  named,
  places,
  type Sliding,
  turned,
  under,
} from '../../../src/figures/sliding-kernel/model.ts';
import { output, placeAt, placeHandles } from '../../../src/figures/sliding-kernel/pictures.ts';
import { sum, written } from '../../../src/figures/sliding-kernel/sum.ts';
import { open } from '../lab/data/dataset-files.ts';

const side = 60;

describe('the fields are those of the data sets', () => {
  test('a coast', () => {
    const { values } = open('landsat').variables.nearInfrared;
    const cut = Array.from(
      { length: side * side },
      (_, k) => values[(258 + Math.floor(k / side)) * 349 + 178 + (k % side)],
    );
    expect(Array.from(images.coast.values)).toEqual(cut);
  });
  test('the rain of Florence, north at the top', () => {
    const rain = open('stage-iv').variables.rain.take([12]);
    const cut = Array.from({ length: side * side }, (_, k) =>
      Math.round(rain[(79 - Math.floor(k / side)) * 87 + 27 + (k % side)] as number),
    );
    expect(Array.from(images.rain.values)).toEqual(cut);
  });
});

describe('the answers', () => {
  test('Sobel is a difference of columns, smoothed by 1, 2, 1 along them', () => {
    const { values } = images.rain;
    const found = answers({ image: 'rain', weights: kernels.east.weights });
    const column = (row: number, at: number) =>
      [1, 2, 1].reduce((sum, weight, m) => sum + weight * (values[(row + m) * side + at] as number), 0);
    for (let row = 0; row < places; row++)
      for (let at = 0; at < places; at++)
        expect(found[row * places + at]).toBe(column(row, at + 2) - column(row, at));
  });
  test.each(Object.keys(images) as (keyof typeof images)[])(
    'at one place is that of all places: %s',
    (image) => {
      for (const { weights } of Object.values(kernels))
        for (const [row, column] of [
          [0, 0],
          [57, 57],
          [24, 35],
        ] as const)
          expect(answer({ image, weights, row, column })).toBe(
            answers({ image, weights })[row * places + column],
          );
    },
  );
  test('turning Sobel changes the sign of every answer, and turning twice nothing', () => {
    const before = answers(initial);
    expect(Array.from(answers(turned(initial)))).toEqual(Array.from(before, (value) => 0 - value));
    expect(turned(turned(initial))).toEqual(initial);
  });
  test('the rise to the east is below zero where land lies in the west and the sea in the east', () => {
    expect(answer(initial)).toBeLessThan(-50);
    const [west = 0, , east = 0] = under(initial);
    expect(west).toBeGreaterThan(east);
  });
});

test('the place follows the hand and stays on the field', () => {
  const { column, row } = placeHandles(initial);
  expect(column.set(57).column).toBe(57);
  expect(row.set(0).row).toBe(places - 1);
  expect(placeAt({ x: -50, y: 900 })).toEqual({ row: places - 1, column: 0 });
  expect(figure.drag?.(initial, 'place', { x: 1.5 * 4.4, y: 3.5 * 4.4 })).toMatchObject({
    row: 2,
    column: 0,
  });
});

test('the sum is written out, without what counts nothing', () => {
  const state: Sliding = { ...initial, weights: [0, 0, 0, -1, 0, 2, 0, 0, 0] };
  const [, , , west = 0, , east = 0] = under(state);
  expect(written(state)).toBe(`−1 · ${west} + 2 · ${east} = ${2 * east - west}`.replace('= -', '= −'));
  expect(written({ ...state, weights: kernels.zero.weights })).toBe('0');
});

test('a kernel that is typed by hand is known by its name', () => {
  expect(named([0, 1, 0, 1, -4, 1, 0, 1, 0])).toBe('laplacian');
  expect(named([0, 1, 0, 1, -3, 1, 0, 1, 0])).toBeUndefined();
});

test('wherever the weights stand, no target covers the knob of another', () => {
  const drawn = sum({ ...initial, weights: [-5, -5, -5, 5, 5, 5, -5, -5, -5] });
  const knobs = [...drawn.matchAll(/translate\((\S+) (\S+)\)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  expect(knobs).toHaveLength(9);
  const finger = 27;
  for (const [k, [x, y]] of knobs.entries())
    for (const [x2, y2] of knobs.slice(0, k)) expect(Math.hypot(x - x2, y - y2)).toBeGreaterThan(finger);
});

test.each(Object.keys(images) as (keyof typeof images)[])(
  'answers of which none is below zero have the colours of the field: %s',
  (image) => {
    const says = (weights: readonly number[]) => output({ ...initial, image, weights });
    for (const name of ['sum', 'one', 'shift'] as const)
      expect(says(kernels[name].weights)).toContain('no answer is below zero');
    for (const name of ['east', 'laplacian', 'zero'] as const)
      expect(says(kernels[name].weights)).toContain('red above zero');
  },
);

test('what is your own is listed only while it is there', () => {
  const listed = (weights: readonly number[]) => {
    const control = figure
      .controls?.({ ...initial, weights })
      .find((each) => each.kind === 'choose' && each.id === 'kernel');
    return control?.html ?? '';
  };
  expect(listed(kernels.east.weights)).not.toContain('value="own"');
  expect(listed([1, 2, 3, 4, 5, 0, 0, 0, 0])).toContain('value="own" selected');
});

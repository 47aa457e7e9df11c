import { expect, test } from 'vitest';
import { differenceOf, isSeen, type Pixels, structureOf } from '../../browser/looks/structure.ts';

/** A picture of 80 × 64 pixels. */
const picture = (colour: (x: number, y: number) => number, width = 80, height = 64): Pixels => {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++)
    data.fill(colour(pixel % width, Math.floor(pixel / width)), 4 * pixel, 4 * pixel + 3);
  return { width, height, data };
};
const seen = (a: Pixels, b: Pixels): boolean => isSeen(differenceOf(structureOf(a), structureOf(b)));
const white = picture(() => 255);

test('a block is the mean of its 64 pixels, also where the picture ends within it', () => {
  const { width, height, data } = structureOf(picture((x, y) => (x < 4 ? 0 : y < 60 ? 200 : 100), 84, 60));
  expect([width, height]).toEqual([11, 8]);
  expect([...Array.from(data).slice(0, 4)]).toEqual([100, 100, 100, 255]);
  expect(data[4]).toBe(200);
});

test('letters that lie half a pixel elsewhere are not seen', () => {
  const letters = (shift: number) => picture((x, y) => (y % 16 < 10 && (x + shift) % 4 < 2 ? 60 : 250));
  expect(seen(letters(0), letters(1))).toBe(false);
});

test('a line that is gone, another shade and another size are', () => {
  expect(
    seen(
      picture((x) => (x === 40 ? 0 : 255)),
      white,
    ),
  ).toBe(true);
  expect(
    seen(
      picture(() => 251),
      white,
    ),
  ).toBe(true);
  expect(
    seen(
      picture(() => 255, 80, 80),
      white,
    ),
  ).toBe(true);
});

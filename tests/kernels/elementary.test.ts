import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerGradients } from '../../playground/kernels/gradients/index.ts';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(async () => {
  await startWasm();
  registerGradients();
});

const size = tf.util.sizeFromShape;

/** Both backends must give the same; rounding grows with what is summed up. */
async function same(compute: () => tf.Tensor, tolerance = 1e-5): Promise<void> {
  const [ours, theirs] = [await on('wasm', compute), await on('cpu', compute)];
  expect(ours.length).toBe(theirs.length);
  for (const [index, value] of ours.entries()) {
    const other = theirs[index] as number;
    if (Number.isNaN(other)) expect(value).toBeNaN();
    else expect(Math.abs(value - other)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(other)));
  }
}

const random = (seed: number, shape: number[]): tf.Tensor => tf.tensor(draw(seed, size(shape)), shape);

const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 0, maxLength: 4 });

describe('arithmetic agrees with the CPU backend', () => {
  const operations = { add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div };
  test.each(Object.keys(operations) as (keyof typeof operations)[])(
    '%s, shapes drawn at random',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          shapes,
          fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
          fc.nat(4),
          async (shape, ones, drop) => {
            const part = (from: number) => shape.map((length, axis) => (ones[from + axis] ? 1 : length));
            const [a, b] = [part(0), part(4).slice(Math.min(drop, shape.length))];
            await same(() => operations[name](random(1, a), random(2, b)));
          },
        ),
        { seed: 11, numRuns: 60 },
      );
    },
  );

  test('of whole numbers', () => same(() => tf.mul(tf.tensor1d([3, 4], 'int32'), tf.scalar(2, 'int32'))));

  test('of nothing', async () => {
    expect(await on('wasm', () => tf.add(tf.zeros([0, 3]), tf.zeros([3])))).toEqual([]);
  });
});

describe('sums and means agree with the CPU backend', () => {
  test('over axes drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        async (shape, chosen, keep) => {
          const axes = shape.flatMap((_, axis) => (chosen[axis] ? [axis] : []));
          await same(() => tf.sum(random(1, shape), axes.length ? axes : undefined, keep));
          await same(() => tf.mean(random(2, shape), axes.length ? axes : undefined, keep));
        },
      ),
      { seed: 12, numRuns: 80 },
    );
  });

  test('a long sum is exact to two millionths', async () => {
    const [total] = await on('wasm', () => tf.sum(tf.fill([1_000_000], 0.1)));
    expect(Math.abs((total as number) / 100_000.0015 - 1)).toBeLessThan(2e-6);
    const [column] = await on('wasm', () => tf.sum(tf.fill([200_000, 5], 0.1), 0));
    expect(Math.abs((column as number) / 20_000.0003 - 1)).toBeLessThan(2e-6);
  });
});

describe('operations that move numbers agree with the CPU backend', () => {
  test('concat and split, drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
        async (shape, which, lengths) => {
          const axis = which % shape.length;
          const parts = () =>
            lengths.map((length, index) =>
              random(
                index,
                shape.map((other, at) => (at === axis ? length : other)),
              ),
            );
          await same(() => tf.concat(parts(), axis));
          for (const index of lengths.keys())
            await same(() => tf.split(tf.concat(parts(), axis), lengths, axis)[index] as tf.Tensor);
        },
      ),
      { seed: 13, numRuns: 40 },
    );
  });

  test('a part, and noughts around, along one axis and along several, drawn at random', async () => {
    const along = fc.record({
      before: fc.nat(3),
      length: fc.integer({ min: 0, max: 4 }),
      after: fc.nat(3),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(along, { minLength: 1, maxLength: 4 }), fc.boolean(), async (axes, whole) => {
        const kept = axes.map(({ before, length, after, cut }) => (cut ? length : before + length + after));
        const begin = axes.map(({ before, cut }) => (cut ? before : 0));
        const all = axes.map(({ before, length, after }) => before + length + after);
        const numbers = (shape: number[]): tf.Tensor =>
          whole ? random(1, shape).mul(9).toInt() : random(1, shape);
        await same(() => tf.slice(numbers(all), begin, kept));
        const around = axes.map(({ before, after, cut }): [number, number] =>
          cut ? [before, after] : [0, 0],
        );
        await same(() => tf.pad(numbers(kept), around));
      }),
      { seed: 15, numRuns: 120 },
    );
  });

  test('transpose, drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 23 }),
        async (shape, order) => {
          const left = shape.map((_, axis) => axis);
          let rest = order;
          const perm = shape.map((_, index) => {
            const [axis] = left.splice(rest % left.length, 1);
            rest = Math.floor(rest / (shape.length - index));
            return axis as number;
          });
          await same(() => tf.transpose(random(1, shape), perm));
        },
      ),
      { seed: 14, numRuns: 80 },
    );
  });

  test.each<[number[], number[]]>([
    [
      [1, 1, 5],
      [2, 3, 1],
    ],
    [
      [4, 2],
      [3, 2],
    ],
    [[3], [4]],
    [
      [1, 3],
      [5, 2],
    ],
  ])('tile %j by %j', (shape, reps) => same(() => tf.tile(random(1, shape), reps)));

  test('whole numbers and truth', async () => {
    await same(() => tf.concat([tf.tensor1d([1, 2], 'int32'), tf.tensor1d([3], 'int32')]));
    await same(() => tf.concat([tf.tensor1d([1, 0], 'bool'), tf.tensor1d([1], 'bool')]));
    await same(() => tf.transpose(tf.tensor2d([[1, 0, 1]], [1, 3], 'bool')));
  });
});

describe('images agree with the CPU backend', () => {
  test.each<[string, number[], number, number, 'same' | 'valid' | number]>([
    ['halves', [2, 6, 8, 5], 2, 2, 'valid'],
    ['windows that overlap', [1, 7, 7, 3], 3, 2, 'same'],
    ['windows that run over the edge', [2, 5, 5, 8], 3, 1, 'same'],
    ['padding by a number', [2, 6, 6, 2], 3, 2, 1],
  ])('the gradient of maxPool, %s', (_, shape, window, stride, pad) =>
    same(() =>
      tf.grad((x) =>
        tf
          .maxPool(x as tf.Tensor4D, window, stride, pad)
          .square()
          .sum(),
      )(random(1, shape)),
    ),
  );

  test('the gradient of maxPool goes to the first of equals', () =>
    same(() => tf.grad((x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid').sum())(tf.ones([1, 4, 4, 5]))));

  test.each<[number[], [number, number], boolean]>([
    [[2, 3, 4, 5], [6, 8], false],
    [[1, 3, 4, 2], [5, 9], false],
    [[2, 4, 4, 3], [7, 7], true],
    [[1, 5, 6, 1], [2, 3], false],
  ])('resizing %j to %j', async (shape, target, aligned) => {
    const resize = (x: tf.Tensor) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, target, aligned);
    await same(() => resize(random(1, shape)));
    await same(() => tf.grad((x) => resize(x).square().sum())(random(1, shape)));
  });
});

describe('gradients of activations agree with the CPU backend', () => {
  test.each<[string, (x: tf.Tensor) => tf.Tensor]>([
    ['relu', tf.relu],
    ['tanh', tf.tanh],
    ['sigmoid', tf.sigmoid],
    ['clipping', (x) => tf.clipByValue(x, -0.5, 0.7)],
  ])('%s', (_, activation) => {
    const x = () => tf.concat([random(1, [61]), tf.tensor1d([0, -0.5, 0.7, 100, -100, 1])]);
    return same(
      () =>
        tf.grad((z) =>
          activation(z)
            .mul(random(2, [67]))
            .sum(),
        )(x()),
      2e-6,
    );
  });

  test('sums by segment, ids outside left out', () => {
    const ids = () => tf.tensor1d([2, -1, 0, 2, 5, 1], 'int32');
    return same(() => tf.grad((x) => tf.unsortedSegmentSum(x, ids(), 6).square().sum())(random(1, [6, 5])));
  });
});

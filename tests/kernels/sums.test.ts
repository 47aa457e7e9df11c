import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(startWasm);

function near(ours: readonly number[], theirs: readonly number[]): void {
  expect(ours.length).toBe(theirs.length);
  for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] as number, 4);
}

describe('sums by labelled axes agree with the CPU backend', () => {
  const shapes: Record<string, number> = { a: 2, b: 3, c: 4, d: 5, e: 1 };
  test.each([
    'ab->ba',
    'abc->c',
    'abc->',
    'ab->ab',
    'ab,bc->ac',
    'ab,cb->ca',
    'ab,ab->',
    'ab,ab->ab',
    'abc,acd->abd',
    'abc,dc->adb',
    'a,b->ab',
    'abcd,dab->cb',
    'abc,bd->ca',
    'ab,ec->ab',
    'a,->a',
  ])('%s', async (equation) => {
    const terms = (equation.split('->')[0] as string).split(',');
    const compute = () =>
      tf.einsum(
        equation,
        ...terms.map((term, index) => {
          const shape = [...term].map((label) => shapes[label] as number);
          return tf.tensor(draw(index, tf.util.sizeFromShape(shape)), shape);
        }),
      );
    // The CPU backend leaves out a sum over an axis of one term alone, and has no scalars: it is no reference there.
    near(await on('wasm', compute), expected(equation, terms, shapes));
  });
});

/** A sum by its definition: over every value of every label. */
function expected(equation: string, terms: string[], sizes: Record<string, number>): number[] {
  const result = equation.split('->')[1] as string;
  const labels = [...new Set(terms.join(''))];
  const place = (term: string, at: Record<string, number>) =>
    [...term].reduce((index, label) => index * (sizes[label] as number) + (at[label] as number), 0);
  const size = (term: string) => [...term].reduce((count, label) => count * (sizes[label] as number), 1);
  const values = terms.map((term, index) => draw(index, size(term)));
  const out = new Array<number>(size(result)).fill(0);
  const visit = (depth: number, at: Record<string, number>): void => {
    const label = labels[depth];
    if (label === undefined) {
      const term = terms.reduce(
        (p, t, index) => p * ((values[index] as Float32Array)[place(t, at)] as number),
        1,
      );
      (out[place(result, at)] as number) += term;
      return;
    }
    for (let value = 0; value < (sizes[label] as number); value++)
      visit(depth + 1, { ...at, [label]: value });
  };
  visit(0, {});
  return out;
}

describe('rows', () => {
  test('sums by segment, drawn at random, agree with a loop', async () => {
    const rows = fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 11 }), async (ids, width) => {
        const x = draw(ids.length, ids.length * width);
        const sums = new Array<number>(5 * width).fill(0);
        for (const [row, id] of ids.entries())
          if (id >= 0 && id < 5)
            for (let c = 0; c < width; c++) (sums[id * width + c] as number) += x[row * width + c] as number;
        const ours = await on('wasm', () =>
          tf.unsortedSegmentSum(tf.tensor2d(x, [ids.length, width]), tf.tensor1d(ids, 'int32'), 5),
        );
        near(ours, sums);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test.each<[string, number[], number[], number, number?]>([
    ['of a table', [5, 3], [4], 0],
    ['of a list', [7], [3], 0],
    ['of a table by a table', [4, 2, 3], [2, 3], 0],
    ['along the second axis', [3, 5, 2], [4], 1],
    ['along the last axis, counted from the end', [3, 2, 5], [4], -1],
    ['of each row by its own', [4, 3], [4, 2], 1, 1],
    ['of each table of a batch by its own', [2, 3, 5, 2], [2, 4], 2, 1],
  ])('gathered %s', async (_, shape, indexShape, axis, batchDims = 0) => {
    const x = draw(1, tf.util.sizeFromShape(shape));
    const size = shape.at(axis) as number;
    const index = Array.from({ length: tf.util.sizeFromShape(indexShape) }, (__, i) => (i * 3 + 1) % size);
    const compute = () =>
      tf.gather(
        tf.tensor(x, shape),
        tf.tensor(index, indexShape as [number], 'int32') as tf.Tensor1D,
        axis,
        batchDims,
      );
    near(await on('wasm', compute), await on('cpu', compute));
  });

  test('an index outside is refused', async () => {
    await expect(on('wasm', () => tf.gather(tf.tensor1d([1, 2]), tf.tensor1d([2], 'int32')))).rejects.toThrow(
      /index value 2/,
    );
  });
});

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerGradients } from '../../playground/kernels/gradients/index.ts';
import { random } from '../../playground/lab/random/random.ts';
import { padPeriodic } from '../../playground/lab/sphere/pad-periodic.ts';
import { startWasm } from './backends.ts';
import { dot, slopes } from './doubles.ts';

beforeAll(async () => {
  await startWasm();
  registerGradients();
});

type Op = (...inputs: tf.Tensor[]) => tf.Tensor;

/** Whole numbers: the products and sums of an operation that is linear in each input are then exact in float32. */
function whole(seed: number, shape: number[]): Float32Array {
  const rng = random(seed);
  return Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => rng.integer(9) - 4);
}

/**
 * Compares the gradients of sum(weights · op) with central differences of a step of 1, which are exact for an operation
 * that is linear in each input.
 */
function compare(op: Op, shapes: number[][], digits = 5): void {
  const values = shapes.map((shape, index) => whole(index + 1, shape));
  const tensors = (numbers: ArrayLike<number>[]) =>
    numbers.map((list, index) => tf.tensor(Float32Array.from(list), shapes[index]));
  const weights = whole(99, tf.tidy(() => op(...tensors(values))).shape);
  const weighted = (...inputs: tf.Tensor[]) => {
    const result = op(...inputs);
    return result.mul(tf.tensor(weights, result.shape)).sum();
  };
  for (const [index] of shapes.entries()) {
    const ours = tf.tidy(() => [...(tf.grads(weighted)(tensors(values))[index] as tf.Tensor).dataSync()]);
    const theirs = slopes(
      (x) =>
        tf.tidy(() =>
          dot(
            op(
              ...tensors(values.map((value, other) => (other === index ? Float32Array.from(x) : value))),
            ).dataSync(),
            weights,
          ),
        ),
      values[index] as Float32Array,
      1,
    );
    expect(ours.length).toBe(theirs.length);
    for (const [place, value] of ours.entries()) expect(value).toBeCloseTo(theirs[place] as number, digits);
  }
}

describe.each(['wasm', 'cpu'])('gradients agree with differences on %s', (backend) => {
  beforeAll(() => tf.setBackend(backend));

  test.each([1, 2])('depthToSpace, batch %i', (batch) =>
    compare((x) => tf.depthToSpace(x as tf.Tensor4D, 2), [[batch, 2, 3, 8]]),
  );

  test.each<[string, number[], Op]>([
    ['steps', [7, 5], (x) => tf.stridedSlice(x, [1, 0], [7, 5], [3, 2])],
    ['backwards', [6, 5], (x) => tf.stridedSlice(x, [5, 4], [0, 0], [-2, -1])],
    ['from the end', [6, 5], (x) => tf.stridedSlice(x, [-4, -3], [-1, -1], [1, 2])],
    ['masks', [4, 5, 3], (x) => tf.stridedSlice(x, [1, 1, 1], [3, 3, 2], [1, 2, 1], 1, 2)],
    ['an axis dropped', [4, 5], (x) => tf.stridedSlice(x, [1, 1], [2, 5], [1, 1], 0, 0, 0, 0, 1)],
    ['an axis added', [4, 5], (x) => tf.stridedSlice(x, [0, 0, 0], [0, 4, 5], [1, 2, 1], 0, 0, 0, 1, 0)],
    ['one entry', [5], (x) => tf.stridedSlice(x, [2], [3], [1])],
  ])('stridedSlice, %s', (_, shape, op) => compare(op, [shape]));

  describe.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('cumprod, exclusive %s, reverse %s', (exclusive, reverse) => {
    test('has noughts to deal with, two in some rows', () => {
      const rows = tf
        .tensor(whole(1, [5, 7]), [5, 7])
        .equal(0)
        .toFloat()
        .sum(1)
        .dataSync();
      expect(Math.max(...rows)).toBeGreaterThan(1);
    });

    test.each<[number[], number]>([
      [[5, 7], 1],
      [[5, 7], 0],
      [[2, 5, 3], 1],
      [[8], 0],
      [[3, 1], 1],
    ])('of %j along axis %i', (shape, axis) =>
      compare((x) => tf.cumprod(x, axis, exclusive, reverse), [shape]),
    );

    test('and the gradient of the gradient', () =>
      compare((x) => tf.grad((z) => tf.cumprod(z, 1, exclusive, reverse).sum())(x), [[4, 6]]));
  });

  test.each<[string, number[], number[], number[]]>([
    ['single entries', [3, 4], [2, 1, 0, 3, 2, 1], [3, 2]],
    ['rows, one of them twice', [4, 3], [1, 3, 1], [3, 1]],
  ])('gatherND and scatterND, %s', (_, shape, list, indexShape) => {
    const indices = () => tf.tensor(list, indexShape, 'int32');
    compare((x) => tf.gatherND(x, indices()), [shape]);
    const updates = [...indexShape.slice(0, -1), ...shape.slice(indexShape.at(-1))];
    compare((x) => tf.scatterND(indices() as tf.Tensor2D, x, shape as [number, number]), [updates]);
  });

  test.each<[string, number[][]]>([
    [
      'ab,bc->ac',
      [
        [3, 4],
        [4, 2],
      ],
    ],
    [
      'ab,cb->ca',
      [
        [3, 4],
        [2, 4],
      ],
    ],
    [
      'bij,bjk->bik',
      [
        [2, 3, 4],
        [2, 4, 2],
      ],
    ],
    [
      'ab,ab->a',
      [
        [3, 4],
        [3, 4],
      ],
    ],
    ['a,b->ab', [[3], [4]]],
    ['ab->ba', [[3, 4]]],
    ['abc->b', [[2, 3, 2]]],
  ])('einsum %s', (equation, shapes) => compare((...x) => tf.einsum(equation, ...x), shapes));

  test.each<[string, number[], [number, number], 'same' | 'valid' | number, number]>([
    ['padded', [1, 6, 5, 2], [2, 2], 'same', 3],
    ['two images, unequal dilation', [2, 6, 7, 2], [2, 3], 'same', 2],
    ['no padding', [2, 6, 5, 1], [2, 1], 'valid', 2],
    ['padded by a number', [1, 5, 5, 1], [2, 2], 1, 2],
  ])('dilated convolutions, %s', (_, shape, dilations, pad, outputs) => {
    const filter = [3, 2, shape[3] as number, outputs];
    compare(
      (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, pad, 'NHWC', dilations),
      [shape, filter],
    );
    compare(
      (x, w) => tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, pad, 'NHWC', dilations),
      [shape, filter],
    );
  });

  test.each(['reflect', 'symmetric'] as const)('padding by mirror images, %s', (mode) => {
    compare(
      (x) =>
        tf.mirrorPad(
          x,
          [
            [1, 2],
            [0, 1],
          ],
          mode,
        ),
      [[3, 4]],
    );
    compare(
      (x) =>
        tf.mirrorPad(
          x,
          [
            [0, 0],
            [2, 3],
            [1, 0],
          ],
          mode,
        ),
      [[2, 4, 2]],
    );
  });

  test.each<['zeros' | 'across']>([['zeros'], ['across']])('padPeriodic, poles by %s', (poles) =>
    compare((x) => padPeriodic(x as tf.Tensor4D, [1, 2], { poles }), [[2, 3, 6, 2]]),
  );

  test.each<[string, number, [number, number], boolean, boolean]>([
    ['one image', 1, [6, 8], false, false],
    ['several images', 3, [6, 8], false, false],
    ['aligned corners', 2, [5, 7], true, false],
    ['pixel centres', 2, [5, 7], false, true],
    ['smaller', 2, [2, 3], false, false],
  ])('resizing to the nearest pixel, %s', (_, batch, size, aligned, centred) =>
    compare(
      (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, size, aligned, centred),
      [[batch, 3, 4, 2]],
    ),
  );

  test.each([8, 6])('Fourier transforms of length %i', (n) => {
    const shape = [2, n];
    compare((re, im) => tf.real(tf.fft(tf.complex(re, im))), [shape, shape], 3);
    compare((re, im) => tf.imag(tf.ifft(tf.complex(re, im))), [shape, shape], 3);
    compare((x) => tf.imag(tf.rfft(x)), [shape], 3);
    compare((x) => tf.irfft(tf.rfft(x)), [shape], 3);
    const both = (re: tf.Tensor, im: tf.Tensor) => {
      const y = tf.fft(tf.complex(re, im));
      return tf.concat([tf.real(y), tf.imag(y)]);
    };
    compare(both, [shape, shape], 3);
  });

  test('a product of complex numbers', () => {
    const op = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor, d: tf.Tensor) => {
      const product = tf.mul(tf.complex(a, b), tf.complex(c, d));
      return tf.add(tf.real(product), tf.imag(product));
    };
    compare(op, [[5], [5], [5], [5]]);
  });

  test('the size of a complex number, at nought too', () => {
    const slope = tf.grads((re, im) => tf.abs(tf.complex(re, im)).sum());
    const [re, im] = slope([tf.tensor1d([3, 0, -5]), tf.tensor1d([4, 0, 12])]) as [tf.Tensor, tf.Tensor];
    const expected = [
      [3 / 5, 0, -5 / 13],
      [4 / 5, 0, 12 / 13],
    ];
    for (const [index, tensor] of [re, im].entries())
      for (const [place, value] of tensor.dataSync().entries())
        expect(value).toBeCloseTo(expected[index]?.[place] as number, 5);
  });

  test('a spectrum can be fitted', () => {
    const x = tf.variable(tf.tensor1d([1, 2, 0, -1, 3, 0, 1, 0]));
    const power = () =>
      tf
        .square(tf.abs(tf.rfft(x)))
        .mean()
        .asScalar();
    const before = power().dataSync()[0] as number;
    const optimiser = tf.train.sgd(0.01);
    for (let step = 0; step < 20; step++) optimiser.minimize(power);
    expect(power().dataSync()[0]).toBeLessThan(before / 2);
  });
});

import * as tf from '@tensorflow/tfjs';
import { noise } from '../../../playground/benchmark/models/noise.ts';
import { adamw } from '../../../playground/lab/training/adamw.ts';
import { rmsprop } from '../../../playground/lab/training/rmsprop.ts';

/* The operations that the project has kernels or gradients for, each small, as in a little network, and large. */

/** Makes the inputs, and gives what is timed; its result is disposed of by the caller. */
type Case = () => () => tf.Tensor;

const of = (...shape: number[]): tf.Tensor => noise(1, shape);
const whole = (length: number, below: number): tf.Tensor1D =>
  tf.tensor1d(
    Int32Array.from({ length }, (_, index) => (index * 7919) % below),
    'int32',
  );

/** The gradient with respect to the first input, at ones. */
function gradient(f: (...inputs: tf.Tensor[]) => tf.Tensor, ...inputs: tf.Tensor[]): () => tf.Tensor {
  const slope = tf.grad((x: tf.Tensor) => f(x, ...inputs.slice(1)));
  return () => slope(inputs[0] as tf.Tensor);
}

/** A step of an optimiser of `lab` for two layers. What is read is made of the last weight, so a GPU has taken the step. */
function stepOf(make: () => tf.Optimizer, width: number): Case {
  return () => {
    const weights = [of(width, width), of(width), of(width, 8), of(8)].map((values) => tf.variable(values));
    const gradients = weights.map((weight) => ({ name: weight.name, tensor: weight.mul(0.5) }));
    const [optimizer, last] = [make(), weights.at(-1) as tf.Variable];
    return () => {
      optimizer.applyGradients(gradients);
      return last.mul(1);
    };
  };
}

type Image = tf.Tensor4D;
const sizes = {
  small: { batch: 8, width: 16, image: [2, 12, 12, 4], filters: 8 },
  large: { batch: 512, width: 256, image: [8, 48, 48, 16], filters: 32 },
} as const;

function casesOf(name: keyof typeof sizes): Record<string, Case> {
  const { batch, width, image, filters } = sizes[name];
  const kernel = (): Image => of(3, 3, image[3], filters) as Image;
  const picture = (): Image => of(...image) as Image;
  const convolve = (x: tf.Tensor, w: tf.Tensor, stride = 1) =>
    tf.conv2d(x as Image, w as Image, stride, 'same');
  const pair = (): [tf.Tensor, tf.Tensor] => [of(batch, width), of(batch, width)];
  const binary =
    (f: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, b: () => tf.Tensor): Case =>
    () => {
      const [x, y] = [of(batch, width), b()];
      return () => f(x, y);
    };
  const unary =
    (f: (x: tf.Tensor) => tf.Tensor): Case =>
    () => {
      const x = of(batch, width);
      return () => f(x);
    };
  const slope =
    (f: (x: tf.Tensor) => tf.Tensor): Case =>
    () =>
      gradient(f, of(batch, width));
  const onImage =
    (f: (x: Image) => tf.Tensor): Case =>
    () => {
      const x = picture();
      return () => f(x);
    };
  const heads = 4;
  return {
    add: () => {
      const [a, b] = pair();
      return () => a.add(b);
    },
    'add, a row': binary(tf.add, () => of(width)),
    'add, a column': binary(tf.add, () => of(batch, 1)),
    'mul, a number': binary(tf.mul, () => tf.scalar(2)),
    'sub, a row': binary(tf.sub, () => of(width)),
    'div, a column': binary(tf.div, () => of(batch, 1)),
    'squared difference': binary(tf.squaredDifference, () => of(batch, width)),
    matMul: binary(
      (a, b) => tf.matMul(a, b),
      () => of(width, width),
    ),
    'matMul, transposed': binary(
      (a, b) => tf.matMul(a, b, false, true),
      () => of(width, width),
    ),
    'matMul of the weights': binary(
      (a, b) => tf.matMul(a, b, true, false),
      () => of(batch, width),
    ),
    'matMul, one column': binary(
      (a, b) => tf.matMul(a, b),
      () => of(width, 1),
    ),
    'matMul in batches': () => {
      const [a, b] = [of(8, heads, batch, 8), of(8, heads, 8, batch)];
      return () => tf.matMul(a, b);
    },
    'dense layer': () => {
      const [x, w, b] = [of(batch, width) as tf.Tensor2D, of(width, width) as tf.Tensor2D, of(width)];
      return () => tf.fused.matMul({ a: x, b: w, bias: b, activation: 'relu' });
    },
    'step of adamw': stepOf(() => adamw(1e-4), width),
    'step of rmsprop': stepOf(() => rmsprop(1e-4), width),
    'step of rmsprop with momentum': stepOf(() => rmsprop(1e-4, { momentum: 0.9 }), width),
    relu: unary(tf.relu),
    sigmoid: unary(tf.sigmoid),
    tanh: unary(tf.tanh),
    square: unary(tf.square),
    sqrt: unary((x) => tf.sqrt(x)),
    'cast to int32': unary((x) => x.cast('int32')),
    'clip by value': unary((x) => x.clipByValue(-1, 1)),
    'gradient of relu': slope((x) => x.relu().sum()),
    'gradient of tanh': slope((x) => x.tanh().sum()),
    'gradient of sigmoid': slope((x) => x.sigmoid().sum()),
    'gradient of clipping': slope((x) => x.clipByValue(-1, 1).sum()),
    'gradient of the mean square': slope((x) => x.square().mean()),
    'sum of all': unary((x) => x.sum()),
    'sum of rows': unary((x) => x.sum(1)),
    'sum of columns': unary((x) => x.sum(0)),
    'mean of rows': unary((x) => x.mean(1)),
    'mean of columns': unary((x) => x.mean(0)),
    'max of rows': unary((x) => x.max(1)),
    softmax: unary((x) => tf.softmax(x)),
    'log softmax': unary((x) => tf.logSoftmax(x)),
    'gradient of softmax': slope((x) => tf.softmax(x).square().sum()),
    transpose: unary((x) => x.transpose()),
    'transpose to heads': () => {
      const x = of(4, batch, heads, width / heads);
      return () => x.transpose([0, 2, 1, 3]);
    },
    'concat by columns': binary(
      (a, b) => tf.concat([a, b], 1),
      () => of(batch, width),
    ),
    'concat by rows': binary(
      (a, b) => tf.concat([a, b], 0),
      () => of(batch, width),
    ),
    split: unary((x) => {
      const [first, ...rest] = tf.split(x, 4, 1);
      tf.dispose(rest);
      return first as tf.Tensor;
    }),
    tile: () => {
      const x = of(1, width);
      return () => x.tile([batch, 1]);
    },
    gather: () => {
      const [x, rows] = [of(batch, width), whole(2 * batch, batch)];
      return () => tf.gather(x, rows);
    },
    'gradient of gather': () => {
      const [x, rows] = [of(batch, width), whole(2 * batch, batch)];
      return gradient((z) => tf.gather(z, rows).square().sum(), x);
    },
    'sum by segment': () => {
      const [x, rows] = [of(4 * batch, width), whole(4 * batch, batch)];
      return () => tf.unsortedSegmentSum(x, rows, batch);
    },
    conv2d: () => {
      const [x, w] = [picture(), kernel()];
      return () => convolve(x, w);
    },
    'conv2d, stride 2': () => {
      const [x, w] = [picture(), kernel()];
      return () => convolve(x, w, 2);
    },
    'conv2d, 1 × 1': () => {
      const [x, w] = [picture(), of(1, 1, image[3], filters)];
      return () => convolve(x, w);
    },
    'conv2d, gradient of the image': () =>
      gradient((x, w) => convolve(x, w as tf.Tensor).sum(), picture(), kernel()),
    'conv2d, gradient of the filter': () =>
      gradient((w, x) => convolve(x as tf.Tensor, w).sum(), kernel(), picture()),
    'depthwise conv2d': () => {
      const [x, w] = [picture(), of(3, 3, image[3], 1) as Image];
      return () => tf.depthwiseConv2d(x, w, 1, 'same');
    },
    'max pool': onImage((x) => tf.maxPool(x, 2, 2, 'valid')),
    'gradient of max pool': () => gradient((x) => tf.maxPool(x as Image, 2, 2, 'valid').sum(), picture()),
    'batch norm': () => {
      const [x, mean, variance] = [picture(), of(image[3]), of(image[3]).square()];
      return () => tf.batchNorm(x, mean as tf.Tensor1D, variance as tf.Tensor1D);
    },
    'moments of channels': onImage((x) => {
      const { mean, variance } = tf.moments(x, [0, 1, 2]);
      mean.dispose();
      return variance;
    }),
    'resize to the nearest': onImage((x) => tf.image.resizeNearestNeighbor(x, [2 * image[1], 2 * image[2]])),
    'gradient of resizing': () =>
      gradient(
        (x) => tf.image.resizeNearestNeighbor(x as Image, [2 * image[1], 2 * image[2]]).sum(),
        picture(),
      ),
    'mirror pad': onImage((x) =>
      tf.mirrorPad(
        x,
        [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ],
        'reflect',
      ),
    ),
    'complex product': () => {
      const [a, b] = pair();
      const [z, w] = [tf.complex(a, b), tf.complex(b, a)];
      return () => tf.real(z.mul(w));
    },
    'Fourier transform': () => {
      const z = tf.complex(of(batch, width), of(batch, width));
      return () => tf.real(tf.fft(z));
    },
    einsum: binary(
      (a, b) => tf.einsum('ij,kj->ik', a, b),
      () => of(width, width),
    ),
  };
}

export const cases: Readonly<Record<string, Case>> = Object.fromEntries(
  (['small', 'large'] as const).flatMap((size) =>
    Object.entries(casesOf(size)).map(([name, make]) => [`${name} (${size})`, make]),
  ),
);

/**
 * @title Vorticity is a convolution
 * @expect check "a wheel" passes
 * @expect check "a fountain" passes
 * @expect check "the winds of January 1983" passes
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field } from 'lab';

// What the wind in each direction adds to the vorticity ∂v/∂x − ∂u/∂y, by central differences over two cells.
// First row: the neighbours in the south, since the rows of the winds go north. First column: the west.
const onU = [
  [0, 0.5, 0],
  [0, 0, 0],
  [0, -0.5, 0],
];
const onV = [
  [0, 0, 0],
  [-0.5, 0, 0.5],
  [0, 0, 0],
];
/** One filter over two channels: [rows, columns, channels, filters]. */
export const kernel = tf.stack([tf.tensor2d(onU), tf.tensor2d(onV)], 2).expandDims(3) as tf.Tensor4D;

/** Vorticity of winds u and v, [rows, columns], in m/s per cell; without the outermost rows and columns. */
export function vorticity(u: tf.Tensor2D, v: tf.Tensor2D): tf.Tensor2D {
  const winds = tf.stack([u, v], 2).expandDims(0) as tf.Tensor4D; // [1, rows, columns, 2]
  return tf.conv2d(winds, kernel, 1, 'valid').squeeze([0, 3]);
}

// January 1982 over the tropics, where a cell is nearly as wide as it is high; everywhere else it is narrower.
const { u, v } = (await dataset('fnoc-winds')).variables;
const tropics = (values: Float32Array) =>
  tf.tensor2d(values, [73, 144]).slice([28, 0], [17, 144]) as tf.Tensor2D;
field(vorticity(tropics(u.take([0])), tropics(v.take([0]))), {
  title: 'Vorticity, 20° S to 20° N',
  units: 'm/s per cell',
  palette: 'diverging',
  x: { label: 'longitude', units: '° east', first: 22.5, last: 375 },
  y: { label: 'latitude', units: '° north', first: -17.5, last: 17.5 },
});

/**
 * @title Sizes before you run
 * @expect check "output size" fails
 * @expect check "receptive field" fails
 * @expect check "parameters" fails
 */
import { log } from 'lab';

/** A convolution or pooling: kernel k, stride s, padding p on each side, all along one axis. */
export interface Layer {
  k: number;
  s: number;
  p: number;
}

/** How many cells come out where n go in. */
export function outputSize(n: number, { k, s, p }: Layer): number {
  return (n + p - k) / s; // nearly
}

/** How many cells of the input a unit of the last layer sees, along one axis. */
export function receptiveField(layers: Layer[]): number {
  return layers.reduce((field, { k }) => field + k - 1, 1); // and the strides?
}

/** How many numbers a convolution learns, its biases among them. */
export function parameters(k: number, inputs: number, filters: number): number {
  return k * inputs * filters;
}

const pool = { k: 2, s: 2, p: 0 };
const conv = { k: 3, s: 1, p: 1 };
log('32 cells under a pooling:', outputSize(32, pool));
log('two convolutions, a pooling, a convolution see:', receptiveField([conv, conv, pool, conv]));
log('3 × 3, from 64 channels to 128:', parameters(3, 64, 128));

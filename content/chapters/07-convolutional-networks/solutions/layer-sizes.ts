/**
 * @title Sizes before you run
 * @expect check "output size" passes
 * @expect check "receptive field" passes
 * @expect check "parameters" passes
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
  return Math.floor((n + 2 * p - k) / s) + 1;
}

/** How many cells of the input a unit of the last layer sees, along one axis. */
export function receptiveField(layers: Layer[]): number {
  let [field, jump] = [1, 1]; // cells seen, and cells from one unit to the next
  for (const { k, s } of layers) {
    field += (k - 1) * jump;
    jump *= s;
  }
  return field;
}

/** How many numbers a convolution learns, its biases among them. */
export function parameters(k: number, inputs: number, filters: number): number {
  return k * k * inputs * filters + filters;
}

const pool = { k: 2, s: 2, p: 0 };
const conv = { k: 3, s: 1, p: 1 };
log('32 cells under a pooling:', outputSize(32, pool));
log('two convolutions, a pooling, a convolution see:', receptiveField([conv, conv, pool, conv]));
log('3 × 3, from 64 channels to 128:', parameters(3, 64, 128));

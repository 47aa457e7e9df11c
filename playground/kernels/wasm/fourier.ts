import * as tf from '@tensorflow/tfjs';
import { makeComplex, pairs } from './complex.ts';
import { type Kernel, replace } from './replace.ts';

/**
 * A transform of a fixed length, in place: X_k = Σ x_j e^(-2πi jk/n). Angles, sums and products are in double
 * precision. A length that is a power of two is halved again and again (Cooley and Tukey, 1965); any other becomes a
 * convolution of such a length (Bluestein, 1970). Both take O(n log n).
 */
type Transform = (re: Float64Array, im: Float64Array) => void;

const transforms = new Map<number, Transform>();
/** Tables of more lengths than this are not kept. */
const keep = 32;

function transformOf(length: number): Transform {
  let transform = transforms.get(length);
  if (!transform) {
    transform = (length & (length - 1)) === 0 ? powerOfTwo(length) : bluestein(length);
    if (transforms.size >= keep) transforms.clear();
    transforms.set(length, transform);
  }
  return transform;
}

function powerOfTwo(length: number): Transform {
  const cos = Float64Array.from({ length: length / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / length));
  const sin = Float64Array.from({ length: length / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / length));
  const swap = (values: Float64Array, a: number, b: number): void => {
    const value = values[a] as number;
    values[a] = values[b] as number;
    values[b] = value;
  };
  return (re, im) => {
    for (let index = 1, mirrored = 0; index < length; index++) {
      let bit = length >> 1;
      for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
      mirrored ^= bit;
      if (index < mirrored) {
        swap(re, index, mirrored);
        swap(im, index, mirrored);
      }
    }
    for (let half = 1; half < length; half *= 2) {
      const stride = length / (2 * half);
      for (let start = 0; start < length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const [c, s] = [cos[k * stride] as number, sin[k * stride] as number];
          const [x, y] = [re[b] as number, im[b] as number];
          const [u, v] = [x * c - y * s, x * s + y * c];
          re[b] = (re[a] as number) - u;
          im[b] = (im[a] as number) - v;
          re[a] = (re[a] as number) + u;
          im[a] = (im[a] as number) + v;
        }
      }
    }
  };
}

function bluestein(length: number): Transform {
  const size = 2 ** Math.ceil(Math.log2(2 * length - 1));
  const inner = transformOf(size);
  // The square is reduced first: the angle of a large one would lose its last digits.
  const angle = (k: number): number => (Math.PI * ((k * k) % (2 * length))) / length;
  const cos = Float64Array.from({ length }, (_, k) => Math.cos(angle(k)));
  const sin = Float64Array.from({ length }, (_, k) => Math.sin(angle(k)));
  const chirpRe = new Float64Array(size);
  const chirpIm = new Float64Array(size);
  for (let k = 0; k < length; k++) {
    chirpRe[k] = chirpRe[(size - k) % size] = cos[k] as number;
    chirpIm[k] = chirpIm[(size - k) % size] = sin[k] as number;
  }
  inner(chirpRe, chirpIm);
  const a = new Float64Array(size);
  const b = new Float64Array(size);
  return (re, im) => {
    a.fill(0);
    b.fill(0);
    for (let k = 0; k < length; k++) {
      const [x, y, c, s] = [re[k] as number, im[k] as number, cos[k] as number, sin[k] as number];
      a[k] = x * c + y * s;
      b[k] = y * c - x * s;
    }
    inner(a, b);
    for (let k = 0; k < size; k++) {
      const [x, y, c, s] = [a[k] as number, b[k] as number, chirpRe[k] as number, chirpIm[k] as number];
      // Conjugated, so that the same transform goes back.
      a[k] = x * c - y * s;
      b[k] = -(x * s + y * c);
    }
    inner(a, b);
    for (let k = 0; k < length; k++) {
      const [x, y, c, s] = [
        (a[k] as number) / size,
        -(b[k] as number) / size,
        cos[k] as number,
        sin[k] as number,
      ];
      re[k] = x * c + y * s;
      im[k] = y * c - x * s;
    }
  };
}

/** The transform over the last axis; the inverse is the transform of the conjugate, conjugated and divided by n. */
function fourier(inverse: boolean): Kernel {
  return (call) => {
    const { input } = call.inputs;
    const length = input?.shape.at(-1);
    if (input?.dtype !== 'complex64' || length === undefined) return undefined;
    const out = makeComplex(call.backend, input.shape);
    if (length === 0) return out;
    const [from, to] = [pairs(call, input), pairs(call, out)];
    const transform = transformOf(length);
    const [re, im] = [new Float64Array(length), new Float64Array(length)];
    const sign = inverse ? -1 : 1;
    const scale = inverse ? 1 / length : 1;
    for (let start = 0; start < from.length; start += 2 * length) {
      for (let k = 0; k < length; k++) {
        re[k] = from[start + 2 * k] as number;
        im[k] = sign * (from[start + 2 * k + 1] as number);
      }
      transform(re, im);
      for (let k = 0; k < length; k++) {
        to[start + 2 * k] = scale * (re[k] as number);
        to[start + 2 * k + 1] = sign * scale * (im[k] as number);
      }
    }
    return out;
  };
}

export function registerFourier(): void {
  replace(tf.FFT, fourier(false));
  replace(tf.IFFT, fourier(true));
}

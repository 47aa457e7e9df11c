import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';
import { summedTo } from './summed.ts';

/*
 * The convention, that of TensorFlow: where a real loss L depends on z = x + iy, its gradient is ∂L/∂x + i ∂L/∂y, the
 * direction of steepest ascent in the plane. A real tensor stands for a gradient without imaginary part.
 */

/**
 * Lets a complex gradient through. The engine asserts that the gradient of every tensor is float32, once, right after
 * it was computed, and handles complex ones well apart from that: so this tensor gives its dtype wrongly once.
 */
function admitted(gradient: tf.Tensor): tf.Tensor {
  if (gradient.dtype !== 'complex64') return gradient;
  Object.defineProperty(gradient, 'dtype', {
    configurable: true,
    enumerable: true,
    get() {
      Object.defineProperty(gradient, 'dtype', { value: 'complex64', writable: true, enumerable: true });
      return 'float32';
    },
  });
  return gradient;
}

function complexOf(x: tf.Tensor): tf.Tensor {
  return x.dtype === 'complex64' ? x : tf.complex(x, tf.zerosLike(x));
}

function conjugate(x: tf.Tensor): tf.Tensor {
  return x.dtype === 'complex64' ? tf.complex(tf.real(x), tf.neg(tf.imag(x))) : x;
}

/** Sums over the axes that broadcasting added or stretched. */
function complexSummedTo(x: tf.Tensor, shape: number[]): tf.Tensor {
  if (x.dtype !== 'complex64') return summedTo(x, shape);
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return axes.length === 0 ? x : tf.complex(summedTo(tf.real(x), shape), summedTo(tf.imag(x), shape));
}

const scaled = (x: tf.Tensor, factor: number): tf.Tensor =>
  tf.complex(tf.real(x).mul(factor), tf.imag(x).mul(factor));

/** The gradient that a kernel has anyway, with complex numbers let through. */
function admit(kernelName: string): void {
  const stock = tf.getGradient(kernelName);
  if (!stock) return;
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...stock,
    gradFunc(dy, saved, attrs) {
      const derivatives = stock.gradFunc(dy, saved, attrs);
      if ((Array.isArray(dy) ? dy : [dy]).every((gradient) => gradient?.dtype !== 'complex64'))
        return derivatives;
      return Object.fromEntries(
        Object.entries(derivatives).map(([name, derivative]) => [name, () => admitted(derivative())]),
      );
    },
  });
}

/** Gradients of complex numbers and Fourier transforms. */
export function registerComplexGradients(): void {
  setGradient(tf.Complex, {}, (dy) => ({
    real: () => tf.real(complexOf(dy)),
    imag: () => tf.imag(complexOf(dy)),
  }));
  setGradient(tf.Real, {}, (dy) => ({ input: () => admitted(complexOf(dy)) }));
  setGradient(tf.Imag, {}, (dy) => ({ input: () => admitted(tf.complex(tf.zerosLike(dy), dy)) }));
  setGradient(tf.ComplexAbs, { inputsToSave: ['x'] }, (dy, [x]) => ({
    x: () => {
      const z = x as tf.Tensor;
      const size = tf.abs(z);
      // At nought the slope is taken as nought.
      const share = tf.divNoNan(dy, size);
      return admitted(tf.complex(tf.real(z).mul(share), tf.imag(z).mul(share)));
    },
  }));
  // The transposed conjugate of either transform is the other one, but for the factor n that the inverse divides by.
  setGradient(tf.FFT, {}, (dy) => ({
    input: () => admitted(scaled(tf.ifft(complexOf(dy)), dy.shape.at(-1) ?? 1)),
  }));
  setGradient(tf.IFFT, {}, (dy) => ({
    input: () => admitted(scaled(tf.fft(complexOf(dy)), 1 / (dy.shape.at(-1) ?? 1))),
  }));

  const stock = tf.getGradient(tf.Multiply);
  setGradient(tf.Multiply, { inputsToSave: ['a', 'b'] }, (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    if (a.dtype !== 'complex64' || !stock)
      return stock?.gradFunc(dy, saved, attrs as unknown as tf.NamedAttrMap) as Record<
        string,
        () => tf.Tensor
      >;
    const of = (self: tf.Tensor, other: tf.Tensor) => () =>
      admitted(complexSummedTo(tf.mul(complexOf(dy), conjugate(other)), self.shape));
    return { a: of(a, b), b: of(b, a) };
  });
  for (const name of [tf.Reshape, tf.Identity, tf.Add, tf.AddN, tf.ExpandDims]) admit(name);
}

import { type TensorInfo, util } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

/** A part has the shape of its number, which may have been reshaped since: tfjs 4.22 gives it that of before. */
const part: Composition = (steps, { inputs, attrs }, own) => {
  const { input } = inputs as { input: TensorInfo };
  const found = steps.call(own, { input }, (attrs ?? {}) as unknown as Record<string, unknown>);
  return found.shape.join() === input.shape.join() ? found : steps.reshape(found, input.shape);
};

/** A slice of complex numbers, as slices of both parts; tfjs 4.22 has one for WASM only. */
const slice: Composition = (steps, { inputs, attrs }, own) => {
  const { x } = inputs as { x: TensorInfo };
  if (x.dtype !== 'complex64') return undefined;
  const of = (kernel: 'Real' | 'Imag'): TensorInfo =>
    steps.call(own, { x: steps.run(kernel, { input: x }) }, attrs as unknown as Record<string, unknown>);
  return steps.run('Complex', { real: of('Real'), imag: of('Imag') });
};

/** The longest transform that is a product with a matrix: one of 2,048 numbers needs two matrices of 16 MB. */
const longest = 2048;

/**
 * Cosines and sines of all products of places and waves, [n, n], each rounded once. The shaders of tfjs 4.22 multiply
 * and take cosines in single precision, which is wrong by 6·10⁻⁵ of the largest wave.
 */
function waves(n: number, share: number): [cosines: Float32Array, sines: Float32Array] {
  const [cosines, sines] = [new Float32Array(n * n), new Float32Array(n * n)];
  const angles = Array.from({ length: n }, (_, index) => (2 * Math.PI * index) / n);
  const [cosine, sine] = [
    angles.map((angle) => share * Math.cos(angle)),
    angles.map((angle) => share * Math.sin(angle)),
  ];
  for (let place = 0; place < n; place++)
    for (let wave = 0; wave < n; wave++) {
      const turn = (place * wave) % n;
      cosines[place * n + wave] = cosine[turn] as number;
      sines[place * n + wave] = sine[turn] as number;
    }
  return [cosines, sines];
}

interface Making {
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

/** A Fourier transform along the last axis, as products of matrices. */
const transform =
  (inverse: boolean): Composition =>
  (steps, { inputs, backend }) => {
    const { input } = inputs as { input: TensorInfo };
    const n = input.shape.at(-1) ?? 1;
    const rows = util.sizeFromShape(input.shape) / Math.max(1, n);
    if (n > longest || rows * n === 0) return undefined;
    const [cosines, sines] = waves(n, inverse ? 1 / n : 1).map((values) =>
      steps.own((backend as Making).makeTensorInfo([1, n, n], 'float32', values)),
    ) as [TensorInfo, TensorInfo];
    const [real, imag] = (['Real', 'Imag'] as const).map((kernel) =>
      steps.reshape(steps.run(kernel, { input }), [1, rows, n]),
    ) as [TensorInfo, TensorInfo];
    const product = (a: TensorInfo, b: TensorInfo): TensorInfo =>
      steps.run('BatchMatMul', { a, b }, { transposeA: false, transposeB: false });
    const [along, across] = inverse ? (['Sub', 'Add'] as const) : (['Add', 'Sub'] as const);
    const newReal = steps.run(along, { a: product(real, cosines), b: product(imag, sines) });
    const newImag = steps.run(across, { a: product(imag, cosines), b: product(real, sines) });
    return steps.run('Complex', {
      real: steps.reshape(newReal, input.shape),
      imag: steps.reshape(newImag, input.shape),
    });
  };

/** Complex numbers on the backends that keep their parts as tensors of their own. */
export function registerComplexCompositions(backendName: string): void {
  compose(backendName, 'Slice', slice);
  if (backendName === 'cpu') return;
  compose(backendName, 'Real', part);
  compose(backendName, 'Imag', part);
  compose(backendName, 'FFT', transform(false));
  compose(backendName, 'IFFT', transform(true));
}

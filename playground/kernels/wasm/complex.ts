import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type Call, type Kernel, replace, run } from './replace.ts';

/*
 * The backend has no complex numbers. Here a tensor of them lies in memory as pairs, real part first, which is how
 * tfjs reads and writes them.
 */

/** The pairs of a complex tensor as they lie in memory. */
export function pairs({ machine }: Pick<Call, 'machine'>, tensor: tf.TensorInfo): Float32Array {
  return machine.floats({ ...tensor, shape: [...tensor.shape, 2], dtype: 'float32' });
}

const taught = new WeakSet<BackendWasm>();

/** Makes a complex tensor; its numbers are not set. */
export function makeComplex(backend: BackendWasm, shape: number[]): tf.TensorInfo {
  if (!taught.has(backend)) {
    taught.add(backend);
    const read = backend.readSync.bind(backend);
    backend.readSync = (dataId, start, end) => {
      const data = backend.dataIdMap.get(dataId);
      if (data.dtype !== 'complex64') return read(dataId, start, end);
      const size = tf.util.sizeFromShape(data.shape);
      const heap = backend.typedArrayFromHeap({ dataId, shape: [2 * size], dtype: 'float32' });
      return heap.slice(2 * (start ?? 0), 2 * (end ?? size));
    };
  }
  return backend.makeOutput(shape, 'complex64');
}

function join(call: Pick<Call, 'backend' | 'machine'>, re: tf.TensorInfo, im: tf.TensorInfo): tf.TensorInfo {
  const out = makeComplex(call.backend, re.shape);
  const [to, real, imag] = [pairs(call, out), call.machine.floats(re), call.machine.floats(im)];
  for (let index = 0; index < real.length; index++) {
    to[2 * index] = real[index] as number;
    to[2 * index + 1] = imag[index] as number;
  }
  return out;
}

/** The real part or the imaginary part as a tensor of its own; a real tensor has an imaginary part of nought. */
function part(call: Pick<Call, 'backend' | 'machine'>, input: tf.TensorInfo, which: 0 | 1): tf.TensorInfo {
  if (input.dtype !== 'complex64')
    return which === 0
      ? run(tf.Cast, call.backend, { x: input }, { dtype: 'float32' })
      : run(tf.ZerosLike, call.backend, { x: input });
  const out = call.backend.makeOutput(input.shape, 'float32');
  const [from, to] = [pairs(call, input), call.machine.floats(out)];
  for (let index = 0; index < to.length; index++) to[index] = from[2 * index + which] as number;
  return out;
}

function input({ inputs }: Call, name: string): tf.TensorInfo {
  const found = inputs[name];
  if (!found) throw new Error(`The input ${name} is missing.`);
  return found;
}

const absolute: Kernel = (call) => {
  const x = input(call, 'x');
  const out = call.backend.makeOutput(x.shape, 'float32');
  const [from, to] = [pairs(call, x), call.machine.floats(out)];
  for (let index = 0; index < to.length; index++)
    to[index] = Math.hypot(from[2 * index] as number, from[2 * index + 1] as number);
  return out;
};

/** For a kernel that treats real and imaginary parts alike and apart. */
function partByPart(name: string): Kernel {
  return (call) => {
    const { inputs, attrs, backend } = call;
    if (!Object.values(inputs).some(({ dtype }) => dtype === 'complex64')) return undefined;
    const sides = ([0, 1] as const).map((which) => {
      const own = Object.entries(inputs).map(([key, tensor]) => [key, part(call, tensor, which)] as const);
      const named = Object.fromEntries(own);
      // Concat takes an array.
      const result = run(name, backend, Array.isArray(inputs) ? Object.assign([], named) : named, attrs);
      for (const [, tensor] of own) backend.disposeData(tensor.dataId);
      return result;
    });
    const [re, im] = sides as [tf.TensorInfo, tf.TensorInfo];
    const out = join(call, re, im);
    for (const side of sides) backend.disposeData(side.dataId);
    return out;
  };
}

/** (a + ib)(c + id) from products of the parts. */
const multiply: Kernel = (call) => {
  const { inputs, backend } = call;
  const { a, b } = inputs;
  if (!a || !b || (a.dtype !== 'complex64' && b.dtype !== 'complex64')) return undefined;
  const parts = [a, b].flatMap((tensor) => ([0, 1] as const).map((which) => part(call, tensor, which)));
  const [ar, ai, br, bi] = parts as [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];
  const product = (x: tf.TensorInfo, y: tf.TensorInfo) => run(tf.Multiply, backend, { a: x, b: y });
  const products = [product(ar, br), product(ai, bi), product(ar, bi), product(ai, br)] as const;
  const re = run(tf.Sub, backend, { a: products[0], b: products[1] });
  const im = run(tf.Add, backend, { a: products[2], b: products[3] });
  const out = join(call, re, im);
  for (const tensor of [...parts, ...products, re, im]) backend.disposeData(tensor.dataId);
  return out;
};

const cast: Kernel = (call) => {
  const x = input(call, 'x');
  const to = call.attrs['dtype'] as tf.DataType;
  if (x.dtype !== 'complex64' && to !== 'complex64') return undefined;
  if (x.dtype === to) return run(tf.Identity, call.backend, { x });
  if (x.dtype === 'complex64') {
    const real = part(call, x, 0);
    if (to === 'float32') return real;
    const out = run(tf.Cast, call.backend, { x: real }, { dtype: to });
    call.backend.disposeData(real.dataId);
    return out;
  }
  const real = run(tf.Cast, call.backend, { x }, { dtype: 'float32' });
  const zeros = run(tf.ZerosLike, call.backend, { x: real });
  const out = join(call, real, zeros);
  for (const tensor of [real, zeros]) call.backend.disposeData(tensor.dataId);
  return out;
};

/** Complex numbers and what the Fourier transforms of tfjs and their gradients do with them. */
export function registerComplex(): void {
  replace(tf.Complex, (call) => join(call, input(call, 'real'), input(call, 'imag')));
  replace(tf.Real, (call) => part(call, input(call, 'input'), 0));
  replace(tf.Imag, (call) => part(call, input(call, 'input'), 1));
  replace(tf.ComplexAbs, absolute);
  replace(tf.Multiply, multiply);
  replace(tf.Cast, cast);
  for (const name of [tf.Add, tf.Sub, tf.Neg, tf.Slice, tf.Concat, tf.Transpose, tf.Sum, tf.ZerosLike])
    replace(name, partByPart(name));
}

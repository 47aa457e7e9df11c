import { BatchMatMul, getKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { RecurrentActivation } from '../recurrent/lstm.ts';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { elementHead, grid } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { workgroup } from './sizes.ts';

/** What is kept of a gate's sum, and of that its value and its slope, in WGSL. */
const activations: Record<RecurrentActivation, Record<'kept' | 'value' | 'slope', string>> = {
  // Kept before it is cut off: where it is exactly 0 or 1, tfjs's has a slope.
  HardSigmoid: {
    kept: '0.5 + 0.2 * x',
    value: 'select(clamp(x, 0.0, 1.0), x, isNan(x))',
    slope: 'select(0.0, 0.2, x >= 0.0 && x <= 1.0)',
  },
  Sigmoid: { kept: 'select(1.0 / (1.0 + exp(-x)), x, isNan(x))', value: 'x', slope: 'x * (1.0 - x)' },
};

export function activationOf(attributes: unknown): RecurrentActivation {
  return (attributes as { recurrentActivation: RecurrentActivation }).recurrentActivation;
}

export function makeMatrix(backend: WebGpuBackend, rows: number, columns: number): TensorInfo {
  return backend.makeTensorInfo([rows, columns], 'float32');
}

/** The product of two matrices. */
export function product(
  backend: WebGpuBackend,
  a: TensorInfo,
  b: TensorInfo,
  transposeA = false,
  transposeB = false,
): TensorInfo {
  const attrs = { transposeA, transposeB };
  return getKernel(BatchMatMul, 'webgpu').kernelFunc({ inputs: { a, b }, attrs, backend }) as TensorInfo;
}

/** A thread for each unit of each example. */
export function sizesOf(batch: number, units: number) {
  return {
    uniforms: [batch * units, units].map((value) => ({ type: 'uint32' as const, data: [value] })),
    groups: grid(Math.ceil((batch * units) / workgroup)),
  };
}

/**
 * The head of a shader with a thread for each unit of each example: `i`, in `row` and of `unit`. Declares buffers in the
 * order in which they are bound, then the functions of gates.
 */
export function shaderHead(
  activation: RecurrentActivation,
  written: readonly string[],
  read: readonly string[],
): string {
  const { kept, value, slope } = activations[activation];
  const buffers = [
    ...written.map((name) => `var<storage, read_write> ${name}`),
    ...read.map((name) => `var<storage, read> ${name}`),
  ];
  return `struct Uniforms { size: u32, units: u32 }
${buffers.map((buffer, binding) => `@group(0) @binding(${binding}) ${buffer}: array<f32>;`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms: Uniforms;
${isNanFunction}
fn kept(x: f32) -> f32 { return ${kept}; }
fn value(x: f32) -> f32 { return ${value}; }
fn slope(x: f32) -> f32 { return ${slope}; }
// The quotient loses the last digits of small numbers, for which three terms of the series are exact.
fn tangent(x: f32) -> f32 {
  let power = exp(-2.0 * abs(x));
  let square = x * x;
  let large = sign(x) * (1.0 - power) / (1.0 + power);
  let small = x * (1.0 - square * (1.0 / 3.0 - square * (2.0 / 15.0)));
  return select(select(large, small, square < 0.01), x, isNan(x));
}
${elementHead}
  let row = i / uniforms.units;
  let unit = i % uniforms.units;`;
}

import { BatchMatMul, getKernel, registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import { type LstmInputs, lstmCell, lstmCellGrad, type RecurrentActivation } from '../recurrent/lstm.ts';
import type { WebGpuBackend } from './backend.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid } from './grid.ts';
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

/** A step of an LSTM in one dispatch besides its two products, and so its gradient. */
export function registerLstm(): void {
  registerKernel({
    kernelName: lstmCell,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      step(backend as WebGpuBackend, inputs as unknown as LstmInputs<TensorInfo>, activationOf(attrs)),
  });
  registerKernel({
    kernelName: lstmCellGrad,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      gradient(backend as WebGpuBackend, inputs as unknown as GradientInputs, activationOf(attrs)),
  });
}

type GradientInputs = Record<'dh' | 'dc' | 'c' | 'gates', TensorInfo>;

function activationOf(attributes: unknown): RecurrentActivation {
  return (attributes as { recurrentActivation: RecurrentActivation }).recurrentActivation;
}

function step(
  backend: WebGpuBackend,
  { x, h, c, kernel, recurrentKernel, bias }: LstmInputs<TensorInfo>,
  activation: RecurrentActivation,
): TensorInfo[] {
  const product = (a: TensorInfo, b: TensorInfo): TensorInfo => {
    const attrs = { transposeA: false, transposeB: false };
    return getKernel(BatchMatMul, 'webgpu').kernelFunc({ inputs: { a, b }, attrs, backend }) as TensorInfo;
  };
  const [fromInputs, fromState] = [product(x, kernel), product(h, recurrentKernel)];
  const [batch = 0, units = 0] = c.shape;
  const [nextH, nextC] = [makeLike(backend, c), makeLike(backend, c)];
  const gates = backend.makeTensorInfo([batch, 5 * units], 'float32');
  dispatch(backend, {
    key: `lstm ${activation} ${bias ? 'with' : 'without'} bias`,
    shader: () => stepShader(activation, bias !== undefined),
    tensors: [nextH, nextC, gates, c, fromInputs, fromState, ...(bias ? [bias] : [])],
    ...sizesOf(batch, units),
  });
  for (const { dataId } of [fromInputs, fromState]) backend.disposeData(dataId);
  return [nextH, nextC, gates];
}

function gradient(
  backend: WebGpuBackend,
  { dh, dc, c, gates }: GradientInputs,
  activation: RecurrentActivation,
): TensorInfo[] {
  const [batch = 0, units = 0] = c.shape;
  const dz = backend.makeTensorInfo([batch, 4 * units], 'float32');
  const before = makeLike(backend, c);
  dispatch(backend, {
    key: `lstm gradient ${activation}`,
    shader: () => gradientShader(activation),
    tensors: [dz, before, gates, c, dh, dc],
    ...sizesOf(batch, units),
  });
  return [dz, before];
}

function makeLike(backend: WebGpuBackend, { shape }: TensorInfo): TensorInfo {
  return backend.makeTensorInfo(shape, 'float32');
}

/** A thread for each unit of each example. */
function sizesOf(batch: number, units: number) {
  return {
    uniforms: [batch * units, units].map((value) => ({ type: 'uint32' as const, data: [value] })),
    groups: grid(Math.ceil((batch * units) / workgroup)),
  };
}

/** Declares buffers in the order in which they are bound, then what the shaders share. */
function head(activation: RecurrentActivation, written: readonly string[], read: readonly string[]): string {
  const { kept, value, slope } = activations[activation];
  const buffers = [
    ...written.map((name) => `var<storage, read_write> ${name}`),
    ...read.map((name) => `var<storage, read> ${name}`),
  ];
  return `struct Uniforms { size: u32, units: u32 }
${buffers.map((buffer, binding) => `@group(0) @binding(${binding}) ${buffer}: array<f32>;`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms: Uniforms;
fn isNan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }
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
  let unit = i % uniforms.units;
  let at = row * 4u * uniforms.units + unit;
  let place = row * 5u * uniforms.units + unit;`;
}

function stepShader(activation: RecurrentActivation, bias: boolean): string {
  const read = ['c', 'fromInputs', 'fromState', ...(bias ? ['bias'] : [])];
  const sum = (gate: number): string => {
    const from = `${gate}u * uniforms.units`;
    return `fromInputs[at + ${from}] + fromState[at + ${from}]${bias ? ` + bias[unit + ${from}]` : ''}`;
  };
  return `${head(activation, ['nextH', 'nextC', 'gates'], read)}
  let input = kept(${sum(0)});
  let forget = kept(${sum(1)});
  let candidate = tangent(${sum(2)});
  let output = kept(${sum(3)});
  let next = value(forget) * c[i] + value(input) * candidate;
  let shown = tangent(next);
  nextC[i] = next;
  nextH[i] = value(output) * shown;
  gates[place] = input;
  gates[place + uniforms.units] = forget;
  gates[place + 2u * uniforms.units] = candidate;
  gates[place + 3u * uniforms.units] = output;
  gates[place + 4u * uniforms.units] = shown;
}`;
}

function gradientShader(activation: RecurrentActivation): string {
  return `${head(activation, ['dz', 'before'], ['gates', 'c', 'dh', 'dc'])}
  let input = gates[place];
  let forget = gates[place + uniforms.units];
  let candidate = gates[place + 2u * uniforms.units];
  let output = gates[place + 3u * uniforms.units];
  let shown = gates[place + 4u * uniforms.units];
  let inner = dc[i] + dh[i] * value(output) * (1.0 - shown * shown);
  before[i] = inner * value(forget);
  dz[at] = inner * candidate * slope(input);
  dz[at + uniforms.units] = inner * c[i] * slope(forget);
  dz[at + 2u * uniforms.units] = inner * value(input) * (1.0 - candidate * candidate);
  dz[at + 3u * uniforms.units] = dh[i] * shown * slope(output);
}`;
}

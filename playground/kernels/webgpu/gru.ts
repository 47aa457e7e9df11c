import { registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import { type GruInputs, gruCell, gruCellGrad, gruCellWeights } from '../recurrent/gru.ts';
import type { RecurrentActivation } from '../recurrent/lstm.ts';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { activationOf, makeMatrix, product, shaderHead, sizesOf } from './gates.ts';
import { elementHead, grid } from './grid.ts';
import { workgroup } from './sizes.ts';

type Inputs<Name extends string> = Record<Name, TensorInfo>;

/**
 * A step of a GRU. Products are of all recurrent weights where two thirds or one third of the columns are used: a copy of
 * these would be a dispatch more.
 */
export function registerGru(): void {
  const backendName = 'webgpu';
  registerKernel({
    kernelName: gruCell,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) =>
      step(backend as WebGpuBackend, inputs as unknown as GruInputs<TensorInfo>, activationOf(attrs)),
  });
  registerKernel({
    kernelName: gruCellGrad,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) =>
      gradient(
        backend as WebGpuBackend,
        inputs as Inputs<'dy' | 'h' | 'gates' | 'recurrentKernel'>,
        activationOf(attrs),
      ),
  });
  registerKernel({
    kernelName: gruCellWeights,
    backendName,
    kernelFunc: ({ inputs, backend }) =>
      weights(backend as WebGpuBackend, inputs as Inputs<'h' | 'reset' | 'sums'>),
  });
}

function step(
  backend: WebGpuBackend,
  { x, h, kernel, recurrentKernel, bias }: GruInputs<TensorInfo>,
  activation: RecurrentActivation,
): TensorInfo[] {
  const [batch = 0, units = 0] = h.shape;
  const [next, reset] = [makeMatrix(backend, batch, units), makeMatrix(backend, batch, units)];
  const gates = makeMatrix(backend, batch, 3 * units);
  const added = bias ? 'with bias' : 'without bias';
  const more = bias ? [bias] : [];
  const [fromInputs, fromState] = [product(backend, x, kernel), product(backend, h, recurrentKernel)];
  dispatch(backend, {
    key: `gru gates ${activation} ${added}`,
    shader: () => gatesShader(activation, bias !== undefined),
    tensors: [gates, reset, h, fromInputs, fromState, ...more],
    ...sizesOf(batch, units),
  });
  const fromReset = product(backend, reset, recurrentKernel);
  dispatch(backend, {
    key: `gru output ${activation} ${added}`,
    shader: () => outputShader(activation, bias !== undefined),
    tensors: [gates, next, h, fromInputs, fromReset, ...more],
    ...sizesOf(batch, units),
  });
  for (const { dataId } of [fromInputs, fromState, fromReset]) backend.disposeData(dataId);
  return [next, gates, reset];
}

function gradient(
  backend: WebGpuBackend,
  { dy, h, gates, recurrentKernel }: Inputs<'dy' | 'h' | 'gates' | 'recurrentKernel'>,
  activation: RecurrentActivation,
): TensorInfo[] {
  const [batch = 0, units = 0] = h.shape;
  // The gradient of the candidate's sums alone, and that of the gates' alone: the other columns are nought.
  const [candidates, opened] = [makeMatrix(backend, batch, 3 * units), makeMatrix(backend, batch, 3 * units)];
  const sums = makeMatrix(backend, batch, 3 * units);
  const before = makeMatrix(backend, batch, units);
  const turned = (a: TensorInfo): TensorInfo => product(backend, a, recurrentKernel, false, true);
  const shared = sizesOf(batch, units);
  dispatch(backend, {
    key: `gru candidate gradient ${activation}`,
    shader: () => candidateGradient(activation),
    tensors: [candidates, gates, dy],
    ...shared,
  });
  const through = turned(candidates);
  dispatch(backend, {
    key: `gru gates gradient ${activation}`,
    shader: () => gatesGradient(activation),
    tensors: [sums, opened, gates, h, dy, through, candidates],
    ...shared,
  });
  const fromGates = turned(opened);
  dispatch(backend, {
    key: `gru state gradient ${activation}`,
    shader: () => stateGradient(activation),
    tensors: [before, gates, dy, through, fromGates],
    ...shared,
  });
  for (const { dataId } of [candidates, opened, through, fromGates]) backend.disposeData(dataId);
  return [sums, before];
}

function weights(backend: WebGpuBackend, { h, reset, sums }: Inputs<'h' | 'reset' | 'sums'>): TensorInfo {
  const [, units = 0] = h.shape;
  const output = makeMatrix(backend, units, 3 * units);
  const [ofGates, ofCandidate] = [product(backend, h, sums, true), product(backend, reset, sums, true)];
  const size = 3 * units * units;
  dispatch(backend, {
    key: 'gru weights',
    shader: () => weightsShader,
    tensors: [output, ofGates, ofCandidate],
    uniforms: [size, units].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil(size / workgroup)),
  });
  for (const { dataId } of [ofGates, ofCandidate]) backend.disposeData(dataId);
  return output;
}

/** Where a number of the update gate lies in a matrix with three columns a unit; the others follow it. */
const place = 'let at = row * 3u * uniforms.units + unit;';

function sumOf(gate: number, from: string, bias: boolean): string {
  const column = `${gate}u * uniforms.units`;
  return `fromInputs[at + ${column}] + ${from}[at + ${column}]${bias ? ` + bias[unit + ${column}]` : ''}`;
}

function gatesShader(activation: RecurrentActivation, bias: boolean): string {
  const read = ['h', 'fromInputs', 'fromState', ...(bias ? ['bias'] : [])];
  return `${shaderHead(activation, ['gates', 'reset'], read)}
  ${place}
  let open = kept(${sumOf(1, 'fromState', bias)});
  gates[at] = kept(${sumOf(0, 'fromState', bias)});
  gates[at + uniforms.units] = open;
  reset[i] = value(open) * h[i];
}`;
}

function outputShader(activation: RecurrentActivation, bias: boolean): string {
  const read = ['h', 'fromInputs', 'fromReset', ...(bias ? ['bias'] : [])];
  return `${shaderHead(activation, ['gates', 'next'], read)}
  ${place}
  let update = value(gates[at]);
  let candidate = tangent(${sumOf(2, 'fromReset', bias)});
  gates[at + 2u * uniforms.units] = candidate;
  next[i] = update * h[i] + (1.0 - update) * candidate;
}`;
}

function candidateGradient(activation: RecurrentActivation): string {
  return `${shaderHead(activation, ['candidates'], ['gates', 'dy'])}
  ${place}
  let candidate = gates[at + 2u * uniforms.units];
  candidates[at] = 0.0;
  candidates[at + uniforms.units] = 0.0;
  candidates[at + 2u * uniforms.units] = dy[i] * (1.0 - value(gates[at])) * (1.0 - candidate * candidate);
}`;
}

function gatesGradient(activation: RecurrentActivation): string {
  return `${shaderHead(activation, ['sums', 'opened'], ['gates', 'h', 'dy', 'through', 'candidates'])}
  ${place}
  let update = dy[i] * (h[i] - gates[at + 2u * uniforms.units]) * slope(gates[at]);
  let open = through[i] * h[i] * slope(gates[at + uniforms.units]);
  sums[at] = update;
  sums[at + uniforms.units] = open;
  sums[at + 2u * uniforms.units] = candidates[at + 2u * uniforms.units];
  opened[at] = update;
  opened[at + uniforms.units] = open;
  opened[at + 2u * uniforms.units] = 0.0;
}`;
}

function stateGradient(activation: RecurrentActivation): string {
  return `${shaderHead(activation, ['before'], ['gates', 'dy', 'through', 'fromGates'])}
  ${place}
  before[i] = dy[i] * value(gates[at]) + through[i] * value(gates[at + uniforms.units]) + fromGates[i];
}`;
}

const weightsShader = `struct Uniforms { size: u32, units: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> ofGates: array<f32>;
@group(0) @binding(2) var<storage, read> ofCandidate: array<f32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let gates = i % (3u * uniforms.units) < 2u * uniforms.units;
  result[i] = select(ofCandidate[i], ofGates[i], gates);
}`;

import { registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import { type LstmInputs, lstmCell, lstmCellGrad, type RecurrentActivation } from '../recurrent/lstm.ts';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { activationOf, makeMatrix, product, shaderHead, sizesOf } from './gates.ts';

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

function step(
  backend: WebGpuBackend,
  { x, h, c, kernel, recurrentKernel, bias }: LstmInputs<TensorInfo>,
  activation: RecurrentActivation,
): TensorInfo[] {
  const [fromInputs, fromState] = [product(backend, x, kernel), product(backend, h, recurrentKernel)];
  const [batch = 0, units = 0] = c.shape;
  const [nextH, nextC] = [makeMatrix(backend, batch, units), makeMatrix(backend, batch, units)];
  const gates = makeMatrix(backend, batch, 5 * units);
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
  const dz = makeMatrix(backend, batch, 4 * units);
  const before = makeMatrix(backend, batch, units);
  dispatch(backend, {
    key: `lstm gradient ${activation}`,
    shader: () => gradientShader(activation),
    tensors: [dz, before, gates, c, dh, dc],
    ...sizesOf(batch, units),
  });
  return [dz, before];
}

function stepShader(activation: RecurrentActivation, bias: boolean): string {
  const read = ['c', 'fromInputs', 'fromState', ...(bias ? ['bias'] : [])];
  const sum = (gate: number): string => {
    const from = `${gate}u * uniforms.units`;
    return `fromInputs[at + ${from}] + fromState[at + ${from}]${bias ? ` + bias[unit + ${from}]` : ''}`;
  };
  return `${shaderHead(activation, ['nextH', 'nextC', 'gates'], read)}
  let at = row * 4u * uniforms.units + unit;
  let place = row * 5u * uniforms.units + unit;
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
  return `${shaderHead(activation, ['dz', 'before'], ['gates', 'c', 'dh', 'dc'])}
  let at = row * 4u * uniforms.units + unit;
  let place = row * 5u * uniforms.units + unit;
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

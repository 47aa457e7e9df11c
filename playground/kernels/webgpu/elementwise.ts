import { engine, type NamedAttrMap, registerKernel, type Tensor, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { workgroup } from './sizes.ts';

/** A kernel of this project, not of tfjs: one expression for each element of its inputs, in one dispatch. */
const kernelName = 'Elementwise';

interface Attributes {
  expression: string;
  constants: readonly number[];
  shape: readonly number[];
}

/**
 * Evaluates an expression of WGSL for each element.
 *
 * @param expression of `a`, `b` … for the inputs and `c0`, `c1` … for the constants
 * @param inputs float32, each of as many elements as `shape`, or of one, which then counts for all, or of as many as
 *   the last dimension has, which then count for all rows
 * @param shape of the result, not empty
 */
export function elementwise(
  expression: string,
  inputs: readonly Tensor[],
  shape: readonly number[],
  constants: readonly number[] = [],
): Tensor {
  const named = Object.fromEntries(inputs.map((input, index) => [nameOf(index), input]));
  const attributes = { expression, constants, shape } satisfies Attributes;
  return engine().runKernel(kernelName, named, attributes as unknown as NamedAttrMap) as Tensor;
}

export function registerElementwise(): void {
  registerKernel({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      expressionOf(
        backend as WebGpuBackend,
        Object.values(inputs) as TensorInfo[],
        attrs as unknown as Attributes,
      ),
  });
}

/** The same on tensors that the engine does not know of. `isNan` tells NaN. */
export function expressionOf(
  backend: WebGpuBackend,
  inputs: readonly TensorInfo[],
  { expression, constants, shape }: Attributes,
): TensorInfo {
  const size = sizeOf(shape);
  const output = backend.makeTensorInfo([...shape], 'float32');
  const width = shape.at(-1) ?? 1;
  const at = inputs.map(({ shape }) => {
    const own = sizeOf(shape);
    return own === size ? 'i' : own === 1 ? '0' : 'i % uniforms.width';
  });
  dispatch(backend, {
    key: `elementwise ${expression} ${at.join()}`,
    shader: () => shaderOf(expression, at, constants.length),
    tensors: [output, ...inputs],
    uniforms: [
      { type: 'uint32', data: [size] },
      { type: 'uint32', data: [width] },
      ...constants.map((value) => ({ type: 'float32' as const, data: [value] })),
    ],
    groups: grid(Math.ceil(size / workgroup)),
  });
  return output;
}

function shaderOf(expression: string, at: readonly string[], constants: number): string {
  const names = Array.from({ length: constants }, (_, index) => `c${index}`);
  return `struct Uniforms { size: u32, width: u32, ${names.map((name) => `${name}: f32,`).join(' ')} }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
${at.map((_, index) => `@group(0) @binding(${index + 1}) var<storage, read> input${index}: array<f32>;`).join('\n')}
@group(0) @binding(${at.length + 1}) var<uniform> uniforms: Uniforms;
${isNanFunction}
${elementHead}
  ${at.map((index, input) => `let ${nameOf(input)} = input${input}[${index}];`).join('\n  ')}
  ${names.map((name) => `let ${name} = uniforms.${name};`).join('\n  ')}
  result[i] = ${expression};
}`;
}

function nameOf(input: number): string {
  return 'abcdefg'.charAt(input);
}

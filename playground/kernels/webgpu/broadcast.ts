import { broadcast_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { replace } from './replace.ts';
import { fewestElements, workgroup } from './sizes.ts';

const operations = { Add: 'a + b', Sub: 'a - b', Multiply: 'a * b', RealDiv: 'a / b' } as const;

/**
 * Sums, differences, products and quotients of a tensor and one that is repeated along its first or its last
 * dimensions, such as a bias or the mean of each row. tfjs finds a number's place dimension by dimension.
 */
export function registerBroadcast(): void {
  for (const [kernelName, expression] of Object.entries(operations)) {
    replace(kernelName, (call) => {
      const { a, b } = call.inputs as { a: TensorInfo; b: TensorInfo };
      return repeated(call.backend as WebGpuBackend, expression, a, b);
    });
  }
}

function repeated(
  backend: WebGpuBackend,
  expression: string,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo | undefined {
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return undefined;
  if (Math.max(sizeOf(a.shape), sizeOf(b.shape)) < fewestElements) return undefined;
  if (a.shape.join() === b.shape.join()) return undefined;
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const size = sizeOf(shape);
  const [atA, atB] = [placeIn(a.shape, shape), placeIn(b.shape, shape)];
  if (size === 0 || !atA || !atB) return undefined;
  const lanes = size % 4 === 0 && [atA, atB].every(inFours) ? 4 : 1;
  const output = backend.makeTensorInfo(shape, 'float32');
  dispatch(backend, {
    key: `repeated ${expression} ${atA.how} ${atB.how} ${lanes}`,
    shader: () => shaderOf(expression, atA.how, atB.how, lanes),
    tensors: [output, a, b],
    uniforms: [size, atA.by, atB.by].map((value) => ({ type: 'uint32', data: [Math.ceil(value / lanes)] })),
    groups: grid(Math.ceil(size / lanes / workgroup)),
  });
  return output;
}

/**
 * Where an operand's element for place `i` of the result lies: there, at the only one, at `i % by` or at `i / by`.
 */
interface Place {
  how: 'all' | 'one' | '%' | '/';
  by: number;
}

function placeIn(own: readonly number[], shape: readonly number[]): Place | undefined {
  const padded = [...shape.slice(own.length).map(() => 1), ...own];
  const ones = (counts: readonly number[]): boolean => counts.every((count) => count === 1);
  const same = (from: number, to: number): boolean =>
    padded.slice(from, to).join() === shape.slice(from, to).join();
  const size = sizeOf(own);
  if (size === sizeOf(shape)) return { how: 'all', by: 1 };
  if (size === 1) return { how: 'one', by: 1 };
  for (let cut = 0; cut <= shape.length; cut++) {
    if (ones(padded.slice(0, cut)) && same(cut, shape.length)) return { how: '%', by: size };
    if (same(0, cut) && ones(padded.slice(cut))) return { how: '/', by: sizeOf(shape) / size };
  }
  return undefined;
}

/** Whether four neighbours of the result take four neighbours of the operand, or one element. */
function inFours({ how, by }: Place): boolean {
  return how === 'all' || how === 'one' || by % 4 === 0;
}

function shaderOf(expression: string, a: Place['how'], b: Place['how'], lanes: 1 | 4): string {
  const number = lanes === 4 ? 'vec4<f32>' : 'f32';
  const held = (how: Place['how']): string => (how === 'all' || how === '%' ? number : 'f32');
  const read = (name: 'A' | 'B', how: Place['how']): string => {
    const index = { all: 'i', one: '0', '%': `i % uniforms.by${name}`, '/': `i / uniforms.by${name}` }[how];
    return `${number}(input${name}[${index}])`;
  };
  return `struct Uniforms { size: u32, byA: u32, byB: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<${number}>;
@group(0) @binding(1) var<storage, read> inputA: array<${held(a)}>;
@group(0) @binding(2) var<storage, read> inputB: array<${held(b)}>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let a = ${read('A', a)};
  let b = ${read('B', b)};
  result[i] = ${expression};
}`;
}

import { broadcast_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from './backend.ts';
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
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || a.shape.join() === b.shape.join()) return undefined;
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const size = sizeOf(shape);
  const [atA, atB] = [placeIn(a.shape, shape), placeIn(b.shape, shape)];
  if (size < fewestElements || !atA || !atB) return undefined;
  const output = backend.makeTensorInfo(shape, 'float32');
  dispatch(backend, {
    key: `repeated ${expression} ${atA.how} ${atB.how}`,
    shader: () => shaderOf(expression, atA.how, atB.how),
    tensors: [output, a, b],
    uniforms: [size, atA.by, atB.by].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil(size / workgroup)),
  });
  return output;
}

/** How an element's place in the result leads to its place in an operand: the operator and its right-hand side. */
interface Place {
  how: '%' | '/';
  by: number;
}

function placeIn(own: readonly number[], shape: readonly number[]): Place | undefined {
  const padded = [...shape.slice(own.length).map(() => 1), ...own];
  const ones = (counts: readonly number[]): boolean => counts.every((count) => count === 1);
  const same = (from: number, to: number): boolean =>
    padded.slice(from, to).join() === shape.slice(from, to).join();
  const size = sizeOf(own);
  for (let cut = 0; cut <= shape.length; cut++) {
    if (ones(padded.slice(0, cut)) && same(cut, shape.length)) return { how: '%', by: size };
    if (same(0, cut) && ones(padded.slice(cut))) return { how: '/', by: sizeOf(shape) / size };
  }
  return undefined;
}

function shaderOf(expression: string, a: Place['how'], b: Place['how']): string {
  return `struct Uniforms { size: u32, byA: u32, byB: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> inputA: array<f32>;
@group(0) @binding(2) var<storage, read> inputB: array<f32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let a = inputA[i ${a} uniforms.byA];
  let b = inputB[i ${b} uniforms.byB];
  result[i] = ${expression};
}`;
}

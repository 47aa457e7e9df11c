import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';
import { fewestElements, workgroup } from './sizes.ts';

/** Elements up to which they are moved one by one; tfjs turns tiles in shared memory, which pays for large matrices. */
const mostElements = 2 ** 20;

/**
 * The transpose of a matrix of numbers, that which leaves all in its place (the gradient of `gather` has two), and all of
 * whole numbers and truth values, for which the shader of tfjs 4.22 is invalid.
 */
export function registerTranspose(): void {
  replace('Transpose', (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const { perm } = call.attrs as { perm: number[] };
    const size = sizeOf(x.shape);
    if (x.dtype !== 'complex64' && perm.every((axis, index) => axis === index)) return same(call, x);
    const turns =
      x.dtype === 'float32' && perm.join() === '1,0' && size >= fewestElements && size <= mostElements;
    const backend = call.backend as WebGpuBackend;
    if (turns) return transpose(backend, x);
    const whole = (x.dtype === 'int32' || x.dtype === 'bool') && size > 0;
    return whole && !backend.shouldExecuteOnCPU([x]) ? transposeWhole(backend, x, perm) : undefined;
  });
}

/** The tensor once more, in the same memory. */
function same({ backend }: Call, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  (backend as WebGpuBackend).incRef(dataId);
  return { dataId, shape, dtype };
}

function transpose(backend: WebGpuBackend, x: TensorInfo): TensorInfo {
  const [rows = 0, columns = 0] = x.shape;
  const output = backend.makeTensorInfo([columns, rows], 'float32');
  dispatch(backend, {
    key: 'transpose',
    shader: () => shader,
    tensors: [output, x],
    uniforms: [rows * columns, rows, columns].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil((rows * columns) / workgroup)),
  });
  return output;
}

const shader = `struct Uniforms { size: u32, rows: u32, columns: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
${elementHead}
  result[i] = x[i % uniforms.rows * uniforms.columns + i / uniforms.rows];
}`;

/** Whole numbers with their axes in any order: a thread finds where its number comes from, axis by axis. */
function transposeWhole(backend: WebGpuBackend, x: TensorInfo, perm: readonly number[]): TensorInfo {
  const steps = x.shape.map((_, axis) => sizeOf(x.shape.slice(axis + 1)));
  const shape = perm.map((axis) => x.shape[axis] ?? 1);
  const size = sizeOf(shape);
  const output = backend.makeTensorInfo(shape, x.dtype);
  dispatch(backend, {
    key: `transpose of whole numbers ${perm.length}`,
    shader: () => wholeShader(perm.length),
    tensors: [output, x],
    uniforms: [size, ...shape, ...perm.map((axis) => steps[axis] ?? 1)].map((value) => ({
      type: 'uint32',
      data: [value],
    })),
    groups: grid(Math.ceil(size / workgroup)),
  });
  return output;
}

function wholeShader(rank: number): string {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  const names = ['size', ...axes.map((axis) => `count${axis}`), ...axes.map((axis) => `step${axis}`)];
  const fromLast = axes
    .toReversed()
    .map(
      (axis) =>
        `place += rest % uniforms.count${axis} * uniforms.step${axis}; rest /= uniforms.count${axis};`,
    );
  return `struct Uniforms { ${names.map((name) => `${name}: u32`).join(', ')} }
@group(0) @binding(0) var<storage, read_write> result: array<i32>;
@group(0) @binding(1) var<storage, read> x: array<i32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
${elementHead}
  var rest = i;
  var place = 0u;
  ${fromLast.join('\n  ')}
  result[i] = x[place];
}`;
}

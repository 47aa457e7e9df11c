import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from './backend.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';
import { fewestElements, workgroup } from './sizes.ts';

/** Elements up to which they are moved one by one; tfjs turns tiles in shared memory, which pays for large matrices. */
const mostElements = 2 ** 20;

/** The transpose of a matrix of numbers, and that which leaves all in its place: the gradient of `gather` has two. */
export function registerTranspose(): void {
  replace('Transpose', (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const { perm } = call.attrs as { perm: number[] };
    const size = sizeOf(x.shape);
    if (x.dtype !== 'complex64' && perm.every((axis, index) => axis === index)) return same(call, x);
    const turns =
      x.dtype === 'float32' && perm.join() === '1,0' && size >= fewestElements && size <= mostElements;
    return turns ? transpose(call.backend as WebGpuBackend, x) : undefined;
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

import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from './backend.ts';
import { dispatch } from './dispatch.ts';

/** Columns and rows of a workgroup: neighbouring threads read neighbouring numbers. */
const [columnsTogether, lanes] = [16, 16] as const;

/** Rows that a workgroup takes on before it pays to have more of them and a second pass. */
const rowsAlone = 2048;
const mostParts = 64;

/**
 * The sum of each column of a matrix, times a number, in one dispatch (two for many rows): what the gradient of a bias
 * and the moments of a batch are. tfjs transposes the matrix first.
 *
 * @param x float32 of `rows` · `columns` elements, row after row
 * @returns shape [columns]
 */
export function columnSums(
  backend: WebGpuBackend,
  x: TensorInfo,
  rows: number,
  columns: number,
  scale = 1,
): TensorInfo {
  const parts = rows <= rowsAlone ? 1 : Math.min(mostParts, Math.ceil(rows / 512));
  if (parts === 1) return pass(backend, x, rows, columns, 1, scale);
  const partial = pass(backend, x, rows, columns, parts, 1);
  const sums = pass(backend, partial, parts, columns, 1, scale);
  backend.disposeData(partial.dataId);
  return sums;
}

function pass(
  backend: WebGpuBackend,
  x: TensorInfo,
  rows: number,
  columns: number,
  parts: number,
  scale: number,
): TensorInfo {
  const output = backend.makeTensorInfo([parts * columns], 'float32');
  dispatch(backend, {
    key: 'column sums',
    shader: () => shader,
    tensors: [output, x],
    uniforms: [
      { type: 'uint32', data: [rows] },
      { type: 'uint32', data: [columns] },
      { type: 'uint32', data: [Math.ceil(rows / parts)] },
      { type: 'float32', data: [scale] },
    ],
    groups: [Math.ceil(columns / columnsTogether), parts],
  });
  return output;
}

/** Columns that the dispatch's first dimension can hold. */
export const mostColumns = 65_535 * columnsTogether;

const shader = `struct Uniforms { rows: u32, columns: u32, rowsOfPart: u32, scale: f32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
var<workgroup> sums: array<f32, ${columnsTogether * lanes}>;
@compute @workgroup_size(${columnsTogether}, ${lanes})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let column = id.x * ${columnsTogether}u + local.x;
  let end = min(uniforms.rows, (id.y + 1u) * uniforms.rowsOfPart);
  var sum = 0.0;
  if (column < uniforms.columns) {
    for (var row = id.y * uniforms.rowsOfPart + local.y; row < end; row += ${lanes}u) {
      sum += x[row * uniforms.columns + column];
    }
  }
  sums[local.y * ${columnsTogether}u + local.x] = sum;
  workgroupBarrier();
  if (local.y == 0u && column < uniforms.columns) {
    for (var lane = 1u; lane < ${lanes}u; lane++) {
      sum += sums[lane * ${columnsTogether}u + local.x];
    }
    result[id.y * uniforms.columns + column] = sum * uniforms.scale;
  }
}`;

import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid } from './grid.ts';
import { workgroup } from './sizes.ts';

/** Columns and rows of a workgroup: neighbouring threads read neighbouring numbers. */
const [columnsTogether, lanes] = [16, 16] as const;
/** A workgroup pays when it spares a second dispatch and there are few of them: its threads wait for each other. */
const [mostRowsTogether, mostColumnsTogether] = [2048, 128] as const;

/** Rows that one thread adds up alone, at most where it ends the sum and at least where it begins it. */
const [mostRowsAlone, leastRowsAlone] = [64, 16] as const;
/** Threads that fill a GPU. */
const wanted = 16_384;

/**
 * The sum of each column of a matrix, times a number, in one dispatch (a few for many rows): what the gradient of a bias
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
  if (rows <= mostRowsAlone) return apart(backend, x, rows, columns, 1, scale);
  if (rows <= mostRowsTogether && columns <= mostColumnsTogether)
    return together(backend, x, rows, columns, scale);
  const parts = Math.ceil(Math.min(rows / leastRowsAlone, wanted / columns));
  const partial = apart(backend, x, rows, columns, parts, 1);
  if (parts === 1 && scale === 1) return partial;
  const sums = columnSums(backend, partial, parts, columns, scale);
  backend.disposeData(partial.dataId);
  return sums;
}

/** A thread for each column of each part. */
function apart(
  backend: WebGpuBackend,
  x: TensorInfo,
  rows: number,
  columns: number,
  parts: number,
  scale: number,
): TensorInfo {
  const output = backend.makeTensorInfo([parts * columns], 'float32');
  dispatch(backend, {
    key: 'column sums, each alone',
    shader: () => shaderApart,
    tensors: [output, x],
    uniforms: [
      ...[parts * columns, rows, columns, Math.ceil(rows / parts)].map((value) => ({
        type: 'uint32' as const,
        data: [value],
      })),
      { type: 'float32', data: [scale] },
    ],
    groups: grid(Math.ceil((parts * columns) / workgroup)),
  });
  return output;
}

/** A workgroup for sixteen columns. */
function together(
  backend: WebGpuBackend,
  x: TensorInfo,
  rows: number,
  columns: number,
  scale: number,
): TensorInfo {
  const output = backend.makeTensorInfo([columns], 'float32');
  dispatch(backend, {
    key: 'column sums',
    shader: () => shaderTogether,
    tensors: [output, x],
    uniforms: [
      { type: 'uint32', data: [rows] },
      { type: 'uint32', data: [columns] },
      { type: 'float32', data: [scale] },
    ],
    groups: [Math.ceil(columns / columnsTogether)],
  });
  return output;
}

const shaderApart = `struct Uniforms { size: u32, rows: u32, columns: u32, rowsOfPart: u32, scale: f32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
${elementHead}
  let begin = i / uniforms.columns * uniforms.rowsOfPart;
  let end = min(uniforms.rows, begin + uniforms.rowsOfPart);
  var sum = 0.0;
  for (var row = begin; row < end; row++) {
    sum += x[row * uniforms.columns + i % uniforms.columns];
  }
  result[i] = sum * uniforms.scale;
}`;

const shaderTogether = `struct Uniforms { rows: u32, columns: u32, scale: f32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
var<workgroup> sums: array<f32, ${columnsTogether * lanes}>;
@compute @workgroup_size(${columnsTogether}, ${lanes})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let column = id.x * ${columnsTogether}u + local.x;
  var sum = 0.0;
  if (column < uniforms.columns) {
    for (var row = local.y; row < uniforms.rows; row += ${lanes}u) {
      sum += x[row * uniforms.columns + column];
    }
  }
  sums[local.y * ${columnsTogether}u + local.x] = sum;
  workgroupBarrier();
  if (local.y == 0u && column < uniforms.columns) {
    for (var lane = 1u; lane < ${lanes}u; lane++) {
      sum += sums[lane * ${columnsTogether}u + local.x];
    }
    result[column] = sum * uniforms.scale;
  }
}`;

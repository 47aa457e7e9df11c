import { type TensorInfo, UnsortedSegmentSum } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { columnSums } from './column-sums.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';
import { joinLists, listRows, numberOf, sumLists } from './segment-lists.ts';
import { workgroup } from './sizes.ts';

/** Comparisons up to which each sum looks at all rows: one dispatch instead of three. */
const mostComparisons = 2 ** 16;
/** Rows of a part at least, and parts at most. */
const [leastRowsOfPart, mostParts] = [64, 256] as const;
/** Lists for each row at most: there is one for each segment in each part, and they are emptied first. */
const mostLists = 2;
/** Rows of a segment from which on, and sums up to which, the parts are summed apart. */
const [longSegment, fewSums] = [64, 2 ** 14] as const;

/**
 * Sums of rows by segment, each in the order of the rows, so that two runs from one seed agree to the last bit. The rows
 * are cut into parts, and a workgroup a part makes a list of each segment's rows. The lists of a segment are then
 * joined, and a thread for each segment and column (for four columns where they divide) walks along its list; where there
 * are few long segments, each part's list is summed for itself. tfjs adds with atomic compare-and-swap, in the order in
 * which its threads happen to come, and its sums of whole numbers are the bits of floats.
 *
 * Rows of a segment that does not exist are left out, as on the CPU and in the gradient. tfjs's program for WebGPU adds
 * those past the last segment to another one.
 */
export function registerSegmentSums(): void {
  replace(UnsortedSegmentSum, segmentSums);
}

function segmentSums({ inputs, attrs, backend: given }: Call): TensorInfo | undefined {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const { numSegments: segments } = attrs as { numSegments: number };
  const [rows = 0, ...rest] = x.shape;
  const columns = sizeOf(rest);
  const { dtype } = x;
  const numbers = dtype === 'float32' || dtype === 'int32';
  const plain = numbers && segmentIds.dtype === 'int32' && segmentIds.shape.join() === String(rows);
  if (!plain || segments < 1) return undefined;

  const backend = given as WebGpuBackend;
  const sums = segments * columns;
  // tfjs's program fails where there is nothing to add.
  if (rows * columns === 0) {
    return backend.makeTensorInfo([segments, ...rest], dtype, new Float32Array(sums));
  }
  if (rows * sums <= mostComparisons) {
    return { ...scan(backend, segmentIds, x, columns, segments), shape: [segments, ...rest] };
  }
  const apart = dtype === 'float32' && rows > longSegment * segments && sums <= fewSums;
  const lists = rows * (apart ? 1 / 4 : mostLists);
  const parts = Math.max(1, Math.floor(Math.min(mostParts, lists / segments, rows / leastRowsOfPart)));
  const size = { rows, columns, segments, parts };
  const listed = listRows(backend, segmentIds, size);
  if (!apart) joinLists(backend, listed, size);
  const walked = sumLists(backend, listed, x, size, apart ? parts : 1);
  const output = apart ? columnSums(backend, walked, parts, sums) : walked;
  backend.disposeData(listed.dataId);
  if (apart) backend.disposeData(walked.dataId);
  return { ...output, shape: [segments, ...rest] };
}

const whole = (value: number) => ({ type: 'int32' as const, data: [value] });

/** A thread for each sum, which looks at every row. */
function scan(
  backend: WebGpuBackend,
  segmentIds: TensorInfo,
  x: TensorInfo,
  columns: number,
  segments: number,
): TensorInfo {
  const output = backend.makeTensorInfo([segments, columns], x.dtype);
  dispatch(backend, {
    key: `segments, scanned ${x.dtype}`,
    shader: () => scanShader(numberOf(x)),
    tensors: [output, x, segmentIds],
    uniforms: [
      { type: 'uint32', data: [segments * columns] },
      whole(columns),
      whole(sizeOf(segmentIds.shape)),
    ],
    groups: grid(Math.ceil((segments * columns) / workgroup)),
  });
  return output;
}

function scanShader(number: 'f32' | 'i32'): string {
  return `struct Uniforms { size: u32, columns: i32, rows: i32 }
@group(0) @binding(0) var<storage, read_write> result: array<${number}>;
@group(0) @binding(1) var<storage, read> x: array<${number}>;
@group(0) @binding(2) var<storage, read> segmentIds: array<i32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let segment = i32(i) / uniforms.columns;
  let column = i32(i) % uniforms.columns;
  var sum = ${number}(0);
  for (var row = 0; row < uniforms.rows; row++) {
    if (segmentIds[row] == segment) { sum += x[row * uniforms.columns + column]; }
  }
  result[i] = sum;
}`;
}

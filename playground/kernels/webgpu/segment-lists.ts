import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid } from './grid.ts';
import { workgroup } from './sizes.ts';

/** Of sums by segment whose rows are cut into parts. */
export interface Size {
  rows: number;
  columns: number;
  segments: number;
  parts: number;
}

/** The type in a shader of a tensor of numbers. */
export const numberOf = ({ dtype }: TensorInfo): 'f32' | 'i32' => (dtype === 'int32' ? 'i32' : 'f32');

const whole = (value: number) => ({ type: 'int32' as const, data: [value] });

/**
 * Lists of rows, one for each segment in each part.
 *
 * @returns int32: the last row of each list, or −1 for an empty one; the first row of each; and the row after each row,
 *   but for the last of a list
 */
export function listRows(
  backend: WebGpuBackend,
  segmentIds: TensorInfo,
  { rows, segments, parts }: Size,
): TensorInfo {
  const lists = backend.makeTensorInfo([2 * parts * segments + rows], 'int32');
  dispatch(backend, {
    key: 'segments, listed',
    shader: () => listShader,
    tensors: [lists, segmentIds],
    uniforms: [rows, segments, parts, Math.ceil(rows / parts)].map(whole),
    groups: [parts],
  });
  return lists;
}

/** Makes the lists of the first part the ones of all. */
export function joinLists(backend: WebGpuBackend, lists: TensorInfo, { segments, parts }: Size): void {
  if (parts === 1) return;
  dispatch(backend, {
    key: 'segments, joined',
    shader: () => joinShader,
    tensors: [lists],
    uniforms: [{ type: 'uint32', data: [segments] }, whole(segments), whole(parts)],
    groups: grid(Math.ceil(segments / workgroup)),
  });
}

/** The sums of the lists of so many parts, [parts, segments · columns], a thread for each or for four of them. */
export function sumLists(
  backend: WebGpuBackend,
  lists: TensorInfo,
  x: TensorInfo,
  { columns, segments, parts }: Size,
  walkedParts: number,
): TensorInfo {
  const width = columns % 4 === 0 ? 4 : 1;
  const output = backend.makeTensorInfo([walkedParts, segments * columns], x.dtype);
  const threads = (walkedParts * segments * columns) / width;
  dispatch(backend, {
    key: `segments, summed ${x.dtype} ${width}`,
    shader: () => sumShader(numberOf(x), width),
    tensors: [output, x, lists],
    uniforms: [{ type: 'uint32', data: [threads] }, whole(columns / width), whole(parts * segments)],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  return output;
}

/**
 * A workgroup a part. Its threads take as many rows at once as they are, and a row comes after the nearest one before it
 * that has its segment: among those rows, or the last on the list.
 */
const listShader = `struct Uniforms { rows: i32, segments: i32, parts: i32, rowsOfPart: i32 }
@group(0) @binding(0) var<storage, read_write> lists: array<i32>;
@group(0) @binding(1) var<storage, read> segmentIds: array<i32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
var<workgroup> segments: array<i32, ${workgroup}>;
@compute @workgroup_size(${workgroup})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) index: u32) {
  let local = i32(index);
  let part = i32(id.x);
  let lasts = part * uniforms.segments;
  for (var segment = local; segment < uniforms.segments; segment += ${workgroup}) {
    lists[lasts + segment] = -1;
  }
  let firsts = uniforms.parts * uniforms.segments;
  let end = min(uniforms.rows, (part + 1) * uniforms.rowsOfPart);
  for (var begin = part * uniforms.rowsOfPart; begin < end; begin += ${workgroup}) {
    let row = begin + local;
    var segment = -1;
    if (row < end) { segment = segmentIds[row]; }
    let exists = segment >= 0 && segment < uniforms.segments;
    segments[local] = segment;
    workgroupBarrier();
    storageBarrier();
    var before = -1;
    var isLast = true;
    if (exists) {
      for (var other = 0; other < ${workgroup}; other++) {
        if (segments[other] != segment) { continue; }
        if (other < local) { before = begin + other; }
        if (other > local) { isLast = false; }
      }
      if (before < 0) { before = lists[lasts + segment]; }
      lists[select(2 * firsts + before, firsts + lasts + segment, before < 0)] = row;
    }
    workgroupBarrier();
    storageBarrier();
    if (exists && isLast) { lists[lasts + segment] = row; }
  }
}`;

const joinShader = `struct Uniforms { size: u32, segments: i32, parts: i32 }
@group(0) @binding(0) var<storage, read_write> lists: array<i32>;
@group(0) @binding(1) var<uniform> uniforms: Uniforms;
${elementHead}
  let firsts = uniforms.parts * uniforms.segments;
  var first = -1;
  var last = -1;
  for (var at = i32(i); at < firsts; at += uniforms.segments) {
    if (lists[at] < 0) { continue; }
    if (last < 0) { first = lists[firsts + at]; } else { lists[2 * firsts + last] = lists[firsts + at]; }
    last = lists[at];
  }
  lists[i] = last;
  lists[firsts + i32(i)] = first;
}`;

function sumShader(number: 'f32' | 'i32', width: 1 | 4): string {
  const type = width === 4 ? `vec4<${number}>` : number;
  return `struct Uniforms { size: u32, columns: i32, firsts: i32 }
@group(0) @binding(0) var<storage, read_write> result: array<${type}>;
@group(0) @binding(1) var<storage, read> x: array<${type}>;
@group(0) @binding(2) var<storage, read> lists: array<i32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let segment = i32(i) / uniforms.columns;
  let column = i32(i) % uniforms.columns;
  let last = lists[segment];
  var sum = ${type}(0);
  if (last >= 0) {
    var row = lists[uniforms.firsts + segment];
    sum = x[row * uniforms.columns + column];
    while (row != last) {
      row = lists[2 * uniforms.firsts + row];
      sum += x[row * uniforms.columns + column];
    }
  }
  result[i] = sum;
}`;
}

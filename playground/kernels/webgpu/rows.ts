import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { type Call, replace } from './replace.ts';
import { fewestRows, longestRow, workgroup } from './sizes.ts';

/** What a thread does with its row, which begins at `start`; its result is `end`. */
const reductions = {
  Sum: { first: '0.0', take: 'total + x[k]', end: 'total' },
  Mean: { first: '0.0', take: 'total + x[k]', end: 'total / f32(uniforms.width)' },
  Max: { first: 'x[start]', take: 'larger(total, x[k])', end: 'total' },
} as const;

/** Sums, means, maxima and the softmax along the last dimensions of a tensor with many short rows. */
export function registerRowKernels(): void {
  for (const [kernelName, { first, take, end }] of Object.entries(reductions)) {
    replace(kernelName, (call) => {
      const x = call.inputs['x'] as TensorInfo;
      const { axis, keepDims, reductionIndices } = call.attrs as {
        axis?: number | number[];
        reductionIndices?: number | number[];
        keepDims?: boolean;
      };
      const axes = util.parseAxisParam(axis ?? (reductionIndices as number[]), x.shape).sort((a, b) => a - b);
      const kept = x.shape.length - axes.length;
      // The last dimensions, and not all of them.
      if (kept === 0 || !axes.every((dimension, index) => dimension === kept + index)) return undefined;
      const shape = x.shape.slice(0, kept);
      const body = `var total = ${first};
  for (var k = start; k < start + uniforms.width; k++) { total = ${take}; }
  result[i] = ${end};`;
      return onRows(call, x, {
        key: `rows ${kernelName}`,
        body,
        shape: keepDims ? [...shape, ...axes.map(() => 1)] : shape,
        rows: sizeOf(shape),
      });
    });
  }
  replace('Softmax', (call) => {
    const logits = call.inputs['logits'] as TensorInfo;
    const rows = sizeOf(logits.shape.slice(0, -1));
    return onRows(call, logits, { key: 'rows softmax', body: softmax, shape: logits.shape, rows, fewest: 1 });
  });
}

interface Rows {
  key: string;
  body: string;
  shape: readonly number[];
  rows: number;
  /** With fewer rows the backend's own runs. */
  fewest?: number;
}

function onRows(
  call: Call,
  x: TensorInfo,
  { key, body, shape, rows, fewest = fewestRows }: Rows,
): TensorInfo | undefined {
  const width = sizeOf(x.shape) / rows;
  if (x.dtype !== 'float32' || !(rows >= fewest && width >= 1 && width <= longestRow)) return undefined;
  const backend = call.backend as WebGpuBackend;
  const output = backend.makeTensorInfo([...shape], 'float32');
  dispatch(backend, {
    key,
    shader: () => shaderOf(body),
    tensors: [output, x],
    uniforms: [rows, width].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil(rows / workgroup)),
  });
  return output;
}

/** NaN is written as such: `exp` of it need not be NaN. */
const softmax = `var most = x[start];
  for (var k = start; k < start + uniforms.width; k++) { most = larger(most, x[k]); }
  var total = 0.0;
  for (var k = start; k < start + uniforms.width; k++) { total += exp(x[k] - most); }
  for (var k = start; k < start + uniforms.width; k++) {
    result[k] = select(exp(x[k] - most) / total, most, isNan(most));
  }`;

function shaderOf(body: string): string {
  return `struct Uniforms { size: u32, width: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
${isNanFunction}
fn larger(a: f32, b: f32) -> f32 { return select(select(a, b, b > a || isNan(b)), a, isNan(a)); }
${elementHead}
  let start = i * uniforms.width;
  ${body}
}`;
}

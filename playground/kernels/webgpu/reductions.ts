import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { columnSums } from './column-sums.ts';
import { sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';

/** Sums and means over leading dimensions, without the transposed copy that tfjs makes first. */
export function registerReductions(): void {
  replace('Sum', (call) => overLeading(call, () => 1));
  replace('Mean', (call) => overLeading(call, (rows) => 1 / rows));
}

function overLeading(
  { inputs, attrs, backend }: Call,
  scale: (rows: number) => number,
): TensorInfo | undefined {
  const x = inputs['x'] as TensorInfo;
  const { axis, keepDims } = attrs as { axis: number | number[]; keepDims?: boolean };
  const axes = util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
  const leading = axes.length < x.shape.length && axes.every((dimension, index) => dimension === index);
  const columns = sizeOf(x.shape.slice(axes.length));
  const rows = sizeOf(x.shape.slice(0, axes.length));
  if (x.dtype !== 'float32' || !leading || axes.length === 0) return undefined;
  if (rows === 0 || columns === 0) return undefined;
  const sums = columnSums(backend as WebGpuBackend, x, rows, columns, scale(rows));
  const kept = x.shape.slice(axes.length);
  return { ...sums, shape: keepDims ? [...axes.map(() => 1), ...kept] : kept };
}

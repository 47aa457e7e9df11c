import {
  getKernel,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';
import type { WebGpuBackend } from './backend.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf, workgroup } from './grid.ts';

/** Multiplications, and length of a sum, up to which a thread that reads its numbers directly is the faster one. */
const [mostProducts, longest] = [2 ** 21, 512] as const;

/**
 * Products of small matrices, with a bias, where each thread makes a tile of up to 4 × 4 and reads straight from the
 * buffers. tfjs's program copies tiles of 32 × 32 into shared memory first, which pays for large matrices: a layer of
 * a small network leaves most of its threads without work and waits at every barrier.
 */
export function registerSmallMatrixProduct(): void {
  override('BatchMatMul');
  override('_FusedMatMul');
}

type Call = Parameters<KernelFunc>[0];

interface Attributes {
  transposeA: boolean;
  transposeB: boolean;
  activation?: string | null;
}

function override(kernelName: string): void {
  const stock = getKernel(kernelName, 'webgpu');
  unregisterKernel(kernelName, 'webgpu');
  registerKernel({ ...stock, kernelFunc: (call) => product(call) ?? stock.kernelFunc(call) });
}

function product(call: Call): TensorInfo | undefined {
  const { a, b, bias, preluActivationWeights } = call.inputs as Record<string, TensorInfo | undefined>;
  const { transposeA, transposeB, activation } = call.attrs as unknown as Attributes;
  if (!a || !b || preluActivationWeights || (activation && activation !== 'linear')) return undefined;
  const plain = [a, b, ...(bias ? [bias] : [])].every(
    ({ dtype, shape }) => dtype === 'float32' && sizeOf(shape) > 0,
  );
  const single = [a, b].every(({ shape }) => sizeOf(shape.slice(0, -2)) === 1);
  if (!plain || !single) return undefined;
  const [rows, inner] = turned(a.shape, transposeA);
  const [innerOfB, columns] = turned(b.shape, transposeB);
  if (inner !== innerOfB || inner > longest || rows * columns * inner > mostProducts) return undefined;
  if (bias && sizeOf(bias.shape) !== columns) return undefined;
  const backend = call.backend as WebGpuBackend;
  const outer = a.shape.length > b.shape.length ? a.shape.slice(0, -2) : b.shape.slice(0, -2);
  const output = backend.makeTensorInfo([...outer, rows, columns], 'float32');
  const tile = { rows: rows < 4 ? 1 : 4, columns: columns < 4 ? 1 : 4 } as const;
  const tilesAcross = Math.ceil(columns / tile.columns);
  const tiles = Math.ceil(rows / tile.rows) * tilesAcross;
  dispatch(backend, {
    key: `product ${tile.rows} ${tile.columns} ${bias ? 'bias' : ''}`,
    shader: () => shaderOf(tile.rows, tile.columns, bias !== undefined),
    tensors: [output, a, b, ...(bias ? [bias] : [])],
    uniforms: [
      tiles,
      tilesAcross,
      ...[rows, columns, inner],
      ...(transposeA ? [1, rows] : [inner, 1]),
      ...(transposeB ? [1, inner] : [columns, 1]),
    ].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil(tiles / workgroup)),
  });
  return output;
}

function turned(shape: readonly number[], transposed: boolean): [number, number] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

function shaderOf(tileRows: number, tileColumns: number, bias: boolean): string {
  const rows = Array.from({ length: tileRows }, (_, index) => index);
  const columns = Array.from({ length: tileColumns }, (_, index) => index);
  const each = (line: (row: number, column: number) => string): string =>
    rows.flatMap((row) => columns.map((column) => line(row, column))).join('\n    ');
  return `struct Uniforms {
  size: u32, across: u32, rows: u32, columns: u32, inner: u32,
  rowOfA: u32, innerOfA: u32, innerOfB: u32, columnOfB: u32,
}
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
${bias ? '@group(0) @binding(3) var<storage, read> bias: array<f32>;' : ''}
@group(0) @binding(${bias ? 4 : 3}) var<uniform> uniforms: Uniforms;
${elementHead}
  let row = i / uniforms.across * ${tileRows}u;
  let column = i % uniforms.across * ${tileColumns}u;
  // Beyond the edge the last row or column is read again, and not written.
  ${rows.map((r) => `var a${r} = min(row + ${r}u, uniforms.rows - 1u) * uniforms.rowOfA;`).join('\n  ')}
  ${columns.map((c) => `var b${c} = min(column + ${c}u, uniforms.columns - 1u) * uniforms.columnOfB;`).join('\n  ')}
  ${each((r, c) => `var s${r}${c} = 0.0;`)}
  for (var k = 0u; k < uniforms.inner; k++) {
    ${rows.map((r) => `let x${r} = a[a${r}];`).join(' ')}
    ${columns.map((c) => `let y${c} = b[b${c}];`).join(' ')}
    ${each((r, c) => `s${r}${c} += x${r} * y${c};`)}
    ${rows.map((r) => `a${r} += uniforms.innerOfA;`).join(' ')}
    ${columns.map((c) => `b${c} += uniforms.innerOfB;`).join(' ')}
  }
  ${each((r, c) => {
    const at = `(row + ${r}u) * uniforms.columns + column + ${c}u`;
    const within = `row + ${r}u < uniforms.rows && column + ${c}u < uniforms.columns`;
    return `if (${within}) { result[${at}] = s${r}${c}${bias ? ` + bias[column + ${c}u]` : ''}; }`;
  })}
}`;
}

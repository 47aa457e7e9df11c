import { broadcast_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { activations, isActivation } from './activations.ts';
import { columnSums } from './column-sums.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, isForColumns, sizeOf } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { type Call, replace } from './replace.ts';
import { workgroup } from './sizes.ts';

/** Multiplications up to which a thread that reads its numbers directly is taken to be the faster one. */
const mostProducts = 2 ** 25;
/** A sum of more products than this is cut into parts of this length when too few threads would work on it. */
const lengthOfPart = 256;
/** Threads that fill a GPU. */
const wanted = 4096;

/**
 * Products of matrices, one or many, with a bias and an activation, where each thread makes a tile of up to 4 × 4 and
 * reads straight from the buffers. tfjs's program copies tiles of 32 × 32 into shared memory first, which pays for
 * large matrices: a layer of a small network leaves most of its threads without work, and all wait at every barrier.
 */
export function registerMatrixProduct(): void {
  replace('BatchMatMul', product);
  replace('_FusedMatMul', product);
}

interface Attributes {
  transposeA: boolean;
  transposeB: boolean;
  activation?: string | null;
}

/** The product, or undefined for what tfjs's own program does better or what this one cannot do. */
function product(call: Call): TensorInfo | undefined {
  const { a, b, bias, preluActivationWeights } = call.inputs as Record<string, TensorInfo | undefined>;
  const attributes = call.attrs as unknown as Attributes;
  const { transposeA, transposeB } = attributes;
  const activation = attributes.activation ?? 'linear';
  if (!a || !b || preluActivationWeights || !isActivation(activation)) return undefined;
  const plain = [a, b, ...(bias ? [bias] : [])].every(
    ({ dtype, shape }) => dtype === 'float32' && sizeOf(shape) > 0,
  );
  // With a vector tfjs throws.
  if (!plain || Math.min(a.shape.length, b.shape.length) < 2) return undefined;
  const [rows, inner] = turned(a.shape, transposeA);
  const [innerOfB, columns] = turned(b.shape, transposeB);
  if (inner !== innerOfB || (bias && !isForColumns(bias.shape, columns))) return undefined;
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [countA, countB] = [sizeOf(outerA), sizeOf(outerB)];
  if (countA > 1 && countB > 1 && outerA.join() !== outerB.join()) return undefined;
  const count = Math.max(countA, countB);
  if (count * rows * columns * inner > mostProducts) return undefined;

  const backend = call.backend as WebGpuBackend;
  const tile = { rows: rows < 4 ? 1 : 4, columns: columns < 4 ? 1 : 4 } as const;
  const tilesAcross = Math.ceil(columns / tile.columns);
  const tiles = Math.ceil(rows / tile.rows) * tilesAcross;
  const divisible = count === 1 && !bias && activation === 'linear' && inner > 2 * lengthOfPart;
  const parts = divisible ? Math.ceil(Math.min(inner / lengthOfPart, Math.max(1, wanted / tiles))) : 1;
  const shape = [...broadcast_util.assertAndGetBroadcastShape(outerA, outerB), rows, columns];
  const output = backend.makeTensorInfo(parts === 1 ? shape : [parts, rows * columns], 'float32');
  const threads = tiles * count * parts;
  dispatch(backend, {
    key: `product ${tile.rows} ${tile.columns} ${bias ? 'bias' : ''} ${activation}`,
    shader: () => shaderOf(tile.rows, tile.columns, bias !== undefined, activations[activation]),
    tensors: [output, a, b, ...(bias ? [bias] : [])],
    uniforms: [
      ...[threads, tilesAcross, tiles, parts, Math.ceil(inner / parts)],
      ...[rows, columns, inner],
      ...(transposeA ? [1, rows] : [inner, 1]),
      ...(transposeB ? [1, inner] : [columns, 1]),
      ...[countA > 1 ? rows * inner : 0, countB > 1 ? inner * columns : 0],
    ].map((value) => ({ type: 'uint32', data: [value] })),
    groups: grid(Math.ceil(threads / workgroup)),
  });
  if (parts === 1) return output;
  const sums = columnSums(backend, output, parts, rows * columns);
  backend.disposeData(output.dataId);
  return { ...sums, shape };
}

function turned(shape: readonly number[], transposed: boolean): [number, number] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

function shaderOf(tileRows: number, tileColumns: number, bias: boolean, activation: string): string {
  const rows = Array.from({ length: tileRows }, (_, index) => index);
  const columns = Array.from({ length: tileColumns }, (_, index) => index);
  const each = (line: (row: number, column: number) => string): string =>
    rows.flatMap((row) => columns.map((column) => line(row, column))).join('\n    ');
  return `struct Uniforms {
  size: u32, across: u32, tiles: u32, parts: u32, innerOfPart: u32,
  rows: u32, columns: u32, inner: u32,
  rowOfA: u32, innerOfA: u32, innerOfB: u32, columnOfB: u32, nextA: u32, nextB: u32,
}
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
${bias ? '@group(0) @binding(3) var<storage, read> bias: array<f32>;' : ''}
@group(0) @binding(${bias ? 4 : 3}) var<uniform> uniforms: Uniforms;
${isNanFunction}
fn activate(x: f32) -> f32 { return ${activation}; }
${elementHead}
  let tile = i % uniforms.tiles;
  // Of many matrices, or of the parts of one sum.
  let piece = i / uniforms.tiles;
  let row = tile / uniforms.across * ${tileRows}u;
  let column = tile % uniforms.across * ${tileColumns}u;
  let begin = piece % uniforms.parts * uniforms.innerOfPart;
  let end = min(uniforms.inner, begin + uniforms.innerOfPart);
  let startOfA = piece / uniforms.parts * uniforms.nextA + begin * uniforms.innerOfA;
  let startOfB = piece / uniforms.parts * uniforms.nextB + begin * uniforms.innerOfB;
  // Beyond the edge the last row or column is read again, and not written.
  ${rows.map((r) => `var a${r} = startOfA + min(row + ${r}u, uniforms.rows - 1u) * uniforms.rowOfA;`).join('\n  ')}
  ${columns.map((c) => `var b${c} = startOfB + min(column + ${c}u, uniforms.columns - 1u) * uniforms.columnOfB;`).join('\n  ')}
  ${each((r, c) => `var s${r}${c} = 0.0;`)}
  for (var k = begin; k < end; k++) {
    ${rows.map((r) => `let x${r} = a[a${r}];`).join(' ')}
    ${columns.map((c) => `let y${c} = b[b${c}];`).join(' ')}
    ${each((r, c) => `s${r}${c} += x${r} * y${c};`)}
    ${rows.map((r) => `a${r} += uniforms.innerOfA;`).join(' ')}
    ${columns.map((c) => `b${c} += uniforms.innerOfB;`).join(' ')}
  }
  ${each((r, c) => {
    const at = `(piece * uniforms.rows + row + ${r}u) * uniforms.columns + column + ${c}u`;
    const within = `row + ${r}u < uniforms.rows && column + ${c}u < uniforms.columns`;
    const sum = `s${r}${c}${bias ? ` + bias[column + ${c}u]` : ''}`;
    return `if (${within}) { result[${at}] = activate(${sum}); }`;
  })}
}`;
}

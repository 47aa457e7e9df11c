import * as tf from '@tensorflow/tfjs';
import { activate, type FusedActivation } from './activate.ts';
import type { Machine } from './machine.ts';
import { type Kernel, replace } from './replace.ts';

/** A matrix in memory: stored as it is, or by columns. */
interface Matrix {
  readonly at: number;
  readonly transposed: boolean;
}

/** So many bytes of scratch memory `multiply` needs for a second factor of n columns and k rows. */
function roomFor({ transposed }: Matrix, n: number, k: number): number {
  return transposed && n > 1 && k > 1 ? n * k * 4 : 0;
}

/** The second factor with its columns adjacent, in scratch memory if it has to be turned. */
function turned(machine: Machine, b: Matrix, n: number, k: number, scratch: number): number {
  if (roomFor(b, n, k) === 0) return b.at;
  machine.transpose(b.at, scratch, n, k, k * 4, n * 4);
  return scratch;
}

/**
 * Writes A B (m × k times k × n) to `c`. `b` has adjacent columns, see `turned`.
 *
 * @param start address of what the product is added to, and the distance of its rows in bytes
 * @param row distance of the rows of `c` in bytes
 */
export function multiply(
  machine: Machine,
  a: Matrix,
  b: number,
  c: number,
  [m, n, k]: readonly [number, number, number],
  [start, startRow]: readonly [number, number] = [0, 0],
  row = n * 4,
): void {
  const [aRow, aColumn] = a.transposed ? [4, m * 4] : [k * 4, 4];
  machine.multiply(a.at, b, c, m, n, k, aRow, aColumn, n * 4, row, start, startRow);
}

const batchMatMul: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { a, b, bias } = inputs;
  if (a?.dtype !== 'float32' || b?.dtype !== 'float32') return undefined;
  if (a.shape.length < 2 || b.shape.length < 2) return undefined;
  const { transposeA = false, transposeB = false } = attrs as { transposeA?: boolean; transposeB?: boolean };
  const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [inner, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const batches = tf.util.sizeFromShape(outer);
  const [aBatches, bBatches] = [a, b].map(({ shape }) => tf.util.sizeFromShape(shape.slice(0, -2)));
  const plain = [aBatches, bBatches].every((count) => count === 1 || count === batches);
  // Anything else, errors included, is the backend's own affair.
  if (k !== inner || !plain || (bias && (k === 0 || tf.util.sizeFromShape(bias.shape) !== n)))
    return undefined;
  const out = backend.makeOutput([...outer, m, n], 'float32');
  if (k === 0) {
    machine.fill(machine.at(out), 4 * batches * m * n);
    return out;
  }
  const second: Matrix = { at: 0, transposed: transposeB };
  const scratch = machine.scratch(roomFor(second, n, k));
  const [atA, atB, atC] = [machine.at(a), machine.at(b), machine.at(out)];
  const start = [bias ? machine.at(bias) : 0, 0] as const;
  if (bBatches === 1) {
    const right = turned(machine, { at: atB, transposed: transposeB }, n, k, scratch);
    if (!transposeA) {
      multiply(machine, { at: atA, transposed: false }, right, atC, [batches * m, n, k], start);
      return out;
    }
    for (let batch = 0; batch < batches; batch++) {
      const left = { at: atA + batch * m * k * 4, transposed: true };
      multiply(machine, left, right, atC + batch * m * n * 4, [m, n, k], start);
    }
    return out;
  }
  for (let batch = 0; batch < batches; batch++) {
    const left = { at: atA + (aBatches === 1 ? 0 : batch * m * k * 4), transposed: transposeA };
    const right = { at: atB + batch * n * k * 4, transposed: transposeB };
    const ready = turned(machine, right, n, k, scratch);
    multiply(machine, left, ready, atC + batch * m * n * 4, [m, n, k], start);
  }
  return out;
};

const fusedMatMul: Kernel = (call) => {
  const product = batchMatMul(call) as tf.TensorInfo | undefined;
  return product && activate(call, product, call.attrs['activation'] as FusedActivation);
};

/**
 * Products of matrices. The backend's own multiplies fast only where neither factor is transposed and there is one
 * pair; gradients are products of transposed matrices.
 */
export function registerMatMul(): void {
  replace(tf.BatchMatMul, batchMatMul);
  replace(tf._FusedMatMul, fusedMatMul);
}

import * as tf from '@tensorflow/tfjs';
import type { BinaryOperation } from './code/binary.ts';
import { type Kernel, replace } from './replace.ts';

/**
 * How a tensor runs beside the result, seen as rows: all of it, one row again and again, or one number a row. Nothing
 * for what is none of these.
 */
interface Rows {
  count: number;
  width: number;
}

/** The axes from which on the shape is that of the result, and before which it is 1; or the other way round. */
function broadcast(shape: number[], out: number[]): { kind: 'row' | 'column'; rows: Rows } | undefined {
  const full = [...new Array<number>(out.length - shape.length).fill(1), ...shape];
  const size = tf.util.sizeFromShape;
  const differs = full.map((length, axis) => length !== out[axis]);
  const [first, last] = [differs.indexOf(true), differs.lastIndexOf(true)];
  const ones = (from: number, to: number) => full.slice(from, to).every((length) => length === 1);
  if (ones(0, last + 1))
    return { kind: 'row', rows: { count: size(out.slice(0, last + 1)), width: size(out.slice(last + 1)) } };
  if (ones(first, full.length))
    return { kind: 'column', rows: { count: size(out.slice(0, first)), width: size(out.slice(first)) } };
  return undefined;
}

function binary(operation: BinaryOperation): Kernel {
  return ({ inputs, backend, machine }) => {
    const { a, b } = inputs;
    if (a?.dtype !== 'float32' || b?.dtype !== 'float32') return undefined;
    const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const size = tf.util.sizeFromShape(shape);
    if (size === 0) return undefined;
    const [ofA, ofB] = [tf.util.sizeFromShape(a.shape), tf.util.sizeFromShape(b.shape)];
    if (ofA !== size && ofB !== size) return undefined;
    const few = ofA === size ? b : a;
    const alike = ofA === ofB;
    // A single number is a column of one row.
    const whole = { kind: 'column' as const, rows: { count: 1, width: size } };
    const plan = tf.util.sizeFromShape(few.shape) === 1 ? whole : broadcast(few.shape, shape);
    if (!plan && !alike) return undefined;
    const out = backend.makeOutput(shape, 'float32');
    const [atA, atB, to] = [machine.at(a), machine.at(b), machine.at(out)];
    if (alike || !plan) {
      machine[`${operation}Rows`](atA, 0, atB, 0, to, 1, 4 * size);
      return out;
    }
    const { count, width } = plan.rows;
    const bytes = 4 * width;
    if (plan.kind === 'row')
      machine[`${operation}Rows`](atA, few === a ? 0 : bytes, atB, few === b ? 0 : bytes, to, count, bytes);
    else machine[`${operation}${few === b ? 'Right' : 'Left'}`](atA, atB, to, count, bytes);
    return out;
  };
}

/** Sums, differences, products, quotients and the larger or smaller of float32, where one operand is as large as the result. */
export function registerArithmetic(): void {
  replace(tf.Add, binary('add'));
  replace(tf.Sub, binary('sub'));
  replace(tf.Multiply, binary('mul'));
  replace(tf.RealDiv, binary('div'));
  replace(tf.Maximum, binary('max'));
  replace(tf.Minimum, binary('min'));
}

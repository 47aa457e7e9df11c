import type { LogLevel, LogPart } from '../../views/console/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { preview } from './preview.ts';

/** Values of a tensor shown in the console. */
const shown = 8;

type Line = { level: LogLevel; parts: LogPart[]; waiting: number };

// A tensor's values arrive later than the text after it; lines leave in the order in which they were written.
const lines: Line[] = [];

/**
 * Writes a line to the playground's console, as `console.log` does. Tensors are read without blocking and shown with
 * shape, type and first values; they may be disposed of directly afterwards.
 *
 * @param values of any kind
 * @example
 * log('RMSE', 1.5, 'K'); // RMSE 1.5 K
 * log([1, 2, 3]); // [1, 2, 3]
 */
export function log(...values: unknown[]): void {
  write('log', values);
}

/**
 * As `log`, marked as a warning.
 *
 * @param values of any kind
 * @example
 * warn('no rain in the test part'); // no rain in the test part
 */
export function warn(...values: unknown[]): void {
  write('warn', values);
}

/** Writes a line at a level; the runtime routes `console` here. */
export function write(level: LogLevel, values: unknown[]): void {
  const line: Line = { level, parts: [], waiting: 0 };
  if (!values.some(isTensor) && lines.length === 0) {
    host().emit({ type: 'log', level, parts: values.map(part) });
    return;
  }
  lines.push(line);
  for (const [index, value] of values.entries()) {
    if (isTensor(value)) describeLater(line, index, value);
    else line.parts[index] = part(value);
  }
  release();
}

function describeLater(line: Line, index: number, tensor: TensorLike): void {
  const { shape, dtype } = tensor;
  const put = (values: ArrayLike<number | string>): void => {
    line.parts[index] =
      dtype === 'string'
        ? texts(shape, values)
        : {
            kind: 'tensor',
            shape: [...shape],
            dtype,
            values: Array.from({ length: Math.min(shown, values.length) }, (_, i) => Number(values[i])),
            more: Math.max(0, values.length - shown),
          };
    line.waiting--;
    release();
  };
  const failed = (error: unknown): void => {
    line.parts[index] = { kind: 'text', text: error instanceof Error ? error.message : String(error) };
    line.waiting--;
    release();
  };
  line.waiting++;
  read(tensor, put, failed);
}

/** A tensor of texts; the parts of a line that are tensors hold numbers. */
function texts(shape: readonly number[], values: ArrayLike<number | string>): LogPart {
  const { preview: line, detail } = preview(Array.from(values));
  return { kind: 'object', preview: `Tensor string [${shape.join(', ')}] ${line}`, detail };
}

function release(): void {
  while (lines[0]?.waiting === 0) {
    const line = lines.shift() as Line;
    host().emit({ type: 'log', level: line.level, parts: line.parts });
  }
}

function part(value: unknown): LogPart {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', text: String(value) };
  if (typeof value === 'object' && value !== null) return { kind: 'object', ...preview(value) };
  return { kind: 'text', text: String(value) };
}

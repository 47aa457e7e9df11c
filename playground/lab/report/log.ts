import type { LogLevel, LogPart } from '../../views/console/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { lines } from '../host/turns.ts';
import { preview } from './preview.ts';

/** Values of a tensor shown in the console. */
const shown = 8;

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

/** Writes a line at a level; the runtime routes `console` here. A tensor's values arrive later than the text after it. */
export function write(level: LogLevel, values: unknown[]): void {
  const parts: LogPart[] = values.map((value) => (isTensor(value) ? unread : part(value)));
  const tensors = values.flatMap((value, index) => (isTensor(value) ? [{ value, index }] : []));
  const emit = (): void => host().emit({ type: 'log', level, parts });
  if (tensors.length === 0) {
    lines.now(emit);
    return;
  }
  const leave = lines.take();
  let waiting = tensors.length;
  for (const { value, index } of tensors) {
    describeLater(value, (described) => {
      parts[index] = described;
      waiting -= 1;
      if (waiting === 0) leave(emit);
    });
  }
}

/** Stands in for a tensor until it is read. */
const unread: LogPart = { kind: 'text', text: '…' };

function describeLater(tensor: TensorLike, use: (part: LogPart) => void): void {
  const { shape, dtype } = tensor;
  read(
    tensor,
    (values) => {
      if (dtype === 'string') return use(texts(shape, values));
      const first = Array.from({ length: Math.min(shown, values.length) }, (_, i) => Number(values[i]));
      const more = Math.max(0, values.length - shown);
      return use({ kind: 'tensor', shape: [...shape], dtype, values: first, more });
    },
    (error) => use({ kind: 'text', text: error instanceof Error ? error.message : String(error) }),
  );
}

/** A tensor of texts; the parts of a line that are tensors hold numbers. */
function texts(shape: readonly number[], values: ArrayLike<number | string>): LogPart {
  const { preview: line, detail } = preview(Array.from(values));
  return { kind: 'object', preview: `Tensor string [${shape.join(', ')}] ${line}`, detail };
}

function part(value: unknown): LogPart {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', text: String(value) };
  if (typeof value === 'object' && value !== null) return { kind: 'object', ...preview(value) };
  return { kind: 'text', text: String(value) };
}

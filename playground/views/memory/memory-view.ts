import { byteSize, displayNumber } from '../drawing/number-format.ts';
import type { Results } from '../results.ts';

/** Tensors alive and the bytes they hold, with what to do when each step leaves some behind. Empty when unknown. */
export function memoryView(memory: Results['memory']): string {
  if (!memory) return '';
  const { tensors, bytes, leaking } = memory;
  const count = `${displayNumber(tensors)} ${tensors === 1 ? 'tensor' : 'tensors'}`;
  const hint =
    leaking > 0
      ? `<span class="memory-leak">+${displayNumber(leaking, 3)} a step: use <code>tf.tidy</code> or <code>dispose()</code></span>`
      : '';
  return `<span class="memory">${count}, ${byteSize(bytes)}</span>${hint}`;
}

import { memory as words } from '../../words/en/views.ts';
import { byteSize, displayNumber } from '../drawing/number-format.ts';
import type { Results } from '../results.ts';

/** Tensors alive and the bytes they hold, with what to do when each step leaves some behind. Empty when unknown. */
export function memoryView(memory: Results['memory']): string {
  if (!memory) return '';
  const { tensors, bytes, leaking } = memory;
  const count = words.tensors(displayNumber(tensors), tensors === 1);
  const hint =
    leaking > 0 ? `<span class="memory-leak">${words.leaking(displayNumber(leaking, 3))}</span>` : '';
  return `<span class="memory">${count}, ${byteSize(bytes)}</span>${hint}`;
}

import type { Backend, BackendNote } from '../protocol/events.ts';
import { escapeHtml } from './escape.ts';

const names: Record<Backend, string> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' };

/** Why each backend was taken or passed over, as a list; the last one is in use. */
export function backendNotesHtml(notes: BackendNote[]): string {
  const entries = notes.map(
    ({ backend, taken, reason }) =>
      `<dt>${names[backend]}${taken ? ', in use' : ''}</dt><dd>${escapeHtml(reason)}</dd>`,
  );
  return `<dl>${entries.join('')}</dl><p>Add <code>?backend=wasm</code> (or webgpu, webgl, cpu) to the address to choose one yourself.</p>`;
}

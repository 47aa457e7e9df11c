import * as tf from '@tensorflow/tfjs';
import type { Command } from '../protocol/commands.ts';
import { type Backend, type BackendNote, backends } from '../protocol/events.ts';
import { registerLazyBackends } from './lazy-backends.ts';

export interface Chosen {
  backend: Backend;
  notes: BackendNote[];
}

const names: Record<Backend, string> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

/** Takes the first of the given backends that starts here, and says of each why it was taken or not. */
export async function chooseBackend(
  { backends: order, graphics }: Pick<Command & { type: 'load' }, 'backends' | 'graphics'>,
  asset: (name: string) => Promise<ArrayBuffer>,
): Promise<Chosen> {
  const obstacles = registerLazyBackends(asset);
  const notes: BackendNote[] = [];
  for (const backend of order) {
    const obstacle = await tryBackend(backend, obstacles);
    if (obstacle === undefined) {
      notes.push({
        backend,
        taken: true,
        reason: graphics ? await takenBecause(backend, order) : onlyProcessor,
      });
      return { backend, notes };
    }
    notes.push({ backend, taken: false, reason: obstacle });
  }
  throw new Error(
    `None of the requested backends starts in this browser. ${notes.map((note) => `${names[note.backend]}: ${note.reason}`).join(' ')}`,
  );
}

async function tryBackend(
  backend: Backend,
  obstacles: ReadonlyMap<Backend, unknown>,
): Promise<string | undefined> {
  try {
    const obstacle = backend === 'webgpu' ? await webgpuObstacle() : undefined;
    if (obstacle) return obstacle;
    if (!(await tf.setBackend(backend))) throw obstacles.get(backend);
    await tf.ready();
    // A backend may register and still fail at its first kernel (a blocked driver, a context that is lost at once).
    const probe = tf.tidy(() => tf.tensor1d([1, 2]).mul(3).sum());
    const [sum] = await probe.data();
    probe.dispose();
    return sum === 9 ? undefined : `${names[backend]} computed 3 + 6 = ${String(sum)}.`;
  } catch (error) {
    return `${names[backend]} did not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** tfjs crashes on a null adapter, so it is looked for here first. */
async function webgpuObstacle(): Promise<string | undefined> {
  if (!('gpu' in navigator) || !navigator.gpu) return 'This browser offers no WebGPU to isolated workers.';
  const adapter = await navigator.gpu.requestAdapter();
  return adapter ? undefined : 'The browser has WebGPU but found no graphics adapter for it.';
}

const onlyProcessor =
  'A program that came with a link computes on the processor, until you choose WebGPU or WebGL for it.';

async function takenBecause(backend: Backend, order: readonly Backend[]): Promise<string> {
  if (order.length === 1) return `${names[backend]} was asked for.`;
  if (backend === order[0] && backend !== backends[0])
    return `${names[backend]} was the fastest when this program was timed here.`;
  if (backend !== 'webgpu')
    return `${names[backend]} is the first in the order WebGPU, WebAssembly, WebGL, CPU that starts here.`;
  const adapter = await navigator.gpu.requestAdapter();
  const { vendor, architecture, description } = adapter?.info ?? {};
  const device = [vendor, architecture, description].filter(Boolean).join(' ');
  return `WebGPU starts here${device ? ` (${device})` : ''}.`;
}

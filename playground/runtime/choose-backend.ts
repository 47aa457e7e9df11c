import * as tf from '@tensorflow/tfjs';
import type { Command } from '../protocol/commands.ts';
import { type Backend, type BackendNote, backends } from '../protocol/events.ts';
import { type Saying, saying } from '../protocol/sayings.ts';
import { registerLazyBackends } from './lazy-backends.ts';

export interface Chosen {
  backend: Backend;
  notes: BackendNote[];
}

/** None of the backends starts, each for a reason of its own. */
export class NoBackend extends Error {
  readonly notes: BackendNote[];

  constructor(notes: BackendNote[]) {
    super('NoBackend');
    this.notes = notes;
  }
}

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
        reason: graphics ? await takenBecause(backend, order) : saying('only-processor'),
      });
      return { backend, notes };
    }
    notes.push({ backend, taken: false, reason: obstacle });
  }
  throw new NoBackend(notes);
}

async function tryBackend(
  backend: Backend,
  obstacles: ReadonlyMap<Backend, unknown>,
): Promise<Saying | undefined> {
  try {
    const obstacle = backend === 'webgpu' ? await webgpuObstacle() : undefined;
    if (obstacle) return obstacle;
    if (!(await tf.setBackend(backend))) throw obstacles.get(backend);
    await tf.ready();
    // A backend may register and still fail at its first kernel (a blocked driver, a context that is lost at once).
    const probe = tf.tidy(() => tf.tensor1d([1, 2]).mul(3).sum());
    const [sum] = await probe.data();
    probe.dispose();
    return sum === 9 ? undefined : saying('backend-wrong', backend, String(sum));
  } catch (error) {
    return saying('backend-not-started', backend, error instanceof Error ? error.message : String(error));
  }
}

/** tfjs crashes on a null adapter, so it is looked for here first. */
async function webgpuObstacle(): Promise<Saying | undefined> {
  if (!('gpu' in navigator) || !navigator.gpu) return saying('webgpu-not-offered');
  const adapter = await navigator.gpu.requestAdapter();
  return adapter ? undefined : saying('webgpu-no-adapter');
}

async function takenBecause(backend: Backend, order: readonly Backend[]): Promise<Saying> {
  if (order.length === 1) return saying('backend-asked', backend);
  if (backend === order[0] && backend !== backends[0]) return saying('backend-fastest', backend);
  if (backend !== 'webgpu') return saying('backend-first', backend);
  const adapter = await navigator.gpu.requestAdapter();
  const { vendor, architecture, description } = adapter?.info ?? {};
  const device = [vendor, architecture, description].filter(Boolean).join(' ');
  return saying('webgpu-starts', device);
}

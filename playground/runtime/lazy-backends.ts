import * as tf from '@tensorflow/tfjs';
import { backendScript } from '../protocol/assets.ts';
import { type Backend, backends } from '../protocol/events.ts';

type Factory = Parameters<typeof tf.registerBackend>[1];

/** TensorFlow.js's own priorities. */
const priorities: Record<Backend, number> = { webgpu: 3, webgl: 2, wasm: 2, cpu: 1 };

/**
 * Registers every backend under its name without its code. The code, half of TensorFlow.js, is fetched and evaluated
 * when the backend is first asked for, be it by the runtime or by a program's `tf.setBackend`; a worker uses one
 * backend, and evaluating all four would take longer than a first step of training.
 *
 * @param asset a file of the site by name
 * @returns why a backend did not start, for those that were tried and did not
 */
export function registerLazyBackends(asset: (name: string) => Promise<ArrayBuffer>): Map<Backend, unknown> {
  const obstacles = new Map<Backend, unknown>();
  serveFiles(asset);
  for (const backend of backends) {
    const start = async () => {
      const text = new TextDecoder().decode(await asset(backendScript(backend)));
      return await factoryIn(text, backend)();
    };
    const factory = () =>
      start().catch((error: unknown) => {
        // TensorFlow.js writes the reason to the console and answers with false.
        obstacles.set(backend, error);
        throw error;
      });
    tf.registerBackend(backend, factory, priorities[backend]);
  }
  return obstacles;
}

/** Evaluates a backend's script, which registers its kernels, and takes the factory that it would register. */
function factoryIn(text: string, backend: Backend): Factory {
  let found: Factory | undefined;
  const registerBackend = (_: string, factory: Factory): boolean => {
    found = factory;
    return true;
  };
  // biome-ignore lint/security/noGlobalEval: the script is the site's own and the worker can import nothing.
  const evaluate = globalThis.eval as (source: string) => (core: object) => void;
  evaluate(`(function (tfjsCore) {${text}\n})\n//# sourceURL=${backendScript(backend)}`)({
    ...tf,
    registerBackend,
  });
  if (!found) throw new Error('This browser has nothing for it to run on.');
  return found;
}

/** TensorFlow.js fetches its WASM binary by itself; in here nothing can be fetched, so the page hands the bytes in. */
function serveFiles(asset: (name: string) => Promise<ArrayBuffer>): void {
  tf.env().platform.fetch = async (path) => new Response(await asset(path));
}

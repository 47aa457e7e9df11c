import * as tf from '@tensorflow/tfjs';
import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl';
import type { ProgramError } from '../protocol/events.ts';
import { saying } from '../protocol/sayings.ts';

/**
 * Calls back when a graphics device is lost, runs out of memory or refuses what it was given, of which tfjs itself says
 * nothing: the backend's now, and that of every backend to which the program changes.
 */
export function watchDevice(failed: (error: ProgramError) => void): void {
  const watched = new WeakSet<object>();
  const watch = (): void => {
    const device = gpuDevice();
    if (device && !watched.has(device)) watchGpu(device, failed);
    const gl = glContext()?.gl;
    if (gl && !watched.has(gl)) watchGl(gl, failed);
    for (const each of [device, gl]) if (each) watched.add(each);
  };
  watch();
  const engine = tf.engine();
  const setBackend = engine.setBackend.bind(engine);
  engine.setBackend = async (name) => {
    const taken = await setBackend(name);
    if (taken) watch();
    return taken;
  };
}

/** Waits until the device has said what it refused of all that it was given. */
export async function hearDevice(): Promise<void> {
  const device = gpuDevice();
  if (!device) return;
  // Answers come in the order of the questions.
  device.pushErrorScope('validation');
  await device.popErrorScope().catch(() => null);
}

function watchGl(gl: WebGLRenderingContext, failed: (error: ProgramError) => void): void {
  const lostContext = (): void => failed(contextLost);
  if (gl.isContextLost()) lostContext();
  else gl.canvas.addEventListener('webglcontextlost', lostContext);
}

/** What the WebGL backend draws with, when that backend is in use. */
export function glContext(): GPGPUContext | undefined {
  const backend: unknown = tf.backend();
  const isWebGl = tf.getBackend() === 'webgl' && typeof backend === 'object' && backend !== null;
  return isWebGl && 'gpgpu' in backend ? (backend.gpgpu as GPGPUContext) : undefined;
}

/** The WebGPU backend's device, when that backend is in use. */
export function gpuDevice(): GPUDevice | undefined {
  const backend: unknown = tf.backend();
  if (typeof GPUDevice === 'undefined' || typeof backend !== 'object' || backend === null) return undefined;
  return 'device' in backend && backend.device instanceof GPUDevice ? backend.device : undefined;
}

function watchGpu(device: GPUDevice, failed: (error: ProgramError) => void): void {
  device.lost.then((info) => failed(lost(info.message || info.reason)));
  device.addEventListener('uncapturederror', ({ error }) => {
    failed(error instanceof GPUOutOfMemoryError ? outOfMemory : refused(error.message));
  });
}

const outOfMemory: ProgramError = {
  kind: 'memory',
  message: saying('out-of-device-memory'),
  hint: saying('use-less-memory'),
};

/** What was refused was not computed, nor was what had been recorded with it: the numbers are worth nothing. */
function refused(message: string): ProgramError {
  return {
    kind: 'device',
    message: saying('device-refused', message),
    hint: saying('other-backend'),
  };
}

function lost(why: string): ProgramError {
  return {
    kind: 'device',
    message: saying('device-lost', why),
    hint: saying('new-device'),
  };
}

const contextLost: ProgramError = {
  kind: 'device',
  message: saying('context-lost'),
  hint: saying('new-device'),
};

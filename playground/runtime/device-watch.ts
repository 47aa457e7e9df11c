import * as tf from '@tensorflow/tfjs';
import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl';
import type { ProgramError } from '../protocol/events.ts';

/** Calls back once when the graphics device is lost or runs out of memory, of which tfjs itself says nothing. */
export function watchDevice(failed: (error: ProgramError) => void): void {
  const device = gpuDevice();
  if (device) watchGpu(device, failed);
  const gl = glContext()?.gl;
  if (!gl) return;
  const lostContext = (): void => failed(lost('the WebGL context was lost'));
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
    if (!(error instanceof GPUOutOfMemoryError)) return;
    failed({
      kind: 'memory',
      message: 'The graphics device is out of memory.',
      hint: 'Use a smaller batch or fewer units, and release tensors with tf.tidy or dispose().',
    });
  });
}

function lost(why: string): ProgramError {
  return {
    kind: 'device',
    message: `The graphics device was lost (${why}).`,
    hint: 'Run again: the next run gets a new device. If it happens again, try ?backend=wasm in the address.',
  };
}

import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { registerKernels } from '../../../playground/kernels/index.ts';
import type { WebGpuBackend } from '../../../playground/kernels/tfjs-private.ts';
import { collected, run } from './collector.ts';

/* The page of TensorFlow.js's own tests: bundled with them after it, which share its copy of TensorFlow.js. */

export interface UpstreamPage {
  /** Starts WebGPU, with the kernels of the course or without. */
  start(kernels: boolean): Promise<void>;
  tests(): { suite: string; name: string }[];
  /** Runs the test at a place of that list, and answers with what is wrong. */
  run(index: number): Promise<string | undefined>;
}

const page: UpstreamPage = {
  async start(kernels) {
    if (kernels) registerKernels();
    // TensorFlow.js computes with small tensors in JavaScript; it tests its backend without.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    if (!(await tf.setBackend('webgpu'))) throw new Error('This browser has no WebGPU.');
    await tf.ready();
  },
  tests: collected,
  async run(index) {
    const { device } = tf.backend() as unknown as WebGpuBackend;
    device.pushErrorScope('validation');
    const wrong = await run(index).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    // What WebGPU refuses throws nothing and leaves old numbers where the result should be.
    const refused = await device.popErrorScope();
    return wrong ?? refused?.message;
  },
};

declare global {
  var upstreamPage: UpstreamPage;
}
globalThis.upstreamPage = page;

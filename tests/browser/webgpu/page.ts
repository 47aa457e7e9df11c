import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import type { Reference } from '../../../playground/benchmark/models/noise.ts';
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';
import { registerKernels } from '../../../playground/kernels/index.ts';
import { fuseLabOptimisers } from '../../../playground/runtime/lab-optimisers.ts';
import { Counter, type Counts } from './counter.ts';
import { type OptimiserName, type Trained, trainWith } from './optimisers.ts';

/* The page in which tests and the bench of WebGPU kernels run: TensorFlow.js on WebGPU, with or without them. */

export interface StepFigures extends Counts {
  /** Median of milliseconds a step, the loss of each read. */
  ms: number;
  losses: number[];
}

export interface WebGpuPage {
  /** Starts WebGPU, with the kernels of the course or without. */
  start(kernels: boolean): Promise<void>;
  /** Moves weights towards targets on a backend. */
  optimiser(name: OptimiserName, backend: 'webgpu' | 'cpu', steps: number): Promise<Trained>;
  /** What one step of a reference model costs, and how its loss falls. `sizes` are those of its making. */
  steps(
    model: ReferenceName,
    count: number,
    sizes?: number[],
    backend?: 'webgpu' | 'cpu',
  ): Promise<StepFigures>;
  /** A program of a test, given as text: its parameter is TensorFlow.js. */
  evaluate(body: string): Promise<unknown>;
}

const counter = new Counter();

const page: WebGpuPage = {
  async start(kernels) {
    if (kernels) {
      registerKernels();
      fuseLabOptimisers();
    }
    if (!(await tf.setBackend('webgpu'))) throw new Error('This browser has no WebGPU.');
    await tf.ready();
  },
  async optimiser(name, backend, steps) {
    await tf.setBackend(backend);
    return trainWith(name, steps);
  },
  async steps(model, count, sizes = [], backend = 'webgpu') {
    await tf.setBackend(backend);
    const { loss: ofModel } = (references[model] as (...sizes: number[]) => Reference)(...sizes);
    const optimizer = tf.train.adam(0.003);
    const losses: number[] = [];
    const times: number[] = [];
    let counts: Counts = { dispatches: 0, submits: 0, programs: {} };
    for (let index = 0; index < count; index++) {
      counter.reset();
      const start = performance.now();
      const loss = optimizer.minimize(ofModel, true) as tf.Scalar;
      // The read submits what is still recorded, as it does in a program that draws its loss.
      const [value = Number.NaN] = await loss.data();
      times.push(performance.now() - start);
      losses.push(value);
      loss.dispose();
      counts = counter.counts();
    }
    // The first steps compile shaders.
    const steady = times.slice(Math.floor(count / 3)).sort((a, b) => a - b);
    return { ...counts, ms: steady[steady.length >> 1] ?? Number.NaN, losses };
  },
  evaluate(body) {
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;
    return new AsyncFunction('tf', body)(tf) as Promise<unknown>;
  },
};

declare global {
  var webgpuPage: WebGpuPage;
}
globalThis.webgpuPage = page;

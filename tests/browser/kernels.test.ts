import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Results } from '../../playground/views/results.ts';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox?.close());

/** Models that TensorFlow.js by itself cannot train on these backends, each with a loss that has to fall. */
const programs: Record<string, string> = {
  'a convolution': `
    const x = tf.randomNormal([4, 8, 8, 2], 0, 1, 'float32', 1);
    const w = tf.variable(tf.randomNormal([3, 3, 2, 4], 0, 0.3, 'float32', 2));
    const loss = () => tf.conv2d(x, w, 1, 'same').tanh().sub(0.5).square().mean();`,
  'a dilated convolution of maps without an edge': `
    const x = tf.ones([2, 6, 8, 2]);
    const w = tf.variable(tf.randomNormal([3, 3, 2, 4], 0, 0.3, 'float32', 2));
    const loss = () => tf.conv2d(padPeriodic(x, [2, 2]), w, 1, 'valid', 'NHWC', 2).sub(0.5).square().mean();`,
  'a spectrum': `
    const w = tf.variable(tf.randomNormal([3, 16], 0, 1, 'float32', 1));
    const loss = () => tf.abs(tf.rfft(w)).square().mean();`,
  'sums along the edges of a graph': `
    const to = tf.tensor1d([0, 1, 1, 2], 'int32');
    const w = tf.variable(tf.randomNormal([4, 5], 0, 1, 'float32', 1));
    const loss = () => tf.unsortedSegmentSum(w, to, 3).sub(1).square().mean();`,
};

/** Runs a step of a recurrent layer, and lists the kernels that it took. */
const recurrent = `
  const layer = tf.layers.lstm({ units: 5, inputShape: [4, 3] });
  const { kernelNames } = await tf.profile(() => layer.apply(tf.ones([2, 4, 3])));
  table({ title: 'kernels', columns: ['name'], rows: kernelNames.map((name) => [name]) });`;

function expectOneKernel({ tables }: Results): void {
  const names = tables.find(({ spec }) => spec.title === 'kernels')?.rows.map(([name]) => name) ?? [];
  expect(names).toContain('LstmCell');
  expect(names).not.toContain('Tanh');
}

test.each([
  ['wasm', expectOneKernel],
  // On the CPU a step is what TensorFlow.js makes of it.
  ['cpu', () => {}],
] as const)('the %s backend trains them in the sandbox', async (backend, alsoHolds) => {
  const results = await sandbox.run({
    backend,
    limit: 40_000,
    source: `
      import * as tf from '@tensorflow/tfjs';
      import { padPeriodic, table } from 'lab';
      const rows = [];
      async function train(name, loss) {
        const before = (await loss().data())[0];
        const adam = tf.train.adam(0.05);
        for (let step = 0; step < 60; step++) adam.minimize(loss);
        rows.push([name, tf.getBackend(), before, (await loss().data())[0]]);
      }
      ${Object.entries(programs)
        .map(([name, source]) => `{ ${source} await train('${name}', loss); }`)
        .join('\n')}
      const columns = ['model', 'backend', 'before', 'after'];
      table({ title: 'trained', columns, rows });
      ${recurrent}`,
  });
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  const rows = results.tables.find(({ spec }) => spec.title === 'trained')?.rows ?? [];
  expect(rows.map(([name]) => name)).toEqual(Object.keys(programs));
  for (const [name, used, before, after] of rows) {
    expect(used).toBe(backend);
    expect(Number(after), String(name)).toBeLessThan(0.7 * Number(before));
  }
  alsoHolds(results);
});

test('a step of an LSTM is one kernel on WebGPU', async () => {
  const source = `
    import * as tf from '@tensorflow/tfjs';
    import { table } from 'lab';
    ${recurrent}`;
  const results = await sandbox.run({ backend: 'webgpu', limit: 40_000, source });
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  expectOneKernel(results);
});

test('graph models are refused with the reason', async () => {
  const source = "import * as tf from '@tensorflow/tfjs'; await tf.loadGraphModel('model.json');";
  const { outcome } = await sandbox.run({ backend: 'cpu', limit: 40_000, source });
  expect(JSON.stringify(outcome)).toContain('no network to load a graph model');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
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

const cases = (['wasm', 'cpu'] as const).flatMap((backend) =>
  Object.keys(programs).map((name) => [backend, name] as const),
);

test.each(cases)('the %s backend trains %s in the sandbox', async (backend, name) => {
  const results = await sandbox.run({
    backend,
    limit: 40_000,
    source: `
      import * as tf from '@tensorflow/tfjs';
      import { padPeriodic, table } from 'lab';
      ${programs[name]}
      const before = (await loss().data())[0];
      const adam = tf.train.adam(0.05);
      for (let step = 0; step < 60; step++) adam.minimize(loss);
      const after = (await loss().data())[0];
      const columns = ['backend', 'before', 'after'];
      table({ title: typeof padPeriodic, columns, rows: [[tf.getBackend(), before, after]] });`,
  });
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  const [used, before, after] = results.tables[0]?.rows[0] ?? [];
  expect(used).toBe(backend);
  expect(Number(after)).toBeLessThan(0.7 * Number(before));
});

/** Runs a step of a recurrent layer, and lists the kernels that it took. */
const recurrent = `
  import * as tf from '@tensorflow/tfjs';
  import { table } from 'lab';
  const layer = tf.layers.lstm({ units: 5, inputShape: [4, 3] });
  const { kernelNames } = await tf.profile(() => layer.apply(tf.ones([2, 4, 3])));
  table({ title: 'kernels', columns: ['name'], rows: kernelNames.map((name) => [name]) });`;

test.each(['wasm', 'webgpu'] as const)('a step of an LSTM is one kernel on %s', async (backend) => {
  const results = await sandbox.run({ backend, limit: 40_000, source: recurrent });
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  const names = results.tables[0]?.rows.map(([name]) => name) ?? [];
  expect(names).toContain('LstmCell');
  expect(names).not.toContain('Tanh');
});

test('graph models are refused with the reason', async () => {
  const source = "import * as tf from '@tensorflow/tfjs'; await tf.loadGraphModel('model.json');";
  const { outcome } = await sandbox.run({ backend: 'cpu', limit: 40_000, source });
  expect(JSON.stringify(outcome)).toContain('no network to load a graph model');
});

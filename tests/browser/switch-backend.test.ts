import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';

/* A worker starts with the code of one backend. A program may ask TensorFlow.js for another at any time. */

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox?.close());

test('a program takes every backend in turn, its tensors come along, and one that does not exist is refused', async () => {
  const results = await sandbox.run({
    backend: 'cpu',
    limit: 60_000,
    source: `
      import * as tf from '@tensorflow/tfjs';
      import { table } from 'lab';
      const a = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      const rows = [];
      for (const name of ['cpu', 'wasm', 'webgl', 'cpu', 'webgpu']) {
        const taken = await tf.setBackend(name);
        rows.push([name, taken, tf.getBackend(), (await tf.matMul(a, a).data()).join(' ')]);
      }
      table({ title: 'Squares', columns: ['asked for', 'taken', 'in use', 'a · a'], rows });
      await tf.setBackend('abacus');`,
  });
  expect(results.tables[0]?.rows).toEqual(
    ['cpu', 'wasm', 'webgl', 'cpu', 'webgpu'].map((name) => [name, true, name, '7 10 15 22']),
  );
  expect(results.outcome).toMatchObject({
    kind: 'failed',
    error: { message: expect.stringContaining("Backend name 'abacus' not found"), line: 11 },
  });
});

test('on WebGPU reads that do not wait are refused, with the way that works', async () => {
  const refused = ['y.dataSync()', 'y.arraySync()', 'y.print()', "(await tf.setBackend('cpu'), y.add(1))"];
  const results = await sandbox.run({
    backend: 'webgpu',
    limit: 15_000,
    // TensorFlow.js computes with fewer than a thousand numbers in JavaScript, where they can be read.
    source: `
      import * as tf from '@tensorflow/tfjs';
      import { log } from 'lab';
      log(tf.tensor1d([7]).dataSync()[0]);
      const y = tf.ones([2000]).mul(3);
      log((await y.sum().data())[0]);
      const said = async (name, read) => {
        await tf.setBackend('webgpu');
        log(name, await read().then(() => 'read', (error) => error.message));
      };
      ${refused.map((read) => `await said(${JSON.stringify(read)}, async () => ${read});`).join('\n')}
      y.dataSync();`,
  });
  const lines = results.console.map(({ parts }) => parts.map((part) => ('text' in part ? part.text : '')));
  expect(lines).toEqual([
    ['7'],
    ['6000'],
    ...refused.map((read) => [read, expect.stringContaining('await x.data()')]),
  ]);
  expect(results.outcome).toMatchObject({
    kind: 'failed',
    error: { message: expect.stringContaining('await x.data()'), line: 15 },
  });
});

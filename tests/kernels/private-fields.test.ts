import { globSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assertPrivateFields, assertWhenStarted } from '../../playground/kernels/tfjs-private.ts';
import { startWasm } from './backends.ts';

beforeAll(startWasm);

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

/** Lets an object lack a field, or every instance of a class when its prototype is given. */
function lack(object: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { get: () => undefined, set: () => {}, configurable: true });
  undo.push(() => (own ? Object.defineProperty(object, name, own) : Reflect.deleteProperty(object, name)));
}

const look = (): void => assertPrivateFields('wasm', tf.backend());

test('TensorFlow.js has all the fields, and the look at them leaves nothing behind', () => {
  look();
  const before = { ...tf.memory() };
  const variables = Object.keys(tf.engine().registeredVariables).length;
  look();
  expect(tf.memory()).toEqual(before);
  expect(Object.keys(tf.engine().registeredVariables)).toHaveLength(variables);
});

describe('a field that is missing is named', () => {
  const cell = Object.getPrototypeOf(tf.layers.lstmCell({ units: 1, name: 'lacking' }));
  test.each<[string, () => object]>([
    ['addTapeNode', () => tf.engine()],
    ['dataIdMap', () => tf.backend()],
    ['HEAPU8', () => (tf.backend() as unknown as { wasm: object }).wasm],
    ['learningRate', () => tf.SGDOptimizer.prototype],
    ['accumulations', () => tf.MomentumOptimizer.prototype],
    ['accumulatedMeanGrads', () => tf.RMSPropOptimizer.prototype],
    ['accBeta1', () => tf.AdamOptimizer.prototype],
    ['accumulatedUpdates', () => tf.AdadeltaOptimizer.prototype],
    ['incrementIterations', () => tf.Optimizer.prototype],
    ['recurrentActivation', () => cell],
  ])('%s', (name, of) => {
    lack(of(), name);
    expect(look).toThrow(`has no field "${name}"`);
  });
});

test('a model that is compiled without its losses is named too', () => {
  const { compile } = tf.LayersModel.prototype;
  undo.push(() => Object.assign(tf.LayersModel.prototype, { compile }));
  tf.LayersModel.prototype.compile = function (this: tf.LayersModel, args) {
    compile.call(this, args);
    Reflect.deleteProperty(this, 'lossFunctions');
  };
  expect(look).toThrow('a compiled LayersModel has no field "lossFunctions"');
});

test('a backend that starts is looked at, and does not start without a field', async () => {
  assertWhenStarted('another');
  tf.registerBackend('another', () => new MathBackendCPU());
  lack(tf.AdamOptimizer.prototype, 'accBeta2');
  await expect(tf.setBackend('another')).rejects.toThrow('tf.train.adam has no field "accBeta2"');
  tf.removeBackend('another');
  await tf.setBackend('wasm');
});

test('no other file takes an object of TensorFlow.js for something else', () => {
  const cast = /\b(engine\(\)|backend|this|optimi[sz]er|layer|model)\)? as unknown as/;
  const files = globSync('playground/{kernels,runtime,lab}/**/*.ts').filter(
    (file) => !file.endsWith('tfjs-private.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => cast.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('the packages of TensorFlow.js are pinned to the version that is installed', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const pinned = Object.entries(devDependencies).filter(([name]) => name.startsWith('@tensorflow/'));
  expect(pinned.map(([name]) => name)).toContain('@tensorflow/tfjs');
  for (const [name, version] of pinned) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
    const installed = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
      version: string;
    };
    expect(`${name} ${version}`).toBe(`${name} ${installed.version}`);
  }
});

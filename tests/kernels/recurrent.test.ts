import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { references } from '../../playground/benchmark/models/reference.ts';
import { type GruInputs, gruCell, stepGru } from '../../playground/kernels/recurrent/gru.ts';
import { fuseRecurrentCells } from '../../playground/kernels/recurrent/install.ts';
import { type LstmInputs, lstmCell, stepLstm } from '../../playground/kernels/recurrent/lstm.ts';
import { on, startWasm } from './backends.ts';
import { dot, gruStep, type LstmStep, lstmStep, type RecurrentStep, slopes } from './doubles.ts';
import { draw } from './draws.ts';

type Options = Parameters<typeof tf.layers.lstm>[0] & Parameters<typeof tf.layers.gru>[0];
type Backend = 'wasm' | 'cpu';

const early = tf.layers.lstmCell({ units: 3, name: 'early' });

beforeAll(async () => {
  await startWasm();
  fuseRecurrentCells();
});
afterEach(() => tf.disposeVariables());

function tensor(seed: number, shape: number[]): tf.Tensor {
  return tf.tensor(draw(seed, tf.util.sizeFromShape(shape)), shape);
}

/** The same random weights in a layer on each backend. */
function fill(layer: tf.layers.Layer): void {
  layer.setWeights(layer.getWeights().map(({ shape }, index) => tensor(50 + index, shape).mul(0.5)));
}

/** The result of a layer and the gradients of a sum over it by all weights and by what it is given. */
function derived(
  layer: tf.layers.Layer,
  given: readonly tf.Tensor[],
  apply: (...given: tf.Tensor[]) => tf.Tensor,
): tf.Tensor {
  const inputs = given.map((value) => tf.variable(value));
  const result = apply(...inputs);
  fill(layer);
  const weights = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const { grads } = tf.variableGrads(
    () =>
      apply(...inputs)
        .mul(tensor(99, result.shape))
        .sum(),
    [...inputs, ...weights],
  );
  const all = [apply(...inputs), ...[...inputs, ...weights].map(({ name }) => grads[name] as tf.Tensor)];
  return tf.concat(all.map((part) => part.flatten()));
}

async function names(compute: () => unknown): Promise<string[]> {
  const { kernels } = await tf.profile(() => {
    tf.tidy(() => void compute());
    return [];
  });
  return kernels.map(({ name }) => name);
}

function expectNear(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  for (const [index, value] of expected.entries())
    expect(Math.abs((found[index] as number) - value) / scale).toBeLessThan(tolerance);
}

async function expectSame(compute: () => tf.Tensor): Promise<void> {
  const ours = await on('wasm', compute);
  expectNear(ours, await on('cpu', compute), 5e-6);
}

describe.each(['lstm', 'gru'] as const)('%s, fused on WASM, is what it is unfused on CPU', (kind) => {
  const [step, states] = kind === 'lstm' ? [lstmCell, 2] : [gruCell, 1];
  const make = (options: Options): tf.RNN =>
    (kind === 'lstm' ? tf.layers.lstm(options) : tf.layers.gru(options)) as tf.RNN;
  const cell = (units: number) =>
    kind === 'lstm' ? tf.layers.lstmCell({ units }) : tf.layers.gruCell({ units });

  const cases: [string, Options, batch: number, steps: number, depth: number][] = [
    ['as it comes', { units: 8 }, 4, 5, 3],
    ['one of everything', { units: 1 }, 1, 2, 1],
    ['one example, odd units', { units: 5 }, 1, 4, 3],
    ['odd sizes', { units: 7 }, 3, 3, 5],
    ['longer than a pass of the product', { units: 67, recurrentInitializer: 'zeros' }, 5, 2, 300],
    ['sigmoid', { units: 6, recurrentActivation: 'sigmoid' }, 3, 4, 2],
    ['no bias', { units: 4, useBias: false }, 2, 3, 4],
    ['sequences', { units: 5, returnSequences: true }, 3, 4, 2],
    ['backwards', { units: 5, goBackwards: true, returnSequences: true }, 3, 4, 2],
    ['implementation 2', { units: 3, implementation: 2 }, 2, 3, 2],
  ];
  test.each(cases)('%s', async (_, options, batch, steps, depth) => {
    const compute = () => {
      const layer = make(options);
      const state = [2, 3].slice(0, states).map((seed) => tensor(seed, [batch, options.units]));
      return derived(
        layer,
        [tensor(1, [batch, steps, depth]), ...state],
        (x, ...initialState) => layer.apply(x as tf.Tensor, { initialState }) as tf.Tensor,
      );
    };
    await expectSame(compute);
    await tf.setBackend('wasm');
    const called = await names(compute);
    expect(called.filter((name) => name === step)).toHaveLength(3 * steps);
    expect(called.filter((name) => name === `${step}Grad`)).toHaveLength(steps);
  });

  test('the states that a layer returns', () =>
    expectSame(() => {
      const layer = make({ units: 5, returnState: true });
      return derived(layer, [tensor(1, [2, 3, 4])], (x) =>
        tf.concat(layer.apply(x as tf.Tensor) as tf.Tensor[], 1),
      );
    }));

  const sequences = (units: number) => make({ units, returnSequences: true });
  const compounds: [string, () => tf.layers.Layer][] = [
    [
      'stacked layers',
      () =>
        tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [4, 3] }), sequences(5), sequences(2)] }),
    ],
    ['stacked cells', () => tf.layers.rnn({ cell: [cell(5), cell(3)] }) as tf.layers.Layer],
    ['both directions', () => tf.layers.bidirectional({ layer: sequences(3), mergeMode: 'concat' })],
  ];
  test.each(compounds)('%s', (_, compound) =>
    expectSame(() => {
      const layer = compound();
      return derived(layer, [tensor(1, [2, 4, 3])], (x) => layer.apply(x as tf.Tensor) as tf.Tensor);
    }),
  );

  test('a mask', () =>
    expectSame(() => {
      const masking = tf.layers.masking({ maskValue: 0, inputShape: [4, 3] });
      const layer = tf.sequential({ layers: [masking, sequences(5), sequences(2)] });
      // What is nought is left out.
      const x = tensor(1, [2, 4, 3]).mul(tf.tensor3d([1, 1, 0, 1, 1, 0, 1, 1], [2, 4, 1]));
      // tfjs has no gradient of a mask towards what it is made of.
      return derived(layer, [], () => layer.apply(x) as tf.Tensor);
    }));

  test('a layer that keeps its state', () =>
    expectSame(() => {
      const layer = make({ units: 3, stateful: true, batchInputShape: [2, 4, 3] });
      const x = tensor(1, [2, 4, 3]);
      layer.apply(x);
      fill(layer);
      layer.resetStates();
      const two = [layer.apply(x), layer.apply(x)] as tf.Tensor[];
      layer.resetStates();
      return tf.concat([...two, layer.apply(x) as tf.Tensor]);
    }));
});

describe('against double precision', () => {
  test('a cell made before', async () => {
    await tf.setBackend('wasm');
    early.build([2, 3]);
    const call = () =>
      early.call(
        [1, 2, 3].map((seed) => tensor(seed, [2, 3])),
        {},
      ) as tf.Tensor[];
    const fused = tf.tidy(() => call().map((part) => part.dataSync()));
    expect(await names(call)).toContain(lstmCell);
    const weights = early.getWeights().map((weight) => weight.arraySync()) as number[][];
    const [h, , c] = fused as [Float32Array, Float32Array, Float32Array];
    const [x, before, old] = [1, 2, 3].map((seed) => draw(seed, 6)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const [kernel, recurrentKernel, bias] = weights.map((weight) => Float64Array.from(weight.flat()));
    const expected = lstmStep({
      sizes: [2, 3, 3],
      activation: 'HardSigmoid',
      x,
      h: before,
      c: old,
      kernel: kernel as Float64Array,
      recurrentKernel: recurrentKernel as Float64Array,
      bias: bias as Float64Array,
    });
    expectNear([...h], [...expected.h], 1e-6);
    expectNear([...c], [...expected.c], 1e-6);
  });

  test.each([
    ['lstm', 'HardSigmoid'],
    ['lstm', 'Sigmoid'],
    ['gru', 'HardSigmoid'],
    ['gru', 'Sigmoid'],
  ] as const)('finite differences of %s with %s', async (kind, activation) => {
    const [batch, depth, units] = [3, 2, 5];
    const columns = (kind === 'lstm' ? 4 : 3) * units;
    const shapes: Record<string, number[]> = {
      x: [batch, depth],
      h: [batch, units],
      ...(kind === 'lstm' && { c: [batch, units] }),
      kernel: [depth, columns],
      recurrentKernel: [units, columns],
      bias: [columns],
    };
    const keys = Object.keys(shapes);
    const values = keys.map((key, index) => draw(10 + index, tf.util.sizeFromShape(shapes[key] as number[])));
    const [dh, dc] = [draw(20, batch * units), draw(21, batch * units)];
    await tf.setBackend('wasm');
    const run = (...given: tf.Tensor[]): tf.Tensor => {
      const inputs: unknown = Object.fromEntries(keys.map((key, index) => [key, given[index]]));
      const [h, c] =
        kind === 'lstm'
          ? stepLstm(inputs as LstmInputs, activation)
          : [stepGru(inputs as GruInputs, activation), undefined];
      const first = h.flatten().dot(tf.tensor1d(dh));
      return c ? tf.add(first, c.flatten().dot(tf.tensor1d(dc))) : first;
    };
    const { value, grads } = tf.tidy(() => {
      const found = tf.valueAndGrads(run)(
        keys.map((key, index) => tf.tensor(values[index] as Float32Array, shapes[key])),
      );
      return { value: found.value.dataSync()[0], grads: found.grads.map((grad) => grad.dataSync()) };
    });
    const scalar = (changed?: number, by?: Float64Array): number => {
      const numbers: unknown = Object.fromEntries(
        keys.map((key, index) => [key, index === changed ? by : values[index]]),
      );
      const given: unknown = { sizes: [batch, depth, units], activation, ...(numbers as object) };
      if (kind === 'gru') return dot(gruStep(given as RecurrentStep), dh);
      const { h, c } = lstmStep(given as LstmStep);
      return dot(h, dh) + dot(c, dc);
    };
    expectNear([value as number], [scalar()], 1e-6);
    for (const index of keys.keys()) {
      const expected = slopes((changed) => scalar(index, changed), values[index] as Float32Array);
      expectNear([...(grads[index] as Float32Array)], [...expected], 1e-6);
    }
  });

  test('sigmoid and tanh on WASM are within 4e-7 of their values', async () => {
    await tf.setBackend('wasm');
    const some = Array.from({ length: 40_001 }, (_, index) => (index - 20_000) / 1000);
    const small = Array.from({ length: 300 }, (_, index) => 10 ** (-index / 10));
    const wide = Array.from({ length: 171 }, (_, index) => index - 85);
    const at = Float32Array.from([...some, ...small, ...small.map((value) => -value), ...wide]);
    const gates = tf.tidy(() => gatesOf(at));
    for (const [index, x] of at.entries()) {
      const [soft, tangent] = [gates[5 * index] as number, gates[5 * index + 2] as number];
      const exact = 1 / (1 + Math.exp(-x));
      expect(Math.abs(soft - exact) / exact).toBeLessThan(4e-7);
      expect(Math.abs(tangent - Math.tanh(x)) / Math.abs(Math.tanh(x) || 1)).toBeLessThan(4e-7);
    }
    const [nan, , tangentOfNan, , , much, , tangentOfMuch, , , little, , tangentOfLittle] = tf.tidy(() =>
      gatesOf(Float32Array.from([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])),
    );
    expect([nan, tangentOfNan]).toEqual([Number.NaN, Number.NaN]);
    expect([much, tangentOfMuch, tangentOfLittle]).toEqual([1, 1, -1]);
    expect(little).toBeLessThan(1e-37);
  });

  /** What the kernel keeps of the gates of sums as given. */
  function gatesOf(sums: Float32Array): Float32Array {
    const inputs = {
      x: tf.tensor2d(sums, [sums.length, 1]),
      h: tf.zeros([sums.length, 1]),
      c: tf.zeros([sums.length, 1]),
      kernel: tf.ones([1, 4]),
      recurrentKernel: tf.zeros([1, 4]),
    };
    const attributes = { recurrentActivation: 'Sigmoid' };
    const [, , gates] = tf.engine().runKernel(lstmCell, inputs, attributes) as tf.Tensor[];
    return (gates as tf.Tensor).dataSync() as Float32Array;
  }
});

describe('what is left to TensorFlow.js', () => {
  const cases: [string, Partial<Options>][] = [
    ['dropout', { dropout: 0.5 }],
    ['dropout of the state', { recurrentDropout: 0.5 }],
    ['another activation', { activation: 'relu' }],
    ['another activation of gates', { recurrentActivation: 'relu' }],
  ];
  test.each(cases)('%s', async (_, options) => {
    await tf.setBackend('wasm');
    for (const layer of [tf.layers.lstm({ units: 3, ...options }), tf.layers.gru({ units: 3, ...options })]) {
      const called = await names(() => layer.apply(tensor(1, [2, 3, 4]), { training: true }));
      expect(called).not.toContain(lstmCell);
      expect(called).not.toContain(gruCell);
      expect(called).toContain(tf.SplitV);
    }
  });

  test('backends without the kernel, and a gradient within a gradient', async () => {
    const layer = tf.layers.lstm({ units: 3 });
    const sum = (x: tf.Tensor) => (layer.apply(x) as tf.Tensor).sum();
    await tf.setBackend('cpu');
    expect(await names(() => sum(tensor(1, [2, 3, 4])))).not.toContain(lstmCell);
    await tf.setBackend('wasm');
    const twice = (x: tf.Tensor) => tf.add(tf.grad(sum)(x).sum(), x.sum());
    expect(await names(() => twice(tensor(1, [2, 3, 4])))).toContain(lstmCell);
    const within = () =>
      tf.grad((x: tf.Tensor) => {
        tf.grad(sum)(x);
        return x.sum();
      })(tensor(1, [2, 3, 4]));
    expect(await names(within)).not.toContain(lstmCell);
  });

  test('what the cell refuses, it refuses as before', async () => {
    await tf.setBackend('wasm');
    const cell = tf.layers.lstmCell({ units: 3 });
    cell.build([2, 3]);
    expect(() => cell.call([tf.zeros([2, 3])], {})).toThrow('expects 3 input Tensors');
    expect(() => cell.call([tf.zeros([2, 4]), tf.zeros([2, 3]), tf.zeros([2, 3])], {})).toThrow(
      'inner shapes',
    );
  });
});

describe('training', () => {
  async function curve(backend: Backend): Promise<number[]> {
    await tf.setBackend(backend);
    const { loss } = references.lstm(8);
    const adam = tf.train.adam(0.003);
    return Array.from({ length: 20 }, () => {
      const value = adam.minimize(loss, true) as tf.Scalar;
      const [number = Number.NaN] = value.dataSync();
      value.dispose();
      return number;
    });
  }

  test('20 losses of the reference are within 1e-5 of those of unfused steps', async () => {
    const [ours, theirs] = [await curve('wasm'), await curve('cpu')];
    for (const [step, loss] of ours.entries())
      expect(Math.abs(loss / (theirs[step] as number) - 1)).toBeLessThan(1e-5);
    expect(ours.at(-1)).toBeLessThan(ours[0] as number);
  }, 60_000);

  test('50 steps leave no tensor', async () => {
    await tf.setBackend('wasm');
    const { loss: ofLstm } = references.lstm(2);
    const gru = tf.layers.gru({ units: 5, returnSequences: true });
    const x = tensor(1, [2, 4, 3]);
    tf.tidy(() => void gru.apply(x));
    const loss = () => tf.add(ofLstm(), (gru.apply(x) as tf.Tensor).square().mean()) as tf.Scalar;
    const adam = tf.train.adam(0.001);
    const backend = tf.backend() as BackendWasm;
    const state = () => [tf.memory().numTensors, backend.numDataIds()];
    adam.minimize(loss);
    const before = state();
    for (let count = 0; count < 50; count++) adam.minimize(loss);
    expect(state()).toEqual(before);
  });
});

import { describe, expect, test } from 'vitest';
import { evaluate, expectNear, onBoth, openBoth } from './webgpu/compare.ts';

/* Recurrent layers on WebGPU, whose cells are fused, against TensorFlow.js's own on the CPU. */

const { ours, stock } = await openBoth();

/** What programs below have: a layer's result and its gradients by its weights and by what it is given. */
const derived = `
  const derived = async (layer, given, apply) => {
    const inputs = given.map((value) => tf.variable(value));
    const shape = apply(...inputs).shape;
    layer.setWeights(layer.getWeights().map(({ shape }, index) => draw(shape, 50 + index).mul(0.5)));
    const weights = layer.trainableWeights.map((weight) => weight.read());
    const { grads } = tf.variableGrads(
      () => apply(...inputs).mul(draw(shape, 99)).sum(), [...inputs, ...weights]);
    const all = [apply(...inputs), ...[...inputs, ...weights].map(({ name }) => grads[name])];
    return (await Promise.all(all.map((part) => part.data()))).flatMap((part) => [...part]);
  };`;

describe.each(['lstm', 'gru'])('%s, fused on WebGPU, is what it is unfused on CPU', (kind) => {
  test.each([
    ['as it comes', 'units: 8', 4, 5, 3],
    ['one of everything', 'units: 1', 1, 2, 1],
    ['odd sizes', 'units: 7', 3, 3, 5],
    ['more than a workgroup', 'units: 33', 5, 2, 6],
    ['sigmoid', "units: 6, recurrentActivation: 'sigmoid'", 3, 4, 2],
    ['no bias', 'units: 4, useBias: false', 2, 3, 4],
    ['sequences, backwards', 'units: 5, goBackwards: true, returnSequences: true', 3, 4, 2],
  ] as const)('%s', async (_, options, batch, steps, depth) => {
    const [found, expected] = await onBoth(
      ours,
      stock,
      `${derived}
      const layer = tf.layers.${kind}({ ${options} });
      const state = [${batch}, layer.cell.units];
      const states = ${kind === 'lstm' ? '[draw(state, 2), draw(state, 3)]' : '[draw(state, 2)]'};
      const given = [draw([${batch}, ${steps}, ${depth}], 1), ...states];
      return derived(layer, given, (x, ...initialState) => layer.apply(x, { initialState }));`,
    );
    expectNear(found, expected, 1e-5);
  });

  test.each([
    ['stacked layers', '[layer(5), layer(2)]'],
    ['stacked cells', '[tf.layers.rnn({ cell: [cell(5), cell(3)] })]'],
    ['both directions', "[tf.layers.bidirectional({ layer: layer(3), mergeMode: 'concat' })]"],
  ])('%s', async (_, layers) => {
    const [found, expected] = await onBoth(
      ours,
      stock,
      `${derived}
      const layer = (units) => tf.layers.${kind}({ units, returnSequences: true });
      const cell = (units) => tf.layers.${kind}Cell({ units });
      const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [4, 3] }), ...${layers}] });
      return derived(model, [draw([2, 4, 3], 1)], (x) => model.apply(x));`,
    );
    expectNear(found, expected, 1e-5);
  });

  test('a layer that keeps its state', async () => {
    const [found, expected] = await onBoth(
      ours,
      stock,
      `const layer = tf.layers.${kind}({ units: 3, stateful: true, batchInputShape: [2, 4, 3] });
      const x = draw([2, 4, 3], 1);
      layer.apply(x);
      layer.setWeights(layer.getWeights().map(({ shape }, index) => draw(shape, 50 + index)));
      layer.resetStates();
      const all = [layer.apply(x), layer.apply(x)];
      layer.resetStates();
      all.push(layer.apply(x));
      return (await Promise.all(all.map((part) => part.data()))).flatMap((part) => [...part]);`,
    );
    expectNear(found, expected, 1e-5);
  });
});

/** Names of the kernels that a program calls. */
const called = (body: string) =>
  evaluate(
    ours,
    `await tf.setBackend('webgpu');
    const x = tf.ones([2, 3, 4]);
    const { kernels } = await tf.profile(() => { tf.tidy(() => { ${body} }); return []; });
    return kernels.map(({ name }) => name);`,
  );

test.each([
  ['lstm', 'LstmCell'],
  ['gru', 'GruCell'],
])('a step of %s is one kernel, forwards and backwards', async (kind, step) => {
  const names = (await called(`const layer = tf.layers.${kind}({ units: 3 });
    tf.grad((x) => layer.apply(x).sum())(x);`)) as string[];
  expect(names.filter((name) => name === step)).toHaveLength(3);
  expect(names.filter((name) => name === `${step}Grad`)).toHaveLength(3);
});

test.each([
  ['dropout', 'make({ units: 3, dropout: 0.5 }).apply(x, { training: true })'],
  ['another activation', "make({ units: 3, activation: 'relu' }).apply(x)"],
  [
    'a gradient within a gradient',
    `const layer = make({ units: 3 });
    tf.grad((x) => { tf.grad((x) => layer.apply(x).sum())(x); return x.sum(); })(x);`,
  ],
])('%s is left to TensorFlow.js', async (_, body) => {
  for (const kind of ['lstm', 'gru']) {
    const names = await called(`const make = tf.layers.${kind}; ${body}`);
    expect(names).not.toContain('LstmCell');
    expect(names).not.toContain('GruCell');
    expect(names).toContain('SplitV');
  }
});

test('a GRU of so many units that more weights are multiplied than it pays is left to TensorFlow.js', async () => {
  const calls = (units: number) =>
    called(`tf.layers.gru({ units: ${units}, recurrentInitializer: 'zeros' }).apply(x);`);
  expect(await calls(128)).toContain('GruCell');
  expect(await calls(129)).not.toContain('GruCell');
});

test('tanh and sigmoid in the kernel are within 1e-6 of their values; NaN stays NaN', async () => {
  const found = (await evaluate(
    ours,
    `await tf.setBackend('webgpu');
    const sums = [...Array.from({ length: 2001 }, (_, i) => (i - 1000) / 50),
      ...[1e-2, 1e-3, 1e-5, 1e-10, 0, -1e-4, 60, -60, 1000, -1000, NaN]];
    const n = sums.length;
    const [, , gates] = tf.engine().runKernel('LstmCell', { x: tf.tensor2d(sums, [n, 1]), h: tf.zeros([n, 1]),
      c: tf.zeros([n, 1]), kernel: tf.ones([1, 4]), recurrentKernel: tf.zeros([1, 4]) },
      { recurrentActivation: 'Sigmoid' });
    const values = [...await gates.data()];
    return sums.map((x, i) => [x, values[5 * i], values[5 * i + 2]]);`,
  )) as [number, number, number][];
  for (const [x, soft, tangent] of found) {
    if (Number.isNaN(x)) expect([soft, tangent]).toEqual([Number.NaN, Number.NaN]);
    else {
      expect(Math.abs(soft - 1 / (1 + Math.exp(-x)))).toBeLessThan(1e-6);
      expect(Math.abs(tangent - Math.tanh(x))).toBeLessThan(1e-6 * Math.min(1, Math.abs(x) * 2) + 1e-30);
    }
  }
});

test('steps leave no memory behind', async () => {
  const found = await evaluate(
    ours,
    `await tf.setBackend('webgpu');
    const layer = tf.sequential({ layers: [
      tf.layers.gru({ units: 3, returnSequences: true, inputShape: [4, 2] }), tf.layers.lstm({ units: 5 })] });
    const x = tf.ones([3, 4, 2]);
    const optimizer = tf.train.adam();
    const turn = async () => {
      const loss = optimizer.minimize(() => layer.apply(x).square().mean(), true);
      await loss.data();
      loss.dispose();
      const backend = tf.engine().backend;
      return [tf.memory().numTensors, backend.numDataIds(), backend.bufferManager.numUsedBuffers];
    };
    for (let warm = 0; warm < 3; warm++) await turn();
    return [await turn(), await turn(), await turn()];`,
  );
  const [first, second, third] = found as number[][];
  expect([second, third]).toEqual([first, first]);
});

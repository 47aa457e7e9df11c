import fc from 'fast-check';
import { test } from 'vitest';
import { expectNear, onBoth, openBoth } from './webgpu/compare.ts';
import { smallSizes } from './webgpu/small-sizes.ts';

/* The kernels of the course on WebGPU with tensors of every size and shape, and their gradients, against the CPU. */

const { ours, stock } = await openBoth([smallSizes]);

const dimension = fc.integer({ min: 1, max: 5 });
const shape = fc.array(dimension, { minLength: 1, maxLength: 5 });
const choices = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });

/** A shape that is repeated to another: some of its dimensions are one, and some of the first are not there. */
const repeatedTo = (whole: readonly number[], ones: readonly boolean[], cut: number): number[] =>
  whole.map((count, index) => (ones[index] ? 1 : count)).slice(Math.min(cut, whole.length));

const arithmetic = fc
  .record({
    whole: shape,
    ones: fc.tuple(choices, choices),
    cuts: fc.tuple(fc.nat(4), fc.nat(4)),
    name: fc.constantFrom('add', 'sub', 'mul', 'div'),
  })
  .map(({ whole, ones, cuts, name }) => {
    const [a, b] = [repeatedTo(whole, ones[0], cuts[0]), repeatedTo(whole, ones[1], cuts[1])];
    return `const [a, b] = [draw([${a}], 1), draw([${b}], 2).abs().add(1)];
      const f = (a, b) => a.${name}(b);
      const results = [f(a, b), ...tf.grads((a, b) => f(a, b).square().sum())([a, b])];`;
  });

const reductions = fc
  .record({ whole: shape, taken: choices, kept: fc.boolean(), name: fc.constantFrom('sum', 'mean', 'max') })
  .map(({ whole, taken, kept, name }) => {
    const axes = whole.map((_, index) => index).filter((index) => taken[index]);
    return `const x = draw([${whole}], 1);
      const f = (x) => x.${name}([${axes}], ${kept});
      const g = (x) => x.softmax();
      const results = [f, g].flatMap((h) => [h(x), tf.grad((x) => h(x).square().sum())(x)]);`;
  });

const products = fc
  .record({
    outer: fc.array(dimension, { maxLength: 2 }),
    counts: fc.tuple(dimension, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    turned: fc.tuple(fc.boolean(), fc.boolean()),
    repeated: fc.constantFrom('neither', 'the first', 'the second'),
  })
  .map(({ outer, counts: [rows, inner, columns], turned: [turnA, turnB], repeated }) => {
    const [outerA, outerB] = [
      repeated === 'the first' ? outer.map(() => 1) : outer,
      repeated === 'the second' ? [] : outer,
    ];
    const a = [...outerA, ...(turnA ? [inner, rows] : [rows, inner])];
    const b = [...outerB, ...(turnB ? [columns, inner] : [inner, columns])];
    // The reference, TensorFlow.js as it comes, has no gradient of a product with a matrix that is repeated.
    const gradients = repeated === 'neither' ? 'tf.grads((a, b) => f(a, b).square().sum())([a, b])' : '[]';
    return `const [a, b] = [draw([${a}], 1), draw([${b}], 2)];
      const f = (a, b) => a.matMul(b, ${turnA}, ${turnB});
      const results = [f(a, b), ...${gradients}];`;
  });

const recurrent = fc
  .record({
    counts: fc.tuple(dimension, dimension, fc.integer({ min: 1, max: 9 })),
    kind: fc.constantFrom('lstm', 'gru'),
    recurrentActivation: fc.constantFrom('hardSigmoid', 'sigmoid'),
    useBias: fc.boolean(),
  })
  .map(({ counts: [batch, inputs, units], kind, recurrentActivation, useBias }) => {
    const options = JSON.stringify({ units, recurrentActivation, useBias });
    return `const layer = tf.layers.${kind}(${options});
      const x = draw([${batch}, 2, ${inputs}], 1);
      layer.apply(x);
      layer.setWeights(layer.getWeights().map(({ shape }, index) => draw(shape, 2 + index)));
      const weights = layer.trainableWeights.map((weight) => weight.read());
      const { grads } = tf.variableGrads(() => layer.apply(x).square().sum(), weights);
      const f = (x) => layer.apply(x).square().sum();
      const results = [layer.apply(x), tf.grad(f)(x), ...weights.map(({ name }) => grads[name])];`;
  });

test.each(Object.entries({ arithmetic, reductions, products, recurrent }))('%s', async (_, programs) => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      const [found, expected] = await onBoth(
        ours,
        stock,
        `${program}
        const shapes = results.flatMap((y) => [y.rank, ...y.shape]);
        return [...shapes, ...(await Promise.all(results.map((y) => y.data()))).flatMap((y) => [...y])];`,
      );
      expectNear(found, expected, 1e-4);
    }),
    { seed: 7, numRuns: 100 },
  );
});

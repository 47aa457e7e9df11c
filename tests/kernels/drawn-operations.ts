import fc from 'fast-check';

/*
 * Operations of TensorFlow.js drawn at random, as expressions that tests in Node and in a page evaluate: every number of
 * dimensions, axis and type. `num(shape, seed, type)` makes a tensor.
 */

type Type = 'float32' | 'int32' | 'bool';

/** What a program of these operations begins with: its only name is `tf`. */
export const prelude = `
const num = (shape, seed, type = 'float32') => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = () => {
    state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0;
    return state / 4294967296;
  };
  next();
  const size = shape.reduce((product, count) => product * count, 1);
  const one = { float32: () => Math.round(next() * 384 - 192) / 64 + 0.005,
    int32: () => Math.floor(next() * 9) - 4, bool: () => (next() < 0.5 ? 1 : 0) }[type];
  return tf.tensor(Array.from({ length: size }, one), shape, type);
};
const types = ['float32', 'int32', 'bool', 'complex64'];
const numbersOf = async (given) => {
  const all = [given].flat();
  const numbers = [];
  for (const tensor of all) {
    const parts = tensor.dtype === 'complex64' ? [tf.real(tensor), tf.imag(tensor)] : [tensor];
    numbers.push(tensor.rank, ...tensor.shape, types.indexOf(tensor.dtype));
    for (const part of parts) numbers.push(...(await part.data()));
  }
  return numbers;
};`;

/** A program that returns shapes, types and values of what an expression makes. */
export const program = (expression: string): string =>
  `${prelude} const made = tf.tidy(() => (${expression})); return numbersOf(made);`;

const shapeOf = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: most });

const types: fc.Arbitrary<Type> = fc.constantFrom('float32', 'int32', 'bool');
const numeric: fc.Arbitrary<Type> = fc.constantFrom('float32', 'int32');
const choices = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });

const text = (value: unknown): string => JSON.stringify(value);
const num = (shape: readonly number[], seed: number, type: Type): string =>
  `num(${text(shape)}, ${seed}, '${type}')`;

/** A shape with an axis of it, counted from the start or from the end. */
const withAxis = (most = 6): fc.Arbitrary<{ shape: number[]; axis: number }> =>
  fc.record({ shape: shapeOf(most), at: fc.nat(5), fromEnd: fc.boolean() }).map(({ shape, at, fromEnd }) => {
    const axis = at % shape.length;
    return { shape, axis: fromEnd ? axis - shape.length : axis };
  });

/** A shape that is repeated to another: some of its axes are 1, and some of the first are not there. */
const repeatedTo = (whole: readonly number[], ones: readonly boolean[], cut: number): number[] =>
  whole.map((count, axis) => (ones[axis] ? 1 : count)).slice(Math.min(cut, whole.length));

const cumulative = fc
  .record({
    place: withAxis(),
    name: fc.constantFrom('cumsum', 'cumprod'),
    type: numeric,
    flags: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ place: { shape, axis }, name, type, flags }) =>
    name === 'cumprod' && type === 'int32'
      ? `tf.cumsum(${num(shape, 1, type)}, ${axis})`
      : `tf.${name}(${num(shape, 1, type)}, ${axis}, ${flags})`,
  );

const reductions = fc
  .record({
    place: withAxis(),
    name: fc.constantFrom('sum', 'mean', 'max', 'min', 'prod', 'argMax', 'argMin'),
    type: numeric,
  })
  .map(({ place: { shape, axis }, name, type }) => `tf.${name}(${num(shape, 1, type)}, ${axis})`);

const moved = fc
  .record({ place: withAxis(), type: types, widths: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }) })
  .chain(({ place: { shape, axis }, type, widths }) => {
    const x = num(shape, 1, type);
    const pads = shape.map((_, at) => [widths[2 * at], widths[2 * at + 1]]);
    const mirrored = shape.map((count, at) => [
      Math.min(widths[2 * at] ?? 0, count - 1),
      Math.min(widths[2 * at + 1] ?? 0, count - 1),
    ]);
    const last = (shape.at(axis) ?? 1) - 1;
    const small = shape.length < 6 ? [`tf.stack([${x}, ${num(shape, 2, type)}], ${axis})`] : [];
    return fc.constantFrom(
      ...small,
      `tf.pad(${x}, ${text(pads)}, 1)`,
      `tf.mirrorPad(${x}, ${text(mirrored)}, 'reflect')`,
      `tf.mirrorPad(${x}, ${text(mirrored)}, 'symmetric')`,
      `tf.reverse(${x}, ${axis})`,
      `tf.reverse(${x})`,
      `tf.concat([${x}, ${num(shape, 2, type)}], ${axis})`,
      `tf.unstack(${x}, ${axis})`,
      `tf.split(${x}, 1, ${axis})`,
      `tf.gather(${x}, tf.tensor1d([${last}, 0], 'int32'), ${axis})`,
      `tf.tile(${x}, ${text(shape.map((_, at) => 1 + (at % 2)))})`,
      `tf.transpose(${x})`,
      `tf.slice(${x}, ${text(shape.map((count) => Math.min(1, count - 1)))})`,
      `tf.stridedSlice(${x}, ${text(shape.map(() => 0))}, ${text(shape)}, ${text(shape.map((_, at) => 1 + (at % 2)))})`,
    );
  });

const casts = fc
  .record({ shape: shapeOf(6), from: types, to: types })
  .map(({ shape, from, to }) => `tf.cast(${num(shape, 1, from)}, '${to}')`);

const choicesOfNumbers = fc
  .record({ shape: shapeOf(6), type: types, ones: fc.tuple(choices, choices), cut: fc.nat(5) })
  .map(({ shape, type, ones, cut }) => {
    const [first, second] = [repeatedTo(shape, ones[0], cut), repeatedTo(shape, ones[1], 0)];
    return `tf.where(${num(shape, 3, 'bool')}, ${num(first, 1, type)}, ${num(second, 2, type)})`;
  });

const pairs = fc
  .record({
    shape: shapeOf(6),
    type: numeric,
    ones: fc.tuple(choices, choices),
    cuts: fc.tuple(fc.nat(5), fc.nat(5)),
    name: fc.constantFrom(
      ...['add', 'sub', 'mul', 'maximum', 'minimum', 'squaredDifference', 'floorDiv', 'mod', 'prelu'],
      ...['greater', 'greaterEqual', 'less', 'lessEqual', 'equal', 'notEqual'],
    ),
  })
  .map(({ shape, type: drawn, ones, cuts, name }) => {
    const [a, b] = [repeatedTo(shape, ones[0], cuts[0]), repeatedTo(shape, ones[1], cuts[1])];
    // A graphics device rounds quotients otherwise, and one that is nearly whole may be one less.
    const type = name === 'floorDiv' || name === 'mod' ? 'int32' : drawn;
    if (name === 'prelu') return `tf.prelu(${num(shape, 1, 'float32')}, ${num(b, 2, 'float32')})`;
    // Division by nought differs between whole numbers and others.
    const divisor = `${num(b, 2, type)}.square().add(tf.scalar(1, '${type}'))`;
    const other = name === 'mod' || name === 'floorDiv' ? divisor : num(b, 2, type);
    return `tf.${name}(${num(a, 1, type)}, ${other})`;
  });

const ofOne = fc
  .record({
    shape: shapeOf(6),
    type: numeric,
    name: fc.constantFrom('isNaN', 'isInf', 'isFinite', 'abs', 'neg'),
  })
  .chain(({ shape, type, name }) =>
    fc.constantFrom(
      `tf.${name}(${num(shape, 1, type)})`,
      `tf.clipByValue(${num(shape, 1, type)}, -1, 2)`,
      `tf.relu6(${num(shape, 1, type)})`,
      `tf.addN(Array.from({ length: 3 + ${shape.length} * 4 }, (_, seed) => num(${text(shape)}, seed, '${type}')))`,
    ),
  );

const products = fc
  .record({
    outer: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 3 }),
    counts: fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
    ),
    ones: fc.tuple(choices, choices),
    cuts: fc.tuple(fc.nat(3), fc.nat(3)),
    turned: fc.tuple(fc.boolean(), fc.boolean()),
    type: numeric,
  })
  .map(({ outer, counts: [rows, inner, columns], ones, cuts, turned: [turnA, turnB], type }) => {
    const [outerA, outerB] = [repeatedTo(outer, ones[0], cuts[0]), repeatedTo(outer, ones[1], cuts[1])];
    const a = [...outerA, ...(turnA ? [inner, rows] : [rows, inner])];
    const b = [...outerB, ...(turnB ? [columns, inner] : [inner, columns])];
    return { a: num(a, 1, type), b: num(b, 2, type), type, turns: `${turnA}, ${turnB}` };
  });

const volumes = fc
  .record({
    sizes: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 2, max: 4 }))),
    window: fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 1, max: 2 }))),
    stride: fc.integer({ min: 1, max: 2 }),
    pad: fc.constantFrom('same', 'valid'),
  })
  .chain(({ sizes, window, stride, pad }) => {
    const [x, filter] = [num([2, ...sizes, 2], 1, 'float32'), num([...window, 2, 3], 2, 'float32')];
    const [kernel, flat] = [num([2, 2, 2], 3, 'float32'), num([2, ...sizes.slice(0, 2), 2], 4, 'float32')];
    const end = `${stride}, '${pad}'`;
    const pool = `${text(window)}, ${end}`;
    return fc.constantFrom(
      `[tf.conv3d(${x}, ${filter}, ${end}), ...tf.grads((x, w) => tf.conv3d(x, w, ${end}).square().sum())([${x}, ${filter}])]`,
      `[tf.maxPool3d(${x}, ${pool}), tf.grad((x) => tf.maxPool3d(x, ${pool}).square().sum())(${x})]`,
      `[tf.avgPool3d(${x}, ${pool}), tf.grad((x) => tf.avgPool3d(x, ${pool}).square().sum())(${x})]`,
      `[tf.dilation2d(${flat}, ${kernel}, ${end}), ...tf.grads((x, w) => tf.dilation2d(x, w, ${end}).square().sum())([${flat}, ${kernel}])]`,
    );
  });

/** Complex numbers whose shape has changed, and transforms of any number of dimensions. */
const waves = fc
  .record({ shape: shapeOf(4), length: fc.constantFrom(4, 6, 7, 16) })
  .chain(({ shape, length }) => {
    const whole = [...shape.slice(1), length];
    const z = `tf.complex(${num(whole, 1, 'float32')}, ${num(whole, 2, 'float32')})`;
    const x = num(whole, 1, 'float32');
    return fc.constantFrom(
      `tf.rfft(${x})`,
      `tf.abs(tf.rfft(${x}))`,
      `tf.grad((x) => tf.abs(tf.rfft(x)).square().sum())(${x})`,
      `tf.fft(${z})`,
      `tf.ifft(${z})`,
      `tf.irfft(${z})`,
      `[tf.real(${z}.flatten()), tf.imag(${z}.flatten()), tf.abs(${z}.flatten())]`,
      `tf.slice(${z}, ${text(whole.map((count) => Math.min(1, count - 1)))})`,
      `tf.concat([${z}, ${z}])`,
    );
  });

export const operations = {
  cumulative,
  reductions,
  moved,
  casts,
  'choices of numbers': choicesOfNumbers,
  pairs,
  'of one': ofOne,
  products: products.map(({ a, b, turns }) => `tf.matMul(${a}, ${b}, ${turns})`),
  volumes,
  waves,
};

/** A function of tensors, and where its gradients are taken. */
export interface Differentiable {
  f: string;
  at: string[];
}

const gradientsOfPairs = pairs
  .filter((expression) =>
    /^tf\.(add|sub|mul|maximum|minimum|squaredDifference|prelu)\(.*float32/.test(expression),
  )
  .map((expression): Differentiable => {
    const [, name = '', a = '', b = ''] = /^tf\.(\w+)\((num\(.*?\)), (num\(.*?\))\)$/.exec(expression) ?? [];
    return { f: `(a, b) => tf.${name}(a, b).square().sum()`, at: [a, b] };
  });

const gradientsOfMoves = withAxis(5).chain(({ shape, axis }) => {
  const weights = `num(x.shape, 9)`;
  const at = [num(shape, 1, 'float32')];
  const plain = (f: string): Differentiable => ({ f: `(x) => ${f}`, at });
  return fc.constantFrom(
    ...['false, false', 'true, false', 'false, true', 'true, true'].map((flags) =>
      plain(`tf.cumsum(x, ${axis}, ${flags}).mul(${weights}).sum()`),
    ),
    ...['false, false', 'true, false', 'false, true', 'true, true'].map((flags) =>
      plain(`tf.cumprod(x, ${axis}, ${flags}).mul(${weights}).sum()`),
    ),
    plain(`tf.unstack(x, ${axis})[0].square().sum()`),
    plain(`tf.split(x, 1, ${axis})[0].mul(${weights}).sum()`),
    plain(`tf.reverse(x, ${axis}).mul(${weights}).sum()`),
    plain(`tf.tile(x, ${text(shape.map((_, place) => 1 + (place % 3)))}).square().sum()`),
    plain('tf.where(x.greater(0), x.square(), x.mul(3)).sum()'),
    plain('x.greater(0).toFloat().mul(x).square().sum()'),
    plain(`x.prod(${axis}).sum()`),
    plain('x.logSigmoid().mul(3).sum()'),
  );
});

const gradientsOfProducts = products
  .filter(({ type }) => type === 'float32')
  .map(
    ({ a, b, turns }): Differentiable => ({
      f: `(a, b) => tf.matMul(a, b, ${turns}).square().sum()`,
      at: [a, b],
    }),
  );

const gradientsOfSizes = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    from: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    to: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
    kind: fc.constantFrom('false, false', 'true, false', 'false, true'),
    name: fc.constantFrom('resizeBilinear', 'resizeNearestNeighbor'),
  })
  .map(
    ({ batch, from, to, kind, name }): Differentiable => ({
      f: `(x) => tf.image.${name}(x, ${text(to)}, ${kind}).mul(num(${text([batch, ...to, 2])}, 9)).sum()`,
      at: [num([batch, ...from, 2], 1, 'float32')],
    }),
  );

const gradientsOfGradients = fc
  .constantFrom(
    'tanh',
    'sigmoid',
    'exp',
    'softplus',
    'square',
    'softmax',
    'logSoftmax',
    'erf',
    'sin',
    'expm1',
  )
  .map(
    (name): Differentiable => ({
      f: `(x) => tf.grad((z) => z.${name}().mul(num(z.shape, 8)).sum())(x).square().sum()`,
      at: [num([4], 3, 'float32')],
    }),
  );

export const differentiable = {
  pairs: gradientsOfPairs,
  moves: gradientsOfMoves,
  products: gradientsOfProducts,
  sizes: gradientsOfSizes,
  gradients: gradientsOfGradients,
};

/*
 * Expressions of tensors in which some numbers are NaN or infinite, for tests in Node and in a page: what the CPU backend
 * gives, other backends must give. A NaN that becomes a number hides that a training has diverged.
 */

const unary = [
  ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'cos', 'cosh', 'elu', 'erf', 'exp'],
  ...['expm1', 'floor', 'log', 'log1p', 'logSigmoid', 'neg', 'relu', 'relu6', 'leakyRelu', 'reciprocal'],
  ...[
    'round',
    'rsqrt',
    'selu',
    'sigmoid',
    'sign',
    'sin',
    'sinh',
    'softplus',
    'sqrt',
    'square',
    'tan',
    'tanh',
  ],
  ...['isNaN', 'isInf', 'isFinite', 'softmax', 'logSoftmax'],
];

const activations = [
  'relu',
  'relu6',
  'leakyRelu',
  'elu',
  'selu',
  'sigmoid',
  'tanh',
  'softplus',
  'logSigmoid',
];
const sloped = [...activations, 'abs', 'square', 'sqrt', 'exp', 'log', 'erf', 'sin', 'softmax', 'logSoftmax'];

const image = 'm.reshape([1, 2, 4, 1])';
const fused = ['linear', 'relu', 'relu6', 'elu', 'sigmoid'].flatMap((activation) => [
  `tf.fused.matMul({ a: m, b: tf.eye(4), activation: '${activation}' })`,
  `tf.fused.conv2d({ x: ${image}, filter: tf.ones([1, 1, 1, 2]), strides: 1, pad: 'same', activation: '${activation}' })`,
  `tf.fused.depthwiseConv2d({ x: ${image}, filter: tf.ones([1, 1, 1, 2]), strides: 1, pad: 'same', activation: '${activation}' })`,
]);

/** Expressions of the vectors `x` and `y`, which have NaN at different places, and of the matrix `m`, which has one. */
export const expressions: readonly string[] = [
  ...unary.map((name) => `x.${name}()`),
  ...activations.map((name) => `m.${name}()`),
  ...sloped.map((name) => `tf.grad((z) => z.${name}().sum())(x)`),
  ...fused,
  ...[
    'x.step(0.5)',
    'x.clipByValue(-1, 1)',
    'x.prelu(tf.scalar(0.3))',
    'm.prelu(tf.tensor1d([0.3, 1, 2, 3]))',
  ],
  ...['x.maximum(y)', 'y.maximum(x)', 'x.minimum(y)', 'y.minimum(x)', 'x.maximum(0.5)', 'x.minimum(0.5)'],
  ...['x.add(y)', 'x.sub(y)', 'x.mul(y)', 'x.div(y)', 'x.divNoNan(y)', 'y.divNoNan(x)', 'x.mod(y)'],
  ...['x.pow(tf.scalar(2))', 'm.pow(tf.scalar(3))', 'x.squaredDifference(y)', 'x.atan2(y)'],
  ...['x.equal(y)', 'x.notEqual(x)', 'x.less(y)', 'x.greater(y)', 'x.lessEqual(y)', 'x.greaterEqual(y)'],
  ...['x.max()', 'x.min()', 'x.sum()', 'x.mean()', 'x.prod()', 'x.argMax()', 'x.argMin()', 'm.logSumExp(1)'],
  ...['max', 'min', 'sum', 'mean', 'prod'].flatMap((name) => [`m.${name}(0)`, `m.${name}(1)`]),
  ...[
    "m.norm('euclidean', 1)",
    'm.argMax(1)',
    'm.softmax()',
    'm.logSoftmax()',
    'm.cumsum(1)',
    'm.cumprod(1)',
  ],
  ...['tf.where(y.greater(0), x, y)', 'tf.where(x.greater(0), x, y)', 'tf.addN([x, y, y])'],
  ...[`${image}.maxPool(2, 1, 'same')`, `${image}.avgPool(2, 1, 'same')`, 'm.matMul(m.transpose())'],
  `tf.conv2d(${image}, tf.ones([1, 1, 1, 2]), 1, 'same')`,
  `tf.image.resizeBilinear(${image}, [2, 4])`,
  'tf.batchNorm(m, tf.zeros([4]), tf.ones([4]), tf.ones([4]), tf.ones([4]))',
  ...['tf.losses.meanSquaredError(x, y)', 'tf.losses.huberLoss(x, y)'],
  'tf.losses.sigmoidCrossEntropy(y.greater(0).toFloat(), x)',
  'tf.metrics.binaryCrossentropy(y.greater(0).toFloat(), x)',
];

/** A program that returns the values of all expressions, NaN and infinities as text, which goes through a page. */
export const program = `
  const X = [NaN, 1.5, -0.5, 0.25, NaN, -2, Infinity, -Infinity, 0.75], Y = [1, NaN, 2, -1, 0.5, 3, 1, 2, -1];
  const values = [];
  for (const expression of ${JSON.stringify(expressions)}) {
    const made = tf.tidy(() => {
      const m = tf.tensor2d([NaN, 1.5, -0.5, 0.25, 7, -2, 3, -1], [2, 4]);
      return new Function('tf', 'x', 'y', 'm', 'return ' + expression)(tf, tf.tensor1d(X), tf.tensor1d(Y), m);
    });
    values.push([...(await made.data())].map((value) => (Number.isFinite(Number(value)) ? Number(value) : String(value))));
    made.dispose();
  }
  return values;`;

/** Whether two results have NaN and infinities at the same places, and elsewhere the same numbers but for a share. */
export function agree(
  found: readonly (number | string)[],
  expected: readonly (number | string)[],
  share: number,
): boolean {
  return (
    found.length === expected.length &&
    found.every((value, index) => {
      const right = expected[index];
      return typeof value === 'number' && typeof right === 'number'
        ? Math.abs(value - right) <= share * Math.max(1, Math.abs(right))
        : value === right;
    })
  );
}

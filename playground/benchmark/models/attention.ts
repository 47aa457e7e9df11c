import * as tf from '@tensorflow/tfjs';
import { noise, type Reference, row, weights } from './noise.ts';

const [tokens, width, heads, hidden] = [64, 32, 4, 64];

function layerNorm(x: tf.Tensor, scale: tf.Variable, shift: tf.Variable): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(1e-5).sqrt()).mul(scale).add(shift);
}

/** A layer on every token. */
function dense(x: tf.Tensor, kernel: tf.Variable, bias: tf.Variable): tf.Tensor {
  const flat = x.reshape([-1, x.shape[2] as number]);
  return tf
    .matMul(flat, kernel)
    .add(bias)
    .reshape([-1, tokens, bias.shape[0] as number]);
}

/** One block of a transformer: attention among tokens, then a layer on each. */
export function attention(batch = 8): Reference {
  const [query, key, value, out] = [1, 2, 3, 4].map((seed) => weights(seed, width, width));
  const [wide, narrow] = [weights(5, width, hidden), weights(6, hidden, width)];
  const zeros = [1, 2, 3, 4, 5, 6].map(() => row(width, 0));
  const hiddenBias = row(hidden, 0);
  const scales = [row(width, 1), row(width, 1)];
  const [x, y] = [noise(7, [batch, tokens, width]), noise(8, [batch, tokens, width])];
  const [b1, b2, b3, b4, b5, b6] = zeros as [
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
  ];
  const [s1, s2] = scales as [tf.Variable, tf.Variable];
  const bias = row(width, 0);
  const byHead = (z: tf.Tensor) => z.reshape([batch, tokens, heads, width / heads]).transpose([0, 2, 1, 3]);
  const loss = (): tf.Scalar => {
    const normal = layerNorm(x, s1, b1);
    const [q, k, v] = [query, key, value].map((kernel, index) =>
      byHead(dense(normal, kernel as tf.Variable, [b2, b3, b4][index] as tf.Variable)),
    ) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const scores = tf.softmax(tf.matMul(q, k, false, true).mul(1 / Math.sqrt(width / heads)));
    const mixed = tf.matMul(scores, v).transpose([0, 2, 1, 3]).reshape([batch, tokens, width]);
    const between = x.add(dense(mixed, out as tf.Variable, b5));
    const inner = dense(layerNorm(between, s2, b6), wide, hiddenBias).relu();
    return between
      .add(dense(inner, narrow, bias))
      .sub(y)
      .square()
      .mean()
      .asScalar();
  };
  return { loss };
}

import * as tf from '@tensorflow/tfjs';
import { attention } from './attention.ts';
import { graph } from './graph.ts';
import { aifs } from './mini-aifs.ts';
import { noise, type Reference } from './noise.ts';

const seeded = () => tf.initializers.glorotUniform({ seed: 7 });

function error(model: tf.LayersModel, x: tf.Tensor, y: tf.Tensor): () => tf.Scalar {
  return () => {
    const guess = model.apply(x, { training: true }) as tf.Tensor;
    return guess.sub(y).square().mean().asScalar();
  };
}

function mlp(batch = 256): Reference {
  const dense = (units: number, activation?: 'relu') =>
    tf.layers.dense({ units, kernelInitializer: seeded(), ...(activation && { activation }) });
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [8], units: 64, activation: 'relu', kernelInitializer: seeded() }),
      dense(64, 'relu'),
      dense(1),
    ],
  });
  return { loss: error(model, noise(1, [batch, 8]), noise(2, [batch, 1])) };
}

function cnn(batch = 32): Reference {
  const block = (filters: number, inputShape?: number[]) => [
    tf.layers.conv2d({
      filters,
      kernelSize: 3,
      padding: 'same',
      kernelInitializer: seeded(),
      ...(inputShape && { inputShape }),
    }),
    tf.layers.batchNormalization(),
    tf.layers.activation({ activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
  ];
  const model = tf.sequential({
    layers: [
      ...block(16, [28, 28, 1]),
      ...block(32),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, kernelInitializer: seeded() }),
    ],
  });
  const x = noise(1, [batch, 28, 28, 1]);
  const labels = tf.oneHot(tf.tensor1d(Int32Array.from({ length: batch }, (_, i) => i % 10)), 10);
  return {
    loss: () => tf.losses.softmaxCrossEntropy(labels, model.apply(x, { training: true }) as tf.Tensor),
  };
}

/** `gates` are those that layers of TensorFlow.js come with, unless given. */
function lstm(batch = 32, gates: 'hardSigmoid' | 'sigmoid' = 'hardSigmoid'): Reference {
  const model = tf.sequential({
    layers: [
      tf.layers.lstm({
        units: 32,
        inputShape: [24, 8],
        recurrentActivation: gates,
        kernelInitializer: seeded(),
        recurrentInitializer: seeded(),
      }),
      tf.layers.dense({ units: 1, kernelInitializer: seeded() }),
    ],
  });
  return { loss: error(model, noise(1, [batch, 24, 8]), noise(2, [batch, 1])) };
}

function unet(batch = 8, rows = 32): Reference {
  const conv = (filters: number, x: tf.SymbolicTensor) =>
    tf.layers
      .conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu', kernelInitializer: seeded() })
      .apply(x) as tf.SymbolicTensor;
  const twice = (filters: number, x: tf.SymbolicTensor) => conv(filters, conv(filters, x));
  const down = (x: tf.SymbolicTensor) =>
    tf.layers.maxPooling2d({ poolSize: 2 }).apply(x) as tf.SymbolicTensor;
  const up = (x: tf.SymbolicTensor, beside: tf.SymbolicTensor) =>
    tf.layers
      .concatenate()
      .apply([tf.layers.upSampling2d({ size: [2, 2] }).apply(x) as tf.SymbolicTensor, beside]);
  const input = tf.input({ shape: [rows, 2 * rows, 4] });
  const fine = twice(16, input);
  const coarse = twice(32, down(fine));
  const bottom = twice(64, down(coarse));
  const joined = twice(32, up(bottom, coarse) as tf.SymbolicTensor);
  const whole = twice(16, up(joined, fine) as tf.SymbolicTensor);
  const output = tf.layers.conv2d({ filters: 4, kernelSize: 1, kernelInitializer: seeded() }).apply(whole);
  const model = tf.model({ inputs: input, outputs: output as tf.SymbolicTensor });
  return { loss: error(model, noise(1, [batch, rows, 2 * rows, 4]), noise(2, [batch, rows, 2 * rows, 4])) };
}

/**
 * The seven models that the course's kernels are measured by. Each takes the size of its batch; the U-Net also the height of
 * its maps, mini-AIFS that of its grid and the level of its mesh, and the graph network the level of its mesh alone.
 */
export const references = { mlp, cnn, lstm, attention, graph, unet, aifs } satisfies Record<
  string,
  () => Reference
>;

export type ReferenceName = keyof typeof references;

import * as tf from '@tensorflow/tfjs';

/** A model in training: each call is one step of Adam. */
export type TrainingStep = () => tf.Scalar;

export type ModelName = 'mlp' | 'cnn' | 'classifier';

const normal = (shape: number[], seed: number): tf.Tensor => tf.randomNormal(shape, 0, 1, 'float32', seed);
const glorot = (seed: number) => tf.initializers.glorotNormal({ seed });
const dense = (units: number, seed: number, activation?: 'relu' | 'tanh', inputShape?: number[]) =>
  tf.layers.dense({
    units,
    kernelInitializer: glorot(seed),
    ...(activation && { activation }),
    ...(inputShape && { inputShape }),
  });

/** Batches and weights are the same in every page that builds the model. `images` is the batch of the CNN. */
export function build(name: ModelName, images = 32): TrainingStep {
  const optimizer = tf.train.adam(0.003);
  const step = (loss: () => tf.Tensor): tf.Scalar =>
    optimizer.minimize(loss as () => tf.Scalar, true) as tf.Scalar;
  if (name === 'mlp') {
    const model = tf.sequential({ layers: [dense(64, 1, 'tanh', [8]), dense(64, 2, 'tanh'), dense(1, 3)] });
    const [x, y] = [normal([256, 8], 4), normal([256, 1], 5)];
    return () => step(() => tf.losses.meanSquaredError(y, model.apply(x) as tf.Tensor));
  }
  if (name === 'classifier') {
    const model = tf.sequential({ layers: [dense(64, 1, 'relu', [8]), dense(5, 3)] });
    const x = normal([256, 8], 4);
    const y = tf.oneHot(normal([256, 5], 5).argMax(1), 5).toFloat();
    return () => step(() => tf.losses.softmaxCrossEntropy(y, model.apply(x) as tf.Tensor));
  }
  const convolution = (filters: number, seed: number, inputShape?: number[]) =>
    tf.layers.conv2d({
      filters,
      kernelSize: 3,
      padding: 'same',
      kernelInitializer: glorot(seed),
      ...(inputShape && { inputShape }),
    });
  const model = tf.sequential({
    layers: [
      convolution(16, 1, [28, 28, 1]),
      tf.layers.batchNormalization(),
      tf.layers.reLU(),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      convolution(32, 2),
      tf.layers.batchNormalization(),
      tf.layers.reLU(),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      dense(10, 3),
    ],
  });
  const x = normal([images, 28, 28, 1], 4);
  const y = tf.oneHot(tf.range(0, images, 1, 'int32').mod(tf.scalar(10, 'int32')), 10).toFloat();
  return () => step(() => tf.losses.softmaxCrossEntropy(y, model.apply(x, { training: true }) as tf.Tensor));
}

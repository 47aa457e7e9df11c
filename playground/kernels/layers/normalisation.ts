import * as tf from '@tensorflow/tfjs';
import { type BatchNormalization, layerFields } from '../tfjs-private.ts';

type Read = BatchNormalization['movingMean'];

/**
 * Lets `tf.layers.batchNormalization` train without a scale or without an offset: tfjs 4.22 reads both whether they are
 * there or not. Ones and noughts stand in for them.
 */
export function mendBatchNormalization(): void {
  const layer = layerFields<BatchNormalization>(Object.getPrototypeOf(tf.layers.batchNormalization()));
  const { call } = layer;
  layer.call = function (inputs, kwargs) {
    const { gamma, beta } = this;
    if (kwargs['training'] !== true || (gamma && beta)) return call.call(this, inputs, kwargs);
    const standing = (make: (mean: tf.Tensor) => tf.Tensor): Read => ({
      read: () => make(this.movingMean.read()),
    });
    this.gamma = gamma ?? standing(tf.onesLike);
    this.beta = beta ?? standing(tf.zerosLike);
    try {
      return call.call(this, inputs, kwargs);
    } finally {
      this.gamma = gamma;
      this.beta = beta;
    }
  };
}

/**
 * Gives a batch norm its scale and offset while gradients are recorded: the engine of tfjs 4.22 keeps and differentiates
 * every input that a kernel may have, those too that are not there.
 */
export function mendBatchNormGradient(): void {
  const engine = tf.engine();
  const runKernel = engine.runKernel.bind(engine);
  engine.runKernel = (name, inputs, attrs) => {
    const { mean, scale, offset } = inputs as { mean?: tf.Tensor; scale?: tf.Tensor; offset?: tf.Tensor };
    const lacks = name === tf.FusedBatchNorm && mean && !(scale && offset);
    if (!lacks || engine.state.gradientDepth === 0) return runKernel(name, inputs, attrs);
    return runKernel(
      name,
      {
        ...inputs,
        scale: scale ?? tf.onesLike(mean),
        offset: offset ?? tf.zerosLike(mean),
      } as tf.NamedTensorMap,
      attrs,
    );
  };
}

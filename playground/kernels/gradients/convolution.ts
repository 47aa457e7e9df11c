import * as tf from '@tensorflow/tfjs';
import { type GradFunc, setGradient } from './register.ts';

type Shape4 = [number, number, number, number];

/** A dilated convolution. TensorFlow.js allows dilation with a stride of 1 only. */
interface Dilated {
  info: tf.backend_util.Conv2DInfo;
  /** [row, column] of each tap of the filter, in pixels. */
  taps: [number, number][];
}

function dilated(
  x: tf.Tensor,
  filter: tf.Tensor,
  attrs: Readonly<Record<string, unknown>>,
  depthwise: boolean,
): Dilated | undefined {
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as tf.Conv2DAttrs;
  const rates = dilations ?? 1;
  if (tf.backend_util.tupleValuesAreOne(rates)) return undefined;
  const info = tf.backend_util.computeConv2DInfo(
    x.shape as Shape4,
    filter.shape as Shape4,
    strides,
    rates,
    pad as number,
    dimRoundingMode,
    depthwise,
  );
  const taps: [number, number][] = [];
  for (let row = 0; row < info.filterHeight; row++)
    for (let column = 0; column < info.filterWidth; column++)
      taps.push([row * info.dilationHeight, column * info.dilationWidth]);
  return { info, taps };
}

/** How many rows and columns of noughts stand about the image. */
function margins({ padInfo }: tf.backend_util.Conv2DInfo): [[number, number], [number, number]] {
  return [
    [padInfo.top, padInfo.bottom],
    [padInfo.left, padInfo.right],
  ];
}

/** What each tap of the filter sees of the image, [N, outHeight, outWidth, C]. */
function views(x: tf.Tensor, { info, taps }: Dilated): tf.Tensor[] {
  const padded = x.pad([[0, 0], ...margins(info), [0, 0]]);
  const size = [info.batchSize, info.outHeight, info.outWidth, info.inChannels];
  return taps.map(([row, column]) => padded.slice([0, row, column, 0], size));
}

/** Adds to the image what comes back through each tap. */
function putBack(parts: tf.Tensor[], { info, taps }: Dilated): tf.Tensor {
  const [[top, bottom], [left, right]] = margins(info);
  const [height, width] = [info.inHeight + top + bottom, info.inWidth + left + right];
  const moved = parts.map((part, index) => {
    const [row, column] = taps[index] ?? [0, 0];
    return part.pad([
      [0, 0],
      [row, height - row - info.outHeight],
      [column, width - column - info.outWidth],
      [0, 0],
    ]);
  });
  return tf.addN(moved).slice([0, top, left, 0], info.inShape);
}

/** The filter as one matrix or row per tap. */
function byTap(filter: tf.Tensor, taps: number): tf.Tensor[] {
  const [, , inputs = 0, outputs = 0] = filter.shape;
  return tf.unstack(filter.reshape([taps, inputs, outputs]));
}

const dense: GradFunc = (dy, [x, filter], attrs) => {
  const [image, weights] = [x as tf.Tensor4D, filter as tf.Tensor4D];
  const plan = dilated(image, weights, attrs, false);
  const { strides, pad, dataFormat, dimRoundingMode } = attrs as unknown as tf.Conv2DAttrs;
  const run = (kernel: string, inputs: tf.NamedTensorMap, more: Record<string, unknown>) =>
    tf.engine().runKernel(kernel, inputs, {
      strides,
      pad,
      dataFormat,
      dimRoundingMode,
      ...more,
    } as unknown as tf.NamedAttrMap) as tf.Tensor;
  if (!plan)
    return {
      x: () => run(tf.Conv2DBackpropInput, { dy, filter: weights }, { inputShape: image.shape }),
      filter: () => run(tf.Conv2DBackpropFilter, { x: image, dy }, { filterShape: weights.shape }),
    };
  if (dataFormat === 'NCHW') throw new Error('The gradient of a dilated conv2d takes the format NHWC only.');
  const { info, taps } = plan;
  const pixels = info.batchSize * info.outHeight * info.outWidth;
  const back = dy.reshape([pixels, info.outChannels]);
  return {
    x: () =>
      putBack(
        byTap(weights, taps.length).map((matrix) =>
          tf.matMul(back, matrix, false, true).reshape([...info.outShape.slice(0, 3), info.inChannels]),
        ),
        plan,
      ),
    filter: () =>
      tf
        .stack(
          views(image, plan).map((view) =>
            tf.matMul(view.reshape([pixels, info.inChannels]), back, true, false),
          ),
        )
        .reshape(weights.shape),
  };
};

const depthwise: GradFunc = (dy, [x, filter], attrs) => {
  const [image, weights] = [x as tf.Tensor4D, filter as tf.Tensor4D];
  const plan = dilated(image, weights, attrs, true);
  const { strides, pad, dimRoundingMode } = attrs as unknown as tf.DepthwiseConv2dNativeAttrs;
  if (!plan) {
    const run = (kernel: string, inputs: tf.NamedTensorMap, more: Record<string, unknown>) => {
      const all = { strides, pad, dimRoundingMode, dilations: [1, 1], ...more };
      return tf.engine().runKernel(kernel, inputs, all as unknown as tf.NamedAttrMap) as tf.Tensor;
    };
    const { shape } = image;
    return {
      x: () => run(tf.DepthwiseConv2dNativeBackpropInput, { dy, filter: weights }, { inputShape: shape }),
      filter: () =>
        run(tf.DepthwiseConv2dNativeBackpropFilter, { x: image, dy }, { filterShape: weights.shape }),
    };
  }
  const { info, taps } = plan;
  // Output channels are told apart by the input channel that each belongs to.
  const times = info.outChannels / info.inChannels;
  const shape = [info.batchSize, info.outHeight, info.outWidth, info.inChannels, times];
  const back = dy.reshape(shape);
  return {
    x: () =>
      putBack(
        byTap(weights, taps.length).map((row) => back.mul(row).sum(4)),
        plan,
      ),
    filter: () =>
      tf
        .stack(views(image, plan).map((view) => view.expandDims(4).mul(back).sum([0, 1, 2])))
        .reshape(weights.shape),
  };
};

/**
 * Gradients of convolutions with a dilation, which TensorFlow.js refuses: one product of matrices a tap of the filter.
 * Without dilation the backend's own kernels run, as before.
 */
export function registerConvolutionGradients(): void {
  const saves = { inputsToSave: ['x', 'filter'] };
  setGradient(tf.Conv2D, saves, dense);
  setGradient(tf.DepthwiseConv2dNative, saves, depthwise);
}

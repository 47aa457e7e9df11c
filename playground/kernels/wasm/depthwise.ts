import * as tf from '@tensorflow/tfjs';
import { activate, type FusedActivation } from './activate.ts';
import { backendIsRight, convolution, isEmpty, noughts } from './conv2d.ts';
import type { Machine } from './machine.ts';
import { type Kernel, replace } from './replace.ts';

type Info = tf.backend_util.Conv2DInfo;

/** The stretch of one output row that one tap of the filter reaches inside the image. */
interface Stretch {
  /** Index of the tap, then of the first pixel of the image and of the output, then how many. */
  tap: number;
  input: number;
  output: number;
  count: number;
}

/** Calls `each` for every tap of the filter on every row of the output. */
function overStretches(info: Info, each: (stretch: Stretch) => void): void {
  const { batchSize, outHeight, outWidth, inHeight, inWidth, filterHeight, filterWidth, padInfo } = info;
  const { strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  for (let line = 0; line < batchSize * outHeight; line++) {
    const batch = Math.floor(line / outHeight);
    for (let row = 0; row < filterHeight; row++) {
      const y = (line % outHeight) * strideHeight - padInfo.top + row * dilationHeight;
      if (y < 0 || y >= inHeight) continue;
      for (let column = 0; column < filterWidth; column++) {
        const shift = column * dilationWidth - padInfo.left;
        const first = Math.max(0, Math.ceil(-shift / strideWidth));
        const end = Math.min(outWidth, Math.floor((inWidth - 1 - shift) / strideWidth) + 1);
        if (first >= end) continue;
        each({
          tap: row * filterWidth + column,
          input: (batch * inHeight + y) * inWidth + first * strideWidth + shift,
          output: line * outWidth + first,
          count: end - first,
        });
      }
    }
  }
}

/** Each channel as often as the filter has outputs for it, so that input and output channels run in step. */
function repeated(machine: Machine, from: number, to: number, pixels: number, info: Info): number {
  const times = info.outChannels / info.inChannels;
  if (times === 1) return from;
  machine.repeat(from, to, pixels * info.inChannels, times);
  return to;
}

/**
 * The convolution itself, where the backend's own cannot be trusted: it writes past the end of the tensor where it reckons
 * another size of the output.
 */
const depthwise: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { x, filter, bias } = inputs;
  if (x?.dtype !== 'float32' || filter?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, x.shape, filter.shape, true);
  if (!info || (bias && tf.util.sizeFromShape(bias.shape) !== info.outChannels)) return undefined;
  if (isEmpty(info)) return noughts(call, info.outShape);
  if (backendIsRight(attrs, info)) return undefined;
  const out = backend.makeOutput(info.outShape, 'float32');
  const width = 4 * info.outChannels;
  const pixels = info.batchSize * info.inHeight * info.inWidth;
  const scratch = machine.scratch(info.outChannels === info.inChannels ? 0 : pixels * width);
  const image = repeated(machine, machine.at(x), scratch, pixels, info);
  const [weights, to] = [machine.at(filter), machine.at(out)];
  const outPixels = info.batchSize * info.outHeight * info.outWidth;
  machine.fill(to, outPixels * width);
  if (bias)
    for (let pixel = 0; pixel < outPixels; pixel++) machine.copy(machine.at(bias), to + pixel * width, width);
  overStretches(info, ({ tap, input, output, count }) =>
    machine.multiplyRows(
      to + output * width,
      width,
      image + input * width,
      info.strideWidth * width,
      weights + tap * width,
      0,
      count,
      width,
    ),
  );
  return out;
};

const fusedDepthwise: Kernel = (call) => {
  const result = depthwise(call) as tf.TensorInfo | undefined;
  return result && activate(call, result, call.attrs['activation'] as FusedActivation);
};

const backpropFilter: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { x, dy } = inputs;
  const shape = attrs['filterShape'] as number[];
  if (x?.dtype !== 'float32' || dy?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, x.shape, shape, true);
  if (!info || !tf.util.arraysEqual(dy.shape, info.outShape)) return undefined;
  if (isEmpty(info)) return noughts(call, shape);
  const out = backend.makeOutput(shape, 'float32');
  const width = 4 * info.outChannels;
  const pixels = info.batchSize * info.inHeight * info.inWidth;
  const scratch = machine.scratch(width === 4 * info.inChannels ? 0 : pixels * width);
  const image = repeated(machine, machine.at(x), scratch, pixels, info);
  const [from, to] = [machine.at(dy), machine.at(out)];
  machine.fill(to, 4 * tf.util.sizeFromShape(shape));
  overStretches(info, ({ tap, input, output, count }) =>
    machine.multiplyRows(
      to + tap * width,
      0,
      image + input * width,
      info.strideWidth * width,
      from + output * width,
      width,
      count,
      width,
    ),
  );
  return out;
};

const backpropInput: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { dy, filter } = inputs;
  const shape = attrs['inputShape'] as number[];
  if (dy?.dtype !== 'float32' || filter?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, shape, filter.shape, true);
  if (!info || !tf.util.arraysEqual(dy.shape, info.outShape)) return undefined;
  if (isEmpty(info)) return noughts(call, shape);
  const out = backend.makeOutput(shape, 'float32');
  const times = info.outChannels / info.inChannels;
  const width = 4 * info.outChannels;
  const pixels = info.batchSize * info.inHeight * info.inWidth;
  const scratch = machine.scratch(times === 1 ? 0 : pixels * width);
  const to = times === 1 ? machine.at(out) : scratch;
  const [from, weights] = [machine.at(dy), machine.at(filter)];
  machine.fill(to, pixels * width);
  overStretches(info, ({ tap, input, output, count }) =>
    machine.multiplyRows(
      to + input * width,
      info.strideWidth * width,
      from + output * width,
      width,
      weights + tap * width,
      0,
      count,
      width,
    ),
  );
  // The channels that were told apart add up to the one that they came from.
  if (times > 1) machine.sumGroups(to, machine.at(out), pixels * info.inChannels, times);
  return out;
};

/** Depthwise convolutions and their gradients, dilated ones too. */
export function registerDepthwise(): void {
  replace(tf.DepthwiseConv2dNative, depthwise);
  replace(tf.FusedDepthwiseConv2D, fusedDepthwise);
  replace(tf.DepthwiseConv2dNativeBackpropFilter, backpropFilter);
  replace(tf.DepthwiseConv2dNativeBackpropInput, backpropInput);
}

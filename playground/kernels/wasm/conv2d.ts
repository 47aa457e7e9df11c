import * as tf from '@tensorflow/tfjs';
import { activate, type FusedActivation } from './activate.ts';
import type { Machine } from './machine.ts';
import { multiply } from './matmul.ts';
import { type Call, type Kernel, replace } from './replace.ts';
import {
  backwards,
  forwards,
  roomForWinograd,
  suitsWinograd,
  winograd,
  winogradOfFilter,
} from './winograd.ts';

type Info = tf.backend_util.Conv2DInfo;

/** Patches are gathered in pieces of about this size, which stay in the cache until they are multiplied. */
const pieceBytes = 128 * 1024;

/** Bytes past the end of the patches, and of the image, that gathering them may touch. */
const past = 12;

/** What the kernels of a convolution know of it; nothing for what they leave to the backend. */
export function convolution(
  attrs: Call['attrs'],
  x: number[],
  filter: number[],
  depthwise = false,
): Info | undefined {
  const {
    strides,
    dilations,
    pad,
    dimRoundingMode,
    dataFormat = 'NHWC',
  } = attrs as {
    strides: number | [number, number];
    dilations?: number | [number, number] | null;
    pad: Parameters<typeof tf.backend_util.computeConv2DInfo>[4];
    dimRoundingMode?: 'floor' | 'round' | 'ceil';
    dataFormat?: 'NHWC' | 'NCHW' | 'channelsLast';
  };
  if (dataFormat === 'NCHW') return undefined;
  const info = tf.backend_util.computeConv2DInfo(
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
    'channelsLast',
  );
  // TensorFlow.js reckons so with unequal strides and padding by numbers.
  if (info.outHeight < 0 || info.outWidth < 0) {
    throw new Error(
      `The output of a convolution would be ${info.outHeight} × ${info.outWidth}, of an image of ${info.inHeight} × ` +
        `${info.inWidth} with pad ${JSON.stringify(pad)}. Use tf.pad and pad 'valid'.`,
    );
  }
  return info.inChannels > 0 ? info : undefined;
}

/** Whether there is nothing to compute. The backend's own kernel writes where it should not then. */
export function isEmpty({ outShape }: Info): boolean {
  return tf.util.sizeFromShape(outShape) === 0;
}

/** A gradient to which nothing was added. */
export function noughts({ backend, machine }: Call, shape: number[]): tf.TensorInfo {
  const out = backend.makeOutput(shape, 'float32');
  machine.fill(machine.at(out), 4 * tf.util.sizeFromShape(shape));
  return out;
}

/** Numbers in one patch. */
function patchSize({ filterHeight, filterWidth, inChannels }: Info): number {
  return filterHeight * filterWidth * inChannels;
}

/** Whether the image is its own patches. */
function pointwise({ filterHeight, filterWidth, strideHeight, strideWidth, padInfo }: Info): boolean {
  return (
    filterHeight * filterWidth * strideHeight * strideWidth === 1 &&
    padInfo.top + padInfo.bottom + padInfo.left + padInfo.right === 0
  );
}

/** Rows of output, counted over the batch, that are done in one piece. */
function linesAtOnce(info: Info): number {
  const lines = info.batchSize * info.outHeight;
  if (pointwise(info)) return lines;
  return Math.max(1, Math.min(lines, Math.floor(pieceBytes / (4 * patchSize(info) * info.outWidth))));
}

function roomForPatches(info: Info): number {
  return pointwise(info) ? 0 : 4 * patchSize(info) * info.outWidth * linesAtOnce(info) + past;
}

/**
 * Calls `each` for one piece of the output after another.
 *
 * @param each gets the index of the piece's first pixel and how many pixels it has
 */
function inPieces(
  info: Info,
  each: (pixel: number, pixels: number, line: number, lines: number) => void,
): void {
  const all = info.batchSize * info.outHeight;
  const atOnce = linesAtOnce(info);
  for (let line = 0; line < all; line += atOnce) {
    const lines = Math.min(atOnce, all - line);
    each(line * info.outWidth, lines * info.outWidth, line, lines);
  }
}

/** Copies an image into patches or adds patches to it, for some rows of output. */
function movePatches(
  move: Machine['gatherPatches'],
  info: Info,
  image: number,
  patches: number,
  line: number,
  lines: number,
): void {
  const { outHeight, outWidth, inHeight, inWidth, inChannels, padInfo } = info;
  for (let index = 0; index < lines; index++) {
    const batch = Math.floor((line + index) / outHeight);
    const row = (line + index) % outHeight;
    move(
      image + 4 * batch * inHeight * inWidth * inChannels,
      patches + 4 * index * outWidth * patchSize(info),
      outWidth,
      row * info.strideHeight - padInfo.top,
      -padInfo.left,
      info.filterHeight,
      info.filterWidth,
      inHeight,
      inWidth,
      info.strideWidth,
      info.dilationHeight,
      info.dilationWidth,
      inChannels * 4,
    );
  }
}

/** The patches of a piece: gathered in scratch memory, or the image itself. */
function patchesOf(
  machine: Machine,
  info: Info,
  image: number,
  scratch: number,
  line: number,
  lines: number,
) {
  if (pointwise(info)) return image + 4 * line * info.outWidth * info.inChannels;
  movePatches(machine.gatherPatches, info, image, scratch, line, lines);
  return scratch;
}

/** Whether a patch is used for so few products that gathering it costs more than it gains: the backend gathers none. */
function gathersInVain(info: Info): boolean {
  const { inChannels, outChannels } = info;
  return !pointwise(info) && (outChannels < 4 || (inChannels <= 8 && outChannels <= 16));
}

/**
 * Whether the backend's own can be trusted: with padding by numbers, and where a stride is longer than the filter, it may
 * look at other places of the image than TensorFlow.js says.
 */
export function backendIsRight({ pad }: Call['attrs'], info: Info): boolean {
  const { strideHeight, strideWidth, filterHeight, filterWidth } = info;
  return typeof pad === 'string' && strideHeight <= filterHeight && strideWidth <= filterWidth;
}

const conv2d: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { x, filter, bias } = inputs;
  if (x?.dtype !== 'float32' || filter?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, x.shape, filter.shape);
  if (!info || info.inChannels !== filter.shape[2]) return undefined;
  if (isEmpty(info)) return noughts(call, info.outShape);
  if (bias && tf.util.sizeFromShape(bias.shape) !== info.outChannels) return undefined;
  const tiled = suitsWinograd(info);
  if (!tiled && !attrs['activation'] && backendIsRight(attrs, info) && gathersInVain(info)) return undefined;
  const out = backend.makeOutput(info.outShape, 'float32');
  if (tiled) {
    const convolution = forwards(info);
    const scratch = machine.scratch(roomForWinograd(convolution));
    const row = 4 * info.outChannels;
    const weights = { at: machine.at(filter), row, tap: row * info.inChannels };
    const start = bias ? machine.at(bias) : 0;
    winograd(machine, convolution, machine.at(x), weights, machine.at(out), scratch, start);
    return out;
  }
  const scratch = machine.scratch(roomForPatches(info));
  const [image, weights, to] = [machine.at(x), machine.at(filter), machine.at(out)];
  inPieces(info, (pixel, pixels, line, lines) => {
    const at = patchesOf(machine, info, image, scratch, line, lines);
    const sizes = [pixels, info.outChannels, patchSize(info)] as const;
    const start = [bias ? machine.at(bias) : 0, 0] as const;
    multiply(machine, { at, transposed: false }, weights, to + 4 * pixel * info.outChannels, sizes, start);
  });
  return out;
};

const fusedConv2d: Kernel = (call) => {
  const result = conv2d(call) as tf.TensorInfo | undefined;
  return result && activate(call, result, call.attrs['activation'] as FusedActivation);
};

/** The gradient for the filter: the transposed patches times the gradient that comes in, summed over the pieces. */
const backpropFilter: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { x, dy } = inputs;
  const shape = attrs['filterShape'] as number[];
  if (x?.dtype !== 'float32' || dy?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, x.shape, shape);
  if (!info || !tf.util.arraysEqual(dy.shape, info.outShape)) return undefined;
  if (isEmpty(info)) return noughts(call, shape);
  const out = backend.makeOutput(shape, 'float32');
  const [image, from, to] = [machine.at(x), machine.at(dy), machine.at(out)];
  if (suitsWinograd(info)) {
    const convolution = forwards(info);
    const scratch = machine.scratch(roomForWinograd(convolution));
    winogradOfFilter(machine, convolution, image, from, to, scratch);
    return out;
  }
  const scratch = machine.scratch(roomForPatches(info));
  const sizes = [patchSize(info), info.outChannels] as const;
  inPieces(info, (pixel, pixels, line, lines) => {
    const at = patchesOf(machine, info, image, scratch, line, lines);
    const start = pixel === 0 ? ([0, 0] as const) : ([to, info.outChannels * 4] as const);
    const right = from + 4 * pixel * info.outChannels;
    multiply(machine, { at, transposed: true }, right, to, [...sizes, pixels], start);
  });
  return out;
};

/** The gradient for the image: the gradient that comes in times the transposed filter gives patches to add up. */
const backpropInput: Kernel = (call) => {
  const { inputs, attrs, backend, machine } = call;
  const { dy, filter } = inputs;
  const shape = attrs['inputShape'] as number[];
  if (dy?.dtype !== 'float32' || filter?.dtype !== 'float32') return undefined;
  const info = convolution(attrs, shape, filter.shape);
  if (!info || !tf.util.arraysEqual(dy.shape, info.outShape)) return undefined;
  if (isEmpty(info)) return noughts(call, shape);
  const out = backend.makeOutput(shape, 'float32');
  const patch = patchSize(info);
  const channels = info.outChannels;
  const towardsImage = suitsWinograd(info) ? backwards(info) : undefined;
  const room = towardsImage ? roomForWinograd(towardsImage) : roomForPatches(info);
  const weights = machine.scratch(4 * patch * channels + room);
  const patches = weights + 4 * patch * channels;
  const [from, to] = [machine.at(dy), machine.at(out)];
  machine.transpose(machine.at(filter), weights, patch, channels, channels * 4, patch * 4);
  if (towardsImage) {
    // Turned: the last place comes first.
    const tap = -4 * info.inChannels;
    winograd(machine, towardsImage, from, { at: weights - 8 * tap, row: 4 * patch, tap }, to, patches);
    return out;
  }
  if (!pointwise(info)) machine.fill(to, 4 * tf.util.sizeFromShape(shape));
  inPieces(info, (pixel, pixels, line, lines) => {
    const left = { at: from + 4 * pixel * channels, transposed: false };
    const at = pointwise(info) ? to : patches;
    multiply(machine, left, weights, at, [pixels, patch, channels]);
    if (at === patches) movePatches(machine.scatterPatches, info, to, patches, line, lines);
  });
  return out;
};

/** Convolutions and their gradients, as products of matrices. */
export function registerConv2d(): void {
  replace(tf.Conv2D, conv2d);
  replace(tf.FusedConv2D, fusedConv2d);
  replace(tf.Conv2DBackpropFilter, backpropFilter);
  replace(tf.Conv2DBackpropInput, backpropInput);
}

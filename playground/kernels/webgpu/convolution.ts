import { backend_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { activations, isActivation } from './activations.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, isForColumns, sizeOf } from './grid.ts';
import { isNanFunction } from './is-nan.ts';
import { type Call, replace } from './replace.ts';
import { workgroup } from './sizes.ts';

/** Multiplications up to which a thread that reads its numbers directly is taken to be the faster one. */
const mostProducts = 2 ** 28;
/** Neighbouring places in a row that one thread computes. */
const places = [0, 1, 2, 3] as const;

type Info = ReturnType<typeof backend_util.computeConv2DInfo>;
type Shape4 = [number, number, number, number];

interface Attributes {
  strides: [number, number] | number;
  pad: Parameters<typeof backend_util.computeConv2DInfo>[4];
  dataFormat: 'NHWC' | 'NCHW';
  dilations?: [number, number] | number;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  activation?: string | null;
  inputShape?: Shape4;
}

/**
 * Convolutions and their gradients with regard to the image. A thread computes four channels at four neighbouring
 * places and reads images and filter straight from their buffers; tfjs's program gathers tiles of both into shared
 * memory, where most of a small image's threads wait at barriers.
 */
export function registerConvolution(): void {
  replace('Conv2D', forwards);
  replace('FusedConv2D', forwards);
  replace('Conv2DBackpropInput', towardsImage);
}

function infoOf(call: Call, inputShape: readonly number[], filter: TensorInfo): Info | undefined {
  const { strides, pad, dataFormat, dilations, dimRoundingMode } = call.attrs as unknown as Attributes;
  if (dataFormat !== 'NHWC') return undefined;
  const info = backend_util.computeConv2DInfo(
    inputShape as Shape4,
    filter.shape as Shape4,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
  );
  const { outChannels, filterHeight, filterWidth, inChannels } = info;
  // Channels in groups have a filter with fewer channels than the image.
  if (filter.shape[2] !== inChannels) return undefined;
  // A filter that is larger than the image leaves no result.
  if (Math.min(info.outHeight, info.outWidth) < 1) return undefined;
  const pixels = Math.max(sizeOf(info.inShape), (sizeOf(info.outShape) / outChannels) * inChannels);
  return pixels * filterHeight * filterWidth * outChannels <= mostProducts ? info : undefined;
}

const plain = (...tensors: (TensorInfo | undefined)[]): boolean =>
  tensors.every((tensor) => !tensor || (tensor.dtype === 'float32' && sizeOf(tensor.shape) > 0));

const whole = (value: number) => ({ type: 'int32' as const, data: [value] });

function forwards(call: Call): TensorInfo | undefined {
  const { x, filter, bias, preluActivationWeights } = call.inputs as Record<string, TensorInfo | undefined>;
  const activation = (call.attrs as unknown as Attributes).activation ?? 'linear';
  if (!x || !filter || preluActivationWeights || !isActivation(activation)) return undefined;
  if (!plain(x, filter, bias)) return undefined;
  const info = infoOf(call, x.shape, filter);
  if (!info || (bias && !isForColumns(bias.shape, info.outChannels))) return undefined;
  const { inChannels, outChannels } = info;
  const [from, to] = [widthOf(inChannels), widthOf(outChannels)];
  const backend = call.backend as WebGpuBackend;
  const output = backend.makeTensorInfo(info.outShape, 'float32');
  const groupsInRow = Math.ceil(info.outWidth / places.length);
  const threads = (info.batchSize * info.outHeight * groupsInRow * outChannels) / to;
  dispatch(backend, {
    key: `convolution ${from} ${to} ${bias ? 'bias' : ''} ${activation}`,
    shader: () => forwardsShader(from, to, bias !== undefined, activations[activation]),
    tensors: [output, x, filter, ...(bias ? [bias] : [])],
    uniforms: [
      { type: 'uint32', data: [threads] },
      ...[outChannels / to, groupsInRow, inChannels / from, info.filterHeight, info.filterWidth].map(whole),
      ...[info.inHeight, info.inWidth, info.outHeight, info.outWidth].map(whole),
      ...[info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth].map(whole),
      ...[info.padInfo.top, info.padInfo.left].map(whole),
    ],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  return output;
}

function towardsImage(call: Call): TensorInfo | undefined {
  const { dy, filter } = call.inputs as { dy: TensorInfo; filter: TensorInfo };
  const { inputShape } = call.attrs as unknown as Attributes;
  if (!inputShape || !plain(dy, filter)) return undefined;
  const info = infoOf(call, inputShape, filter);
  // tfjs takes a gradient of another size than the result of these strides, and reads a part of it.
  if (!info || dy.shape.join() !== info.outShape.join()) return undefined;
  const { inChannels, outChannels } = info;
  const [from, to] = [widthOf(outChannels), widthOf(inChannels)];
  const backend = call.backend as WebGpuBackend;
  const output = backend.makeTensorInfo(info.inShape, 'float32');
  const groupsInRow = Math.ceil(info.inWidth / places.length);
  const threads = (info.batchSize * info.inHeight * groupsInRow * inChannels) / to;
  dispatch(backend, {
    key: `convolution towards the image ${from} ${to}`,
    shader: () => towardsImageShader(from, to),
    tensors: [output, dy, filter],
    uniforms: [
      { type: 'uint32', data: [threads] },
      ...[inChannels / to, groupsInRow, outChannels / from, info.filterHeight, info.filterWidth].map(whole),
      ...[info.inHeight, info.inWidth, info.outHeight, info.outWidth].map(whole),
      ...[info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left].map(whole),
    ],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  return output;
}

/** Channels that are read or written at once. */
type Width = 1 | 4;

function widthOf(channels: number): Width {
  return channels % 4 === 0 ? 4 : 1;
}

const typeOf = (width: Width): string => (width === 4 ? 'vec4<f32>' : 'f32');
const each = (line: (place: number) => string): string => places.map(line).join('\n      ');
/** The parts of a value of so many channels. */
const partsOf = (name: string, width: Width): string[] =>
  width === 4 ? ['x', 'y', 'z', 'w'].map((part) => `${name}.${part}`) : [name];

function forwardsShader(from: Width, to: Width, bias: boolean, activation: string): string {
  const weights = partsOf('', from).map((_, index) => index);
  return `struct Uniforms {
  size: u32, channels: i32, groupsInRow: i32, inChannels: i32, filterHeight: i32, filterWidth: i32,
  inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, top: i32, left: i32,
}
@group(0) @binding(0) var<storage, read_write> result: array<${typeOf(to)}>;
@group(0) @binding(1) var<storage, read> image: array<${typeOf(from)}>;
@group(0) @binding(2) var<storage, read> filters: array<${typeOf(to)}>;
${bias ? `@group(0) @binding(3) var<storage, read> bias: array<${typeOf(to)}>;` : ''}
@group(0) @binding(${bias ? 4 : 3}) var<uniform> uniforms: Uniforms;
${isNanFunction}
fn activateOne(x: f32) -> f32 { return ${activation}; }
fn activate(x: ${typeOf(to)}) -> ${typeOf(to)} {
  return ${typeOf(to)}(${partsOf('x', to)
    .map((part) => `activateOne(${part})`)
    .join(', ')});
}
${elementHead}
  let channel = i32(i) % uniforms.channels;
  let group = i32(i) / uniforms.channels;
  let outX = group % uniforms.groupsInRow * ${places.length};
  let row = group / uniforms.groupsInRow;
  let inY = row % uniforms.outHeight * uniforms.strideY - uniforms.top;
  let inX = outX * uniforms.strideX - uniforms.left;
  ${each((j) => `var s${j} = ${typeOf(to)}(${bias ? 'bias[channel]' : '0.0'});`)}
  for (var fy = 0; fy < uniforms.filterHeight; fy++) {
    let y = inY + fy * uniforms.dilationY;
    if (y < 0 || y >= uniforms.inHeight) { continue; }
    let line = (row / uniforms.outHeight * uniforms.inHeight + y) * uniforms.inWidth;
    for (var fx = 0; fx < uniforms.filterWidth; fx++) {
      ${each((j) => `let x${j} = inX + ${j} * uniforms.strideX + fx * uniforms.dilationX;`)}
      // Beyond the edge the nearest pixel is read and counts for nothing.
      ${each((j) => `let within${j} = x${j} >= 0 && x${j} < uniforms.inWidth;`)}
      ${each((j) => `let at${j} = (line + clamp(x${j}, 0, uniforms.inWidth - 1)) * uniforms.inChannels;`)}
      var weight = (fy * uniforms.filterWidth + fx) * uniforms.inChannels * ${from} * uniforms.channels + channel;
      for (var c = 0; c < uniforms.inChannels; c++) {
        ${weights.map((k) => `let w${k} = filters[weight]; weight += uniforms.channels;`).join(' ')}
        ${each((j) => `let v${j} = select(${typeOf(from)}(0.0), image[at${j} + c], within${j});`)}
        ${each(
          (j) =>
            `s${j} += ${partsOf(`v${j}`, from)
              .map((part, k) => `${part} * w${k}`)
              .join(' + ')};`,
        )}
      }
    }
  }
  let out = (row * uniforms.outWidth + outX) * uniforms.channels + channel;
  ${each((j) => `if (outX + ${j} < uniforms.outWidth) { result[out + ${j} * uniforms.channels] = activate(s${j}); }`)}
}`;
}

function towardsImageShader(from: Width, to: Width): string {
  const weights = partsOf('', to).map((_, index) => index);
  const product = (j: number, k: number): string => (from === 4 ? `dot(v${j}, w${k})` : `v${j} * w${k}`);
  return `struct Uniforms {
  size: u32, channels: i32, groupsInRow: i32, outChannels: i32, filterHeight: i32, filterWidth: i32,
  inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  strideY: i32, strideX: i32, top: i32, left: i32,
}
@group(0) @binding(0) var<storage, read_write> result: array<${typeOf(to)}>;
@group(0) @binding(1) var<storage, read> dy: array<${typeOf(from)}>;
@group(0) @binding(2) var<storage, read> filters: array<${typeOf(from)}>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let channel = i32(i) % uniforms.channels;
  let group = i32(i) / uniforms.channels;
  let inX = group % uniforms.groupsInRow * ${places.length};
  let row = group / uniforms.groupsInRow;
  ${each((j) => `var s${j} = ${typeOf(to)}(0.0);`)}
  for (var fy = 0; fy < uniforms.filterHeight; fy++) {
    let above = row % uniforms.inHeight + uniforms.top - fy;
    if (above < 0 || above % uniforms.strideY != 0 || above / uniforms.strideY >= uniforms.outHeight) { continue; }
    let line = (row / uniforms.inHeight * uniforms.outHeight + above / uniforms.strideY) * uniforms.outWidth;
    for (var fx = 0; fx < uniforms.filterWidth; fx++) {
      ${each((j) => `let t${j} = inX + ${j} + uniforms.left - fx;`)}
      ${each((j) => `let x${j} = max(t${j}, 0) / uniforms.strideX;`)}
      // Where the filter did not meet the image, the nearest place is read and counts for nothing.
      ${each((j) => `let met${j} = t${j} >= 0 && x${j} * uniforms.strideX == t${j} && x${j} < uniforms.outWidth;`)}
      ${each((j) => `let at${j} = (line + min(x${j}, uniforms.outWidth - 1)) * uniforms.outChannels;`)}
      let weight = ((fy * uniforms.filterWidth + fx) * uniforms.channels + channel) * ${to} * uniforms.outChannels;
      for (var c = 0; c < uniforms.outChannels; c++) {
        ${weights.map((k) => `let w${k} = filters[weight + ${k} * uniforms.outChannels + c];`).join(' ')}
        ${each((j) => `let v${j} = select(${typeOf(from)}(0.0), dy[at${j} + c], met${j});`)}
        ${each((j) => `s${j} += ${typeOf(to)}(${weights.map((k) => product(j, k)).join(', ')});`)}
      }
    }
  }
  let out = (row * uniforms.inWidth + inX) * uniforms.channels + channel;
  ${each((j) => `if (inX + ${j} < uniforms.inWidth) { result[out + ${j} * uniforms.channels] = s${j}; }`)}
}`;
}

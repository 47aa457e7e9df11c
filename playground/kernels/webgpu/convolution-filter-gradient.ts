import { backend_util, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { columnSums } from './column-sums.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { replace } from './replace.ts';
import { workgroup } from './sizes.ts';

/** Threads that fill a GPU without leaving each too little to do. */
const wanted = 16_384;

type Info = ReturnType<typeof backend_util.computeConv2DInfo>;

interface Attributes {
  strides: [number, number] | number;
  pad: Parameters<typeof backend_util.computeConv2DInfo>[4];
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  filterShape: [number, number, number, number];
}

/**
 * The gradient of a convolution's filter. A thread adds up the products of one weight (of four or sixteen, for
 * neighbouring channels) over a part of the output's rows; the parts are summed afterwards. tfjs has one thread a weight for all
 * rows of all images: 144 threads for a filter of 3 · 3 · 1 · 16.
 */
export function registerConvolutionFilterGradient(): void {
  replace('Conv2DBackpropFilter', (call) => {
    const { x, dy } = call.inputs as { x: TensorInfo; dy: TensorInfo };
    const { strides, pad, dimRoundingMode, dataFormat, filterShape } = call.attrs as unknown as Attributes;
    const plain = [x, dy].every(({ dtype, shape }) => dtype === 'float32' && sizeOf(shape) > 0);
    if (!plain || dataFormat !== 'NHWC') return undefined;
    const info = backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    if (dy.shape.join() !== info.outShape.join()) return undefined;
    return filterGradient(call.backend as WebGpuBackend, x, dy, info);
  });
}

function filterGradient(backend: WebGpuBackend, x: TensorInfo, dy: TensorInfo, info: Info): TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels, batchSize, outHeight } = info;
  const weights = filterHeight * filterWidth * inChannels * outChannels;
  const width = outChannels % 4 === 0 ? 4 : 1;
  const depth = width === 4 && inChannels % 4 === 0 ? 4 : 1;
  const rows = batchSize * outHeight;
  const threadsOfPart = weights / width / depth;
  const parts = Math.min(rows, Math.max(1, Math.round(wanted / threadsOfPart)));
  const partial = backend.makeTensorInfo([parts * weights], 'float32');
  const whole = (value: number) => ({ type: 'int32' as const, data: [value] });
  const threads = parts * threadsOfPart;
  dispatch(backend, {
    key: `filter gradient ${depth} ${width}`,
    shader: () => shaderOf(depth, width),
    tensors: [partial, x, dy],
    uniforms: [
      { type: 'uint32', data: [threads] },
      ...[threadsOfPart, rows, Math.ceil(rows / parts)].map(whole),
      ...[filterWidth, inChannels / depth, outChannels / width].map(whole),
      ...[info.inHeight, info.inWidth, outHeight, info.outWidth].map(whole),
      ...[info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left].map(whole),
    ],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  if (parts === 1) return { ...partial, shape: info.filterShape };
  const sums = columnSums(backend, partial, parts, weights);
  backend.disposeData(partial.dataId);
  return { ...sums, shape: info.filterShape };
}

function shaderOf(depth: 1 | 4, width: 1 | 4): string {
  const type = (of: number) => (of === 4 ? 'vec4<f32>' : 'f32');
  const parts = depth === 4 ? ['value.x', 'value.y', 'value.z', 'value.w'] : ['value'];
  const each = (line: (part: string, index: number) => string): string => parts.map(line).join(' ');
  return `struct Uniforms {
  size: u32, threadsOfPart: i32, rows: i32, rowsOfPart: i32,
  filterWidth: i32, inChannels: i32, outChannels: i32,
  inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  strideY: i32, strideX: i32, top: i32, left: i32,
}
@group(0) @binding(0) var<storage, read_write> result: array<${type(width)}>;
@group(0) @binding(1) var<storage, read> x: array<${type(depth)}>;
@group(0) @binding(2) var<storage, read> dy: array<${type(width)}>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let own = i32(i) % uniforms.threadsOfPart;
  let part = i32(i) / uniforms.threadsOfPart;
  let outChannel = own % uniforms.outChannels;
  let inChannel = own / uniforms.outChannels % uniforms.inChannels;
  let place = own / uniforms.outChannels / uniforms.inChannels;
  ${each((_, k) => `var sum${k} = ${type(width)}(0.0);`)}
  let end = min(uniforms.rows, (part + 1) * uniforms.rowsOfPart);
  for (var row = part * uniforms.rowsOfPart; row < end; row++) {
    let y = row % uniforms.outHeight * uniforms.strideY + place / uniforms.filterWidth - uniforms.top;
    if (y < 0 || y >= uniforms.inHeight) { continue; }
    let line = (row / uniforms.outHeight * uniforms.inHeight + y) * uniforms.inWidth;
    var column = place % uniforms.filterWidth - uniforms.left;
    for (var outX = 0; outX < uniforms.outWidth; outX++) {
      if (column >= 0 && column < uniforms.inWidth) {
        let value = x[(line + column) * uniforms.inChannels + inChannel];
        let slope = dy[(row * uniforms.outWidth + outX) * uniforms.outChannels + outChannel];
        ${each((value, k) => `sum${k} += ${value} * slope;`)}
      }
      column += uniforms.strideX;
    }
  }
  let first = (i32(i) - own) * ${depth} + ((place * uniforms.inChannels + inChannel) * ${depth}) * uniforms.outChannels + outChannel;
  ${each((_, k) => `result[first + ${k} * uniforms.outChannels] = sum${k};`)}
}`;
}

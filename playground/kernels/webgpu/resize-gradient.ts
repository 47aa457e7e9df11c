import { ResizeNearestNeighborGrad, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { type Call, replace } from './replace.ts';
import { workgroup } from './sizes.ts';

/**
 * The gradient of resizing to the nearest pixel, which `upSampling2d` does. The pixels that were made of one pixel are a
 * block; a thread finds its block's edges and adds up what is inside, four channels at once where they divide. tfjs looks
 * at all pixels of a window around the block, 36 of them to find four, and once more for each channel.
 */
export function registerResizeGradient(): void {
  replace(ResizeNearestNeighborGrad, resizeGradient);
}

function resizeGradient(call: Call): TensorInfo | undefined {
  const { images, dy } = call.inputs as { images: TensorInfo; dy: TensorInfo };
  const { alignCorners, halfPixelCenters } = call.attrs as {
    alignCorners: boolean;
    halfPixelCenters?: boolean;
  };
  const [batch = 0, height = 0, width = 0, depth = 0] = images.shape;
  const [, outHeight = 0, outWidth = 0] = dy.shape;
  if (dy.dtype !== 'float32' || sizeOf(images.shape) === 0 || sizeOf(dy.shape) === 0) return undefined;

  const backend = call.backend as WebGpuBackend;
  const output = backend.makeTensorInfo([batch, height, width, depth], 'float32');
  const together = depth % 4 === 0 ? 4 : 1;
  const threads = (batch * height * width * depth) / together;
  dispatch(backend, {
    key: `resize gradient ${together}`,
    shader: () => shaderOf(together),
    tensors: [output, dy],
    uniforms: [
      { type: 'uint32', data: [threads] },
      ...[height, width, outHeight, outWidth, depth / together].map((value) => ({
        type: 'int32' as const,
        data: [value],
      })),
      ...[
        ...sizesOf(height, outHeight, alignCorners),
        ...sizesOf(width, outWidth, alignCorners),
        halfPixelCenters ? 0.5 : 0,
        alignCorners ? 0.5 : 0,
      ].map((value) => ({ type: 'float32' as const, data: [value] })),
    ],
    groups: grid(Math.ceil(threads / workgroup)),
  });
  return output;
}

/** The lengths whose quotient is the scale along an axis. */
function sizesOf(from: number, to: number, alignCorners: boolean): [number, number] {
  return alignCorners && to > 1 ? [from - 1, to - 1] : [from, to];
}

/** Where a pixel comes from is computed as tfjs does when it resizes, so that both round alike. */
function shaderOf(together: 1 | 4): string {
  const type = together === 4 ? 'vec4<f32>' : 'f32';
  return `struct Uniforms {
  size: u32, height: i32, width: i32, outHeight: i32, outWidth: i32, depth: i32,
  fromHeight: f32, toHeight: f32, fromWidth: f32, toWidth: f32, centre: f32, roundBase: f32,
}
@group(0) @binding(0) var<storage, read_write> result: array<${type}>;
@group(0) @binding(1) var<storage, read> dy: array<${type}>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
fn origin(pixel: i32, ratio: f32, count: i32) -> i32 {
  return i32(min(f32(count) - 1.0, floor((f32(pixel) + uniforms.centre) * ratio + uniforms.roundBase)));
}
/** The first pixel that comes from there or from further on. */
fn firstFrom(place: i32, sizes: vec2<f32>, count: i32, outCount: i32) -> i32 {
  let ratio = sizes.x / sizes.y;
  // A guess, which rounding makes wrong by one or two; where all come from one pixel there is none.
  let guess = (f32(place) - uniforms.roundBase) * sizes.y / max(sizes.x, 1.0) - uniforms.centre;
  var pixel = clamp(i32(guess), 0, outCount);
  while (pixel > 0 && origin(pixel - 1, ratio, count) >= place) { pixel--; }
  while (pixel < outCount && origin(pixel, ratio, count) < place) { pixel++; }
  return pixel;
}
${elementHead}
  let channel = i32(i) % uniforms.depth;
  let place = i32(i) / uniforms.depth;
  let column = place % uniforms.width;
  let row = place / uniforms.width % uniforms.height;
  let image = place / uniforms.width / uniforms.height;
  let heights = vec2<f32>(uniforms.fromHeight, uniforms.toHeight);
  let widths = vec2<f32>(uniforms.fromWidth, uniforms.toWidth);
  let top = firstFrom(row, heights, uniforms.height, uniforms.outHeight);
  let bottom = firstFrom(row + 1, heights, uniforms.height, uniforms.outHeight);
  let left = firstFrom(column, widths, uniforms.width, uniforms.outWidth);
  let right = firstFrom(column + 1, widths, uniforms.width, uniforms.outWidth);
  var sum = ${type}(0.0);
  for (var y = top; y < bottom; y++) {
    let line = (image * uniforms.outHeight + y) * uniforms.outWidth;
    for (var x = left; x < right; x++) { sum += dy[(line + x) * uniforms.depth + channel]; }
  }
  result[i] = sum;
}`;
}

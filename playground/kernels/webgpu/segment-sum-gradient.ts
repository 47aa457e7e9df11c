import { registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import type { Call } from './replace.ts';
import { workgroup } from './sizes.ts';

/** The gradient of sums by segment in one dispatch; tfjs makes it of a gather and a choice with its masks. */
export function registerSegmentSumGradient(): void {
  registerKernel({ kernelName: 'UnsortedSegmentSumGrad', backendName: 'webgpu', kernelFunc: gradient });
}

/** A row of `dy` for each id, nought where an id is no segment's. */
function gradient({ inputs, backend: given }: Call): TensorInfo {
  const { dy, segmentIds } = inputs as { dy: TensorInfo; segmentIds: TensorInfo };
  const backend = given as WebGpuBackend;
  const [segments = 0, ...rest] = dy.shape;
  const columns = sizeOf(rest);
  const shape = [...segmentIds.shape, ...rest];
  const size = sizeOf(shape);
  if (size * segments === 0) return backend.makeTensorInfo(shape, 'float32', new Float32Array(size));
  const output = backend.makeTensorInfo(shape, 'float32');
  dispatch(backend, {
    key: 'segments, spread',
    shader: () => spreadShader,
    tensors: [output, dy, segmentIds],
    uniforms: [
      { type: 'uint32', data: [size] },
      { type: 'int32', data: [columns] },
      { type: 'int32', data: [segments] },
    ],
    groups: grid(Math.ceil(size / workgroup)),
  });
  return output;
}

const spreadShader = `struct Uniforms { size: u32, columns: i32, segments: i32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> dy: array<f32>;
@group(0) @binding(2) var<storage, read> segmentIds: array<i32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let segment = segmentIds[i32(i) / uniforms.columns];
  var slope = 0.0;
  if (segment >= 0 && segment < uniforms.segments) {
    slope = dy[segment * uniforms.columns + i32(i) % uniforms.columns];
  }
  result[i] = slope;
}`;

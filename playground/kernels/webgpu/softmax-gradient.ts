import { engine, registerKernel, type Tensor, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, groupInShader, sizeOf } from './grid.ts';
import { fewestRows, longestRow, workgroup } from './sizes.ts';

/** A kernel of this project, not of tfjs. */
const kernelName = 'SoftmaxGradient';

/**
 * The gradient of a softmax over the last dimension, y · (dy − Σ dy · y), in one dispatch.
 *
 * @param dy the gradient of the result, float32, not empty
 * @param y the result, of the same shape
 */
export function softmaxGradient(dy: Tensor, y: Tensor): Tensor {
  return engine().runKernel(kernelName, { dy, y }) as Tensor;
}

export function registerSoftmaxGradient(): void {
  registerKernel({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: (call) => {
      const { dy, y } = call.inputs as { dy: TensorInfo; y: TensorInfo };
      const backend = call.backend as WebGpuBackend;
      const output = backend.makeTensorInfo(y.shape, 'float32');
      const width = y.shape.at(-1) ?? 1;
      const rows = sizeOf(y.shape) / width;
      const alone = rows >= fewestRows && width <= longestRow;
      dispatch(backend, {
        key: `softmax gradient ${alone ? 'alone' : ''}`,
        shader: () => (alone ? shaderAlone : shaderTogether),
        tensors: [output, dy, y],
        uniforms: [
          { type: 'uint32', data: [rows] },
          { type: 'uint32', data: [width] },
        ],
        groups: grid(alone ? Math.ceil(rows / workgroup) : rows),
      });
      return output;
    },
  });
}

/** A thread a row. */
const shaderAlone = `struct Uniforms { size: u32, width: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> dy: array<f32>;
@group(0) @binding(2) var<storage, read> y: array<f32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
${elementHead}
  let start = i * uniforms.width;
  var total = 0.0;
  for (var k = start; k < start + uniforms.width; k++) { total += dy[k] * y[k]; }
  for (var k = start; k < start + uniforms.width; k++) { result[k] = y[k] * (dy[k] - total); }
}`;

/** A workgroup a row. */
const shaderTogether = `struct Uniforms { rows: u32, width: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> dy: array<f32>;
@group(0) @binding(2) var<storage, read> y: array<f32>;
@group(0) @binding(3) var<uniform> uniforms: Uniforms;
var<workgroup> sums: array<f32, ${workgroup}>;
@compute @workgroup_size(${workgroup})
fn _start(@builtin(workgroup_id) id: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let row = ${groupInShader};
  let start = row * uniforms.width;
  var sum = 0.0;
  if (row < uniforms.rows) {
    for (var i = local; i < uniforms.width; i += ${workgroup}u) { sum += dy[start + i] * y[start + i]; }
  }
  sums[local] = sum;
  workgroupBarrier();
  if (row >= uniforms.rows) { return; }
  var total = 0.0;
  for (var lane = 0u; lane < min(uniforms.width, ${workgroup}u); lane++) { total += sums[lane]; }
  for (var i = local; i < uniforms.width; i += ${workgroup}u) {
    result[start + i] = y[start + i] * (dy[start + i] - total);
  }
}`;

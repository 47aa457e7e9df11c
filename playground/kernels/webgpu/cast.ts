import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from './dispatch.ts';
import { elementHead, grid, sizeOf } from './grid.ts';
import { replace } from './replace.ts';
import { workgroup } from './sizes.ts';

/**
 * Whole numbers and truth values as float32. tfjs leaves the integers where they are and calls them floats, which its
 * own programs look out for; a kernel that binds the buffer as floats would read their bits.
 */
export function registerCast(): void {
  replace('Cast', (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const whole = (x.dtype === 'int32' || x.dtype === 'bool') && sizeOf(x.shape) > 0;
    return whole && call.attrs?.['dtype'] === 'float32'
      ? toFloats(call.backend as WebGpuBackend, x)
      : undefined;
  });
}

function toFloats(backend: WebGpuBackend, x: TensorInfo): TensorInfo {
  const { values } = backend.tensorMap.get(x.dataId);
  if (values) return backend.makeTensorInfo(x.shape, 'float32', Float32Array.from(values as Int32Array));
  const size = sizeOf(x.shape);
  const output = backend.makeTensorInfo(x.shape, 'float32');
  dispatch(backend, {
    key: 'floats of whole numbers',
    shader: () => shader,
    tensors: [output, x],
    uniforms: [{ type: 'uint32', data: [size] }],
    groups: grid(Math.ceil(size / workgroup)),
  });
  return output;
}

const shader = `struct Uniforms { size: u32 }
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<i32>;
@group(0) @binding(2) var<uniform> uniforms: Uniforms;
${elementHead}
  result[i] = f32(x[i]);
}`;

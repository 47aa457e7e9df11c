import { registerKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { dispatch } from '../webgpu/dispatch.ts';
import { grid, sizeOf } from '../webgpu/grid.ts';
import { workgroup } from '../webgpu/sizes.ts';
import type { Rule } from './rule.ts';
import { isExclusive, type Parameter, stepKernel, stepOf } from './step.ts';
import { buffersOf, shaderOf } from './wgsl.ts';

/**
 * Registers the optimisers' step for the WebGPU backend: as many parameters in a dispatch as the device lets a shader
 * bind buffers for. It writes over the old values where nothing else holds them.
 */
export function registerWebGpuStep(): void {
  registerKernel({
    kernelName: stepKernel,
    backendName: 'webgpu',
    kernelFunc: (call) => {
      const backend = call.backend as WebGpuBackend;
      const { rule, parameters } = stepOf(call);
      const outputs = parameters.map(({ weight, states }) =>
        [weight, ...states].map((tensor) => successor(backend, tensor)),
      );
      const { maxStorageBuffersPerShaderStage: most } = backend.device.limits;
      const together = Math.max(1, Math.floor(most / buffersOf(rule)));
      for (let start = 0; start < parameters.length; start += together) {
        const end = start + together;
        run(backend, rule, parameters.slice(start, end), outputs.slice(start, end));
      }
      return outputs.flat();
    },
  });
}

function run(
  backend: WebGpuBackend,
  rule: Rule,
  parameters: readonly Parameter[],
  outputs: readonly TensorInfo[][],
): void {
  let groups = 0;
  const uniforms = parameters.flatMap(({ weight, constants }) => {
    const size = sizeOf(weight.shape);
    const place = { type: 'uint32' as const, data: [size] };
    const start = { type: 'uint32' as const, data: [groups] };
    groups += Math.ceil(size / workgroup);
    return [place, start, ...constants.map((value) => ({ type: 'float32' as const, data: [value] }))];
  });
  const tensors = parameters.flatMap(({ gradient }, index) => {
    const [weight, ...states] = outputs[index] as [TensorInfo, ...TensorInfo[]];
    return [weight, gradient, ...states];
  });
  dispatch(backend, {
    key: `optimiser ${rule.name} of ${parameters.length}`,
    shader: () => shaderOf(rule, parameters.length),
    tensors,
    uniforms,
    groups: grid(groups),
  });
}

/**
 * A tensor that starts with the values of another and is then written over. It takes the other's buffer where nothing
 * else holds it. Its identity is its own: a read of the old tensor that is still under way keeps what it finds under
 * the old identity.
 */
function successor(backend: WebGpuBackend, tensor: TensorInfo): TensorInfo {
  backend.uploadToGPU(tensor.dataId);
  const old = backend.tensorMap.get(tensor.dataId);
  const output = backend.makeTensorInfo(tensor.shape, 'float32');
  if (isExclusive(backend, tensor) && !old.external) {
    backend.tensorMap.get(output.dataId).resource = old.resource;
    old.resource = null;
    return output;
  }
  backend.uploadToGPU(output.dataId);
  const copy = backend.tensorMap.get(output.dataId).resource as GPUBuffer;
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.commandEncoder?.copyBufferToBuffer(old.resource as GPUBuffer, 0, copy, 0, copy.size);
  backend.commandQueueOwnedIds.add(tensor.dataId).add(output.dataId);
  return output;
}

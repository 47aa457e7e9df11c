import { env, type TensorInfo } from '@tensorflow/tfjs';
import type { Uniform, WebGpuBackend } from '../tfjs-private.ts';

/** A shader and how it is used. tfjs's own programs write one buffer only; these may write several. */
export interface Dispatch {
  /** Names the shader: the same key has the same text. */
  key: string;
  /** The text, asked for once a device. Its entry point is `_start`, as in tfjs's own, so that the sandbox compiles it ahead. */
  shader: () => string;
  /** Bound in this order from 0 on, then the uniforms. */
  tensors: readonly TensorInfo[];
  uniforms: Uniform[];
  groups: readonly [number, number?, number?];
}

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/** Records a dispatch in the backend's present pass, as the backend does for its own programs. */
export function dispatch(backend: WebGpuBackend, { key, shader, tensors, uniforms, groups }: Dispatch): void {
  const pipeline = pipelineOf(backend.device, key, shader);
  for (const { dataId } of tensors) backend.uploadToGPU(dataId);
  const buffers = tensors.map(({ dataId }) => {
    backend.commandQueueOwnedIds.add(dataId);
    return { buffer: backend.tensorMap.get(dataId).resource as GPUBuffer };
  });
  const bindings: GPUBindingResource[] = [...buffers, backend.makeUniforms(uniforms)];
  const bindGroup = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: bindings.map((resource, binding) => ({ binding, resource })),
  });
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= (backend.commandEncoder as GPUCommandEncoder).beginComputePass();
  const pass = backend.computePassEncoder;
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(...(groups as [number]));
  backend.dispatchCountInPass++;
  if (backend.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}

function pipelineOf(device: GPUDevice, key: string, shader: () => string): GPUComputePipeline {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  const made =
    known.get(key) ??
    device.createComputePipeline({
      label: key,
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: shader(), label: key }), entryPoint: '_start' },
    });
  known.set(key, made);
  return made;
}

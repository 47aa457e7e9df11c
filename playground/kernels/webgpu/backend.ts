import type { DataType, KernelBackend, TensorInfo } from '@tensorflow/tfjs';

/** What tfjs's WebGPU backend knows of a tensor's memory. */
export interface Held {
  /** The buffer, once the tensor has been on the GPU; null before, and after its memory went to another tensor. */
  resource: GPUBuffer | null | undefined;
  /** Values that have not been sent to the GPU yet, or have been read from it. */
  values: unknown;
  /** The buffer belongs to the program. */
  external?: boolean;
}

export interface Uniform {
  type: 'float32' | 'int32' | 'uint32';
  data: number[];
}

/** The members of tfjs 4.22's WebGPU backend that kernels here use; its declarations keep some of them private. */
export interface WebGpuBackend extends KernelBackend {
  device: GPUDevice;
  tensorMap: { get(dataId: object): Held };
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  /** Whether values are few and in JavaScript already, so that the backend computes there. */
  shouldExecuteOnCPU(inputs: readonly TensorInfo[]): boolean;
  makeTensorInfo(shape: number[], dtype: DataType, values?: Float32Array): TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: Uniform[]): GPUBindingResource;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

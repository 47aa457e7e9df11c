import * as tf from '@tensorflow/tfjs';

/*
 * All that the project knows of TensorFlow.js beyond its declarations: fields that they keep private or leave out. Other
 * files name such a field only through a type of this one. Each type has a list of its fields, and `assertPrivateFields`
 * looks for them when a backend starts: a TensorFlow.js that has changed says so by the field's name, before it computes
 * anything wrong. The versions of its packages are pinned for the same reason.
 */

/** What a field holds; `object` may be null. */
type Kind = 'number' | 'boolean' | 'object' | 'function' | 'list' | 'string';
/** A kind for every field of a type: the compiler asks for those that are left out. */
type Kinds<Fields> = { readonly [Name in keyof Fields]-?: Kind };

/* Optimisers. */

/** A list in which tfjs's optimisers keep a state for each of their variables, by position. */
export type Slots = ({ originalName: string; variable: tf.Variable } | undefined)[];

interface Stepping {
  learningRate: number;
  incrementIterations(): void;
}
interface Momentum extends Stepping {
  momentum: number;
  useNesterov: boolean;
  accumulations: Slots;
}
interface RmsProp extends Stepping {
  decay: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
  accumulatedMeanSquares: Slots;
  accumulatedMoments: Slots;
  accumulatedMeanGrads: Slots;
}
interface Adam extends Stepping {
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: tf.Variable;
  accBeta2: tf.Variable;
  accumulatedFirstMoment: Slots;
  accumulatedSecondMoment: Slots;
}
interface Adadelta extends Stepping {
  rho: number;
  epsilon: number;
  accumulatedGrads: Slots;
  accumulatedUpdates: Slots;
}

const stepping: Kinds<Stepping> = { learningRate: 'number', incrementIterations: 'function' };
const momentum: Kinds<Momentum> = {
  ...stepping,
  momentum: 'number',
  useNesterov: 'boolean',
  accumulations: 'list',
};
const rmsProp: Kinds<RmsProp> = {
  ...stepping,
  decay: 'number',
  momentum: 'number',
  epsilon: 'number',
  centered: 'boolean',
  accumulatedMeanSquares: 'list',
  accumulatedMoments: 'list',
  accumulatedMeanGrads: 'list',
};
const adam: Kinds<Adam> = {
  ...stepping,
  beta1: 'number',
  beta2: 'number',
  epsilon: 'number',
  accBeta1: 'object',
  accBeta2: 'object',
  accumulatedFirstMoment: 'list',
  accumulatedSecondMoment: 'list',
};
const adadelta: Kinds<Adadelta> = {
  ...stepping,
  rho: 'number',
  epsilon: 'number',
  accumulatedGrads: 'list',
  accumulatedUpdates: 'list',
};

export const steppingFields = (optimizer: tf.Optimizer): Stepping => optimizer as unknown as Stepping;
export const momentumFields = (optimizer: tf.MomentumOptimizer): Momentum => optimizer as unknown as Momentum;
export const rmsPropFields = (optimizer: tf.RMSPropOptimizer): RmsProp => optimizer as unknown as RmsProp;
export const adamFields = (optimizer: tf.AdamOptimizer): Adam => optimizer as unknown as Adam;
export const adadeltaFields = (optimizer: tf.AdadeltaOptimizer): Adadelta => optimizer as unknown as Adadelta;

/* The engine. */

/** What the engine notes of an operation while gradients are recorded. */
export interface TapeNode {
  kernelName: string;
  inputs: Record<string, tf.Tensor>;
  outputs: tf.Tensor[];
}
interface Engine {
  backendInstance: tf.KernelBackend | null;
  addTapeNode(...node: [kernelName: string, inputs: unknown, outputs: tf.Tensor[], ...rest: unknown[]]): void;
  state: { activeTape: TapeNode[]; gradientDepth: number };
}

const engine: Kinds<Engine> = { backendInstance: 'object', addTapeNode: 'function', state: 'object' };

export const engineFields = (): Engine => tf.engine() as unknown as Engine;

/* Layers and models. */

interface Weight {
  read(): tf.Tensor;
}
/** A cell of a recurrent layer that has its weights: tfjs gives out none of the classes. */
export interface Cell {
  units: number;
  activation: object;
  recurrentActivation: object;
  dropout: number;
  recurrentDropout: number;
  kernel: Weight;
  recurrentKernel: Weight;
  bias: Weight | null;
  call(inputs: tf.Tensor[], kwargs: object): tf.Tensor[];
}
export interface BatchNormalization {
  scale: boolean;
  center: boolean;
  gamma: Weight | undefined;
  beta: Weight | undefined;
  movingMean: Weight;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor | tf.Tensor[];
}

const cell: Kinds<Cell> = {
  units: 'number',
  activation: 'object',
  recurrentActivation: 'object',
  dropout: 'number',
  recurrentDropout: 'number',
  kernel: 'object',
  recurrentKernel: 'object',
  bias: 'object',
  call: 'function',
};
const batchNormalization: Kinds<BatchNormalization> = {
  scale: 'boolean',
  center: 'boolean',
  gamma: 'object',
  beta: 'object',
  movingMean: 'object',
  call: 'function',
};

/** A layer seen as one of the types above. */
export const layerFields = <Fields extends Cell | BatchNormalization>(layer: object): Fields =>
  layer as Fields;

type Loss = (target: tf.Tensor, output: tf.Tensor) => tf.Tensor;
interface Model {
  lossFunctions: Loss[];
}

const model: Kinds<Model> = { lossFunctions: 'list' };

/** Of a model that is compiled. */
export const modelFields = (compiled: tf.LayersModel): Model => compiled as unknown as Model;

/* Backends. */

export interface CpuBackend extends tf.KernelBackend {
  data: { get(dataId: object): { values: Float32Array } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): tf.TensorInfo;
}

/** What Emscripten gives out: the memory under one of two names. */
export interface WasmHeap {
  asm?: { memory?: WebAssembly.Memory };
  wasmMemory?: WebAssembly.Memory;
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}
export interface WasmBackend extends tf.KernelBackend {
  wasm: WasmHeap;
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32', memoryOffset?: number): tf.TensorInfo;
}

/** The heap of the WASM backend. */
export const heapOf = ({ wasm }: { wasm: object }): WasmHeap => wasm as WasmHeap;

/** The memory of that heap, unless the backend hides it. */
export const memoryOf = ({ asm, wasmMemory }: WasmHeap): WebAssembly.Memory | undefined =>
  asm?.memory ?? wasmMemory;

/** What tfjs's WebGPU backend knows of a tensor's memory. */
export interface Held {
  /** The buffer, once the tensor has been on the GPU; null before, and after its memory went to another tensor. */
  resource: GPUBuffer | null | undefined;
  /** Values that have not been sent to the GPU yet, or have been read from it. */
  values: unknown;
  dtype: tf.DataType;
  /** The buffer belongs to the program. */
  external?: boolean;
}

export interface Uniform {
  type: 'float32' | 'int32' | 'uint32';
  data: number[];
}

export interface WebGpuBackend extends tf.KernelBackend {
  device: GPUDevice;
  tensorMap: { get(dataId: object): Held };
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  /** Whether values are few and in JavaScript already, so that the backend computes there. */
  shouldExecuteOnCPU(inputs: readonly tf.TensorInfo[]): boolean;
  makeTensorInfo(shape: number[], dtype: tf.DataType, values?: Float32Array): tf.TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: Uniform[]): GPUBindingResource;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

const store: Kinds<{ get(): unknown }> = { get: 'function' };
const held: Kinds<Omit<Held, 'external'>> = { resource: 'object', values: 'object', dtype: 'string' };
/** Either name of the memory will do, and without both kernels stay those of the backend. */
const wasmHeap: Kinds<Omit<WasmHeap, 'asm' | 'wasmMemory'>> = {
  HEAPU8: 'object',
  _malloc: 'function',
  _free: 'function',
};
/** Beside what a backend of tfjs has by its declaration. */
type Own<Backend> = Kinds<Omit<Backend, keyof tf.KernelBackend>>;
const cpuBackend: Own<CpuBackend> = { data: 'object', makeTensorInfo: 'function' };
const wasmBackend: Own<WasmBackend> = { wasm: 'object', dataIdMap: 'object', makeOutput: 'function' };
const webGpuBackend: Own<WebGpuBackend> = {
  device: 'object',
  tensorMap: 'object',
  commandEncoder: 'object',
  computePassEncoder: 'object',
  commandQueueOwnedIds: 'object',
  dispatchCountInPass: 'number',
  shouldExecuteOnCPU: 'function',
  makeTensorInfo: 'function',
  uploadToGPU: 'function',
  makeUniforms: 'function',
  ensureCommandEncoderReady: 'function',
  endComputePassEncoder: 'function',
  submitQueue: 'function',
};

/* The look at all of them. */

function isOf(kind: Kind, value: unknown): boolean {
  return kind === 'list' ? Array.isArray(value) : typeof value === kind;
}

/** @throws Error that names the first field which is not there, or holds something else */
function assertFields(owner: string, object: object, kinds: Readonly<Record<string, Kind>>): void {
  for (const [name, kind] of Object.entries(kinds)) {
    if (isOf(kind, Reflect.get(object, name))) continue;
    throw new Error(
      `TensorFlow.js ${tf.version_core} does not fit the kernels of this project: ${owner} has no field "${name}" ` +
        `of the kind "${kind}". They are written for the versions that package.json pins.`,
    );
  }
}

function assertOptimisers(): void {
  const probes = [
    ['sgd', tf.train.sgd(1), stepping],
    ['momentum', tf.train.momentum(1, 0), momentum],
    ['rmsprop', tf.train.rmsprop(1), rmsProp],
    ['adam', tf.train.adam(1), adam],
    ['adadelta', tf.train.adadelta(1), adadelta],
  ] as const;
  for (const [name, optimizer, kinds] of probes) {
    assertFields(`tf.train.${name}`, optimizer, kinds);
    // That of momentum keeps the learning rate, which its base class made.
    if (kinds === momentum) tf.SGDOptimizer.prototype.dispose.call(optimizer);
    else optimizer.dispose();
  }
}

/** Layers with names of their own take none from programs. */
function assertLayers(): void {
  const named = { name: 'probe', kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;
  const probes = [
    [tf.layers.lstmCell({ units: 1, ...named }), cell],
    [tf.layers.gruCell({ units: 1, ...named }), cell],
    [tf.layers.batchNormalization({ name: 'probe' }), batchNormalization],
  ] as const;
  for (const [layer, kinds] of probes) {
    layer.build([null, 1]);
    assertFields(`a layer of ${layer.getClassName()}`, layer, kinds);
    for (const weight of layer.weights) weight.dispose();
  }
}

function assertModel(): void {
  const input = tf.input({ shape: [1], name: 'probe' });
  const probe = tf.model({ inputs: input, outputs: input, name: 'probe' });
  const optimizer = tf.train.sgd(1);
  probe.compile({ optimizer, loss: 'meanSquaredError' });
  assertFields('a compiled LayersModel', probe, model);
  optimizer.dispose();
}

function assertBackend(name: string, backend: object): void {
  if (name === 'cpu') {
    assertFields('the CPU backend', backend, cpuBackend);
    assertFields('data of the CPU backend', (backend as CpuBackend).data, store);
  } else if (name === 'wasm') {
    assertFields('the WASM backend', backend, wasmBackend);
    assertFields('dataIdMap of the WASM backend', (backend as WasmBackend).dataIdMap, store);
    assertFields('wasm of the WASM backend', (backend as WasmBackend).wasm, wasmHeap);
  } else if (name === 'webgpu') {
    assertFields('the WebGPU backend', backend, webGpuBackend);
    const webgpu = backend as WebGpuBackend;
    assertFields('tensorMap of the WebGPU backend', webgpu.tensorMap, store);
    const { dataId } = webgpu.makeTensorInfo([1], 'float32', new Float32Array(1));
    webgpu.uploadToGPU(dataId);
    assertFields('a tensor of the WebGPU backend', webgpu.tensorMap.get(dataId), held);
    webgpu.disposeData(dataId);
  }
}

/**
 * Looks for every field of this file.
 *
 * @param backend the one that has just been started
 * @throws Error that names the first field which is missing
 */
export function assertPrivateFields(name: string, backend: object): void {
  assertFields('the engine', tf.engine(), engine);
  assertBackend(name, backend);
  tf.tidy(() => {
    assertOptimisers();
    assertLayers();
    assertModel();
  });
}

const lookedAt = new WeakSet<object>();

/** Has `assertPrivateFields` called when a backend starts, by which TensorFlow.js sets up each of its kernels. */
export function assertWhenStarted(backendName: string): void {
  const kernelName = 'PrivateFields';
  tf.registerKernel({
    kernelName,
    backendName,
    // Called whenever a program changes to the backend.
    setupFunc(backend) {
      if (lookedAt.has(backend as object)) return;
      assertPrivateFields(backendName, backend as object);
      lookedAt.add(backend as object);
    },
    kernelFunc: () => {
      throw new Error(`${kernelName} computes nothing: it looks at the backend when that starts.`);
    },
  });
}

import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { heapOf, memoryOf } from '../tfjs-private.ts';
import { fusing, type Lanes, vector } from './assembler/code.ts';
import { ModuleBuilder } from './assembler/module.ts';
import { addBinary, type BinaryOperation } from './code/binary.ts';
import { addElementwise } from './code/elementwise.ts';
import type { GateActivationName } from './code/gates.ts';
import { addGru } from './code/gru.ts';
import { addLstm } from './code/lstm.ts';
import { addMultiply } from './code/matmul.ts';
import { addPatches } from './code/patches.ts';
import { addMaxPoolGrad } from './code/pool.ts';
import { addReductions } from './code/reduce.ts';
import { addRepeat } from './code/repeat.ts';
import { addRowFunctions } from './code/rows.ts';
import { addTranspose } from './code/transpose.ts';
import { addWinograd } from './code/winograd.ts';

type Functions = Record<
  | 'multiply'
  | 'transpose'
  | 'gatherPatches'
  | 'scatterPatches'
  | 'gatherRows'
  | 'scatterRows'
  | 'multiplyRows'
  | 'sumRows'
  | 'relu'
  | 'repeat'
  | 'sumGroups'
  | 'copyRows'
  | 'reluGrad'
  | 'tanhGrad'
  | 'sigmoidGrad'
  | 'clip'
  | 'clipGrad'
  | 'maxPoolGrad'
  | `winograd${'Filter' | 'Image' | 'Result' | 'Gradient' | 'FilterGradient'}`
  | `lstm${GateActivationName}${'' | 'Grad'}`
  | `gru${'Reset' | 'Output'}${GateActivationName}${'' | 'Grad'}`
  | `${BinaryOperation}${'Rows' | 'Left' | 'Right'}`,
  (...args: number[]) => void
>;

/** A second WebAssembly module, with SIMD, on the memory of the backend: tensors are passed by address. */
export interface Machine extends Functions {
  /** Where a tensor's numbers lie. */
  at(tensor: TensorInfo): number;
  /** Memory for the duration of one kernel; a later call may give the same. */
  scratch(bytes: number): number;
  /** Sets so many bytes from an address to nought. */
  fill(address: number, bytes: number): void;
  copy(from: number, to: number, bytes: number): void;
  write(address: number, values: Int32Array): void;
  /** A tensor's numbers where they lie: any allocation may move them. */
  floats(tensor: TensorInfo): Float32Array;
  ints(tensor: TensorInfo): Int32Array;
}

const machines = new WeakMap<BackendWasm, Machine | undefined>();

/** The module for a backend, or nothing where the browser has no SIMD or the backend hides its memory. */
export function machineOf(backend: BackendWasm): Machine | undefined {
  if (!machines.has(backend)) machines.set(backend, build(backend));
  return machines.get(backend);
}

function build(backend: BackendWasm): Machine | undefined {
  const heap = heapOf(backend);
  const memory = memoryOf(heap);
  if (!memory) return undefined;
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  const bytes = validModule(shared);
  if (!bytes) return undefined;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  let room = 0;
  let address = 0;
  return {
    ...(instance.exports as unknown as Functions),
    at: ({ dataId }) => backend.getMemoryOffset(dataId) ?? 0,
    scratch(size) {
      if (size > room) {
        if (address) heap._free(address);
        room = size;
        address = heap._malloc(size) >>> 0;
        if (!address) throw new Error(`The WASM backend has no room for ${size} bytes.`);
      }
      return address;
    },
    fill: (start, size) => void heap.HEAPU8.fill(0, start, start + size),
    copy: (from, to, size) => void heap.HEAPU8.copyWithin(to, from, from + size),
    write: (start, values) => new Int32Array(heap.HEAPU8.buffer, start, values.length).set(values),
    floats: (tensor) => backend.typedArrayFromHeap(tensor) as Float32Array,
    ints: (tensor) => backend.typedArrayFromHeap(tensor) as Int32Array,
  };
}

/** The module that the engine can run: Chromium has relaxed SIMD since 114, Firefox since 146, Safari not yet. */
function validModule(shared: boolean): Uint8Array<ArrayBuffer> | undefined {
  for (const wide of [fusing, vector]) {
    const bytes = moduleOf(wide, shared);
    if (WebAssembly.validate(bytes)) return bytes;
  }
  return undefined;
}

/** @param wide what products of matrices are computed with */
function moduleOf(wide: Lanes, shared: boolean): Uint8Array<ArrayBuffer> {
  const builder = new ModuleBuilder();
  addMultiply(builder, wide);
  addTranspose(builder);
  addPatches(builder);
  addRowFunctions(builder);
  addElementwise(builder);
  addRepeat(builder);
  addReductions(builder);
  addBinary(builder);
  addMaxPoolGrad(builder);
  addWinograd(builder);
  addLstm(builder);
  addGru(builder);
  return builder.bytes(shared);
}

import * as tf from '@tensorflow/tfjs';
import {
  raggedGatherImpl,
  raggedRangeImpl,
  raggedTensorToTensorImpl,
} from '@tensorflow/tfjs-backend-cpu/dist/shared';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type Kernel, replace } from './replace.ts';

function valuesOf(backend: BackendWasm, { dataId }: tf.TensorInfo): tf.TypedArray {
  return backend.readSync(dataId) as tf.TypedArray;
}

function tensorOf(
  backend: BackendWasm,
  shape: number[],
  dtype: tf.DataType,
  values: tf.TypedArray,
): tf.TensorInfo {
  const out = backend.makeOutput(shape, dtype);
  (backend.typedArrayFromHeap(out) as tf.TypedArray).set(values);
  return out;
}

const raggedGather: Kernel = ({ inputs, attrs, backend }) => {
  const {
    paramsNestedSplits,
    paramsDenseValues: dense,
    indices,
  } = inputs as unknown as {
    paramsNestedSplits: tf.TensorInfo[];
    paramsDenseValues: tf.TensorInfo;
    indices: tf.TensorInfo;
  };
  if (dense.dtype === 'string') return undefined;
  const [splits, values, shape] = raggedGatherImpl(
    paramsNestedSplits.map((tensor) => valuesOf(backend, tensor)),
    paramsNestedSplits.map((tensor) => tensor.shape),
    valuesOf(backend, dense),
    dense.shape,
    dense.dtype,
    valuesOf(backend, indices),
    indices.shape,
    attrs['outputRaggedRank'] as number,
  );
  return [
    ...splits.map((each) => tensorOf(backend, [each.length], 'int32', each)),
    tensorOf(backend, shape, dense.dtype, values),
  ];
};

const raggedRange: Kernel = ({ inputs, backend }) => {
  const { starts, limits, deltas } = inputs as Record<'starts' | 'limits' | 'deltas', tf.TensorInfo>;
  const [splits, values] = raggedRangeImpl(
    valuesOf(backend, starts),
    starts.shape,
    starts.dtype,
    valuesOf(backend, limits),
    limits.shape,
    valuesOf(backend, deltas),
    deltas.shape,
  );
  return [
    tensorOf(backend, [splits.length], 'int32', splits),
    tensorOf(backend, [values.length], starts.dtype, values),
  ];
};

const raggedTensorToTensor: Kernel = ({ inputs, attrs, backend }) => {
  const { shape, values, defaultValue, rowPartitionTensors } = inputs as unknown as {
    shape: tf.TensorInfo;
    values: tf.TensorInfo;
    defaultValue: tf.TensorInfo;
    rowPartitionTensors: tf.TensorInfo[];
  };
  if (values.dtype === 'string') return undefined;
  const [outShape, output] = raggedTensorToTensorImpl(
    valuesOf(backend, shape),
    shape.shape,
    valuesOf(backend, values),
    values.shape,
    values.dtype,
    valuesOf(backend, defaultValue),
    defaultValue.shape,
    rowPartitionTensors.map((tensor) => valuesOf(backend, tensor)),
    rowPartitionTensors.map((tensor) => tensor.shape),
    attrs['rowPartitionTypes'] as string[],
  );
  return tensorOf(backend, outShape, values.dtype, output);
};

/** Tensors whose rows differ in length, by the functions of the CPU backend: they only move numbers. */
export function registerRagged(): void {
  replace(tf.RaggedGather, raggedGather);
  replace(tf.RaggedRange, raggedRange);
  replace(tf.RaggedTensorToTensor, raggedTensorToTensor);
}

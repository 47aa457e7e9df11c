import type { TensorLike } from './tensor-like.ts';
import type { Turns } from './turns.ts';

const pending = new Set<Promise<void>>();

/**
 * Reads a tensor without blocking and hands its values on. The read starts now, so the tensor may be disposed of
 * directly afterwards.
 */
export function read(
  tensor: TensorLike,
  use: (values: ArrayLike<number | string>) => void,
  failed?: (error: unknown) => void,
): void {
  const done: Promise<void> = start(tensor)
    .then(use)
    .catch((error: unknown) => {
      if (!failed) throw error;
      failed(error);
    })
    .finally(() => pending.delete(done));
  pending.add(done);
  // A failed read is reported by whoever settles the reads; on its own it must not end the worker.
  done.catch(() => {});
}

/** Reads a tensor and hands its values on when their turn has come. One that cannot be read holds up none behind it. */
export function readInTurn(
  turns: Turns,
  tensor: TensorLike,
  use: (values: ArrayLike<number | string>) => void,
): void {
  const leave = turns.take();
  read(
    tensor,
    (values) => leave(() => use(values)),
    (error) => {
      leave(() => {});
      throw error;
    },
  );
}

/** Waits until at most `allowed` reads are outstanding: this is what keeps a loop from outrunning the GPU. */
export async function settleReads(allowed = 0): Promise<void> {
  while (pending.size > allowed) await pending.values().next().value;
}

/**
 * Reads a copy that shares the tensor's memory: a WebGPU read fails when its tensor is disposed of on the way. `kept`
 * is what tf.keep sets; without it the copy would go with the tf.tidy around the call.
 */
async function start(tensor: TensorLike): Promise<ArrayLike<number | string>> {
  const copy = tensor.clone();
  copy.kept = true;
  try {
    return await copy.data();
  } finally {
    copy.dispose();
  }
}

import { host, Stopped } from '../host/host.ts';
import { settleReads } from '../host/reads.ts';
import { MemoryWatch } from './memory-watch.ts';

/** A loop gives way to the page this often: long enough to train, short enough that curves move. */
const sliceMs = 30;

async function* counted(label: string, total: number): AsyncGenerator<number, void, undefined> {
  if (!Number.isInteger(total) || total < 0) {
    throw new RangeError(`${label}s(n) wants a whole number that is not negative; it got ${String(total)}.`);
  }
  const watch = new MemoryWatch();
  let sliceStart = performance.now();
  for (let index = 0; index < total; index++) {
    yield index;
    watch.afterStep(index);
    await settleReads(1);
    const now = performance.now();
    if (now - sliceStart >= sliceMs || index < 2) {
      host().emit({ type: 'progress', label, done: index + 1, total });
      await host().pause();
      if (host().stopping()) throw new Stopped();
      sliceStart = performance.now();
    }
  }
  await settleReads();
  host().emit({ type: 'progress', label, done: total, total });
}

/**
 * Counts training steps from 0 to `total` - 1 and gives way to the page in between, so that plots move and Stop
 * works: `for await (const step of steps(500)) { … }`. Moves the progress bar and watches for leaking tensors.
 */
export function steps(total: number): AsyncGenerator<number, void, undefined> {
  return counted('step', total);
}

/** As `steps`, for whole passes over the training data. */
export function epochs(total: number): AsyncGenerator<number, void, undefined> {
  return counted('epoch', total);
}

import { wantWhole } from '../arguments/want.ts';
import { host, Stopped } from '../host/host.ts';
import { settleReads } from '../host/reads.ts';
import { MemoryWatch } from './memory-watch.ts';

/** A loop gives way to the page this often: long enough to train, short enough that curves move. */
const sliceMs = 30;

function counted(label: string, total: number): AsyncGenerator<number, void, undefined> {
  wantWhole(`${label}s`, 'total', total);
  return count(label, total);
}

async function* count(label: string, total: number): AsyncGenerator<number, void, undefined> {
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
 * works. Moves the progress bar and watches for leaking tensors.
 *
 * @param total how many steps, a whole number
 * @returns the numbers of the steps, for `for await`
 * @throws TypeError when the total is no number, RangeError when it is negative or no whole number
 * @example
 * let loss = 1;
 * for await (const step of steps(3)) loss /= step + 2;
 * log(loss.toFixed(4)); // 0.0417
 */
export function steps(total: number): AsyncGenerator<number, void, undefined> {
  return counted('step', total);
}

/**
 * As `steps`, for whole passes over the training data.
 *
 * @param total how many passes, a whole number
 * @returns the numbers of the passes, from 0, for `for await`
 * @throws TypeError when the total is no number, RangeError when it is negative or no whole number
 * @example
 * const rng = random(1);
 * let rows = 0;
 * for await (const epoch of epochs(2)) {
 *   for (const batch of minibatches(10, 4, rng)) rows += batch.length;
 *   log(`${rows} rows after epoch ${epoch}`);
 * }
 * // 10 rows after epoch 0
 * // 20 rows after epoch 1
 */
export function epochs(total: number): AsyncGenerator<number, void, undefined> {
  return counted('epoch', total);
}

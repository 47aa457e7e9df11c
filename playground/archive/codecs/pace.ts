/** Milliseconds of unpacking after which the page gets a turn: Stop must be heard in the middle of a large chunk. */
const turnMs = 16;

/** Bytes between two looks at the clock: even what is slowest here takes a few milliseconds for so many. */
export const pieceBytes = 2 ** 17;

/**
 * When work last began after a turn of the page. All share it: a chunk goes through one codec after another in one task,
 * and each of them would start to count anew.
 */
let since = 0;

/** Lets the page have its turn now and then during long work. */
export class Pace {
  readonly #signal: AbortSignal | undefined;

  /** @param signal ends the work at its next rest */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Waits for a task of its own when it is time. */
  async rest(): Promise<void> {
    if (performance.now() - since < turnMs) return;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
    this.#signal?.throwIfAborted();
  }
}

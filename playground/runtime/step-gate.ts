import { host, Stopped } from '../lab/host/host.ts';
import { settleReads } from '../lab/host/reads.ts';
import type { LoopLabel } from '../protocol/events.ts';

/** A loop of `lab`: counts to its total, and gives way to the page by itself. */
type Loop = (total: number) => AsyncGenerator<number, void, undefined>;

/**
 * Where a program's loops wait: the reader may let them take one step, or ten, and look. It stands between `lab`,
 * whose loops know nothing of it, and the program.
 */
export class StepGate {
  #left = Number.POSITIVE_INFINITY;
  #waiting: (() => void)[] = [];
  #waited = 0;

  /** Milliseconds that loops have waited for the reader. */
  get waited(): number {
    return this.#waited;
  }

  /** From now on so many steps may be taken; all that are left when it is undefined. */
  allow(steps: number | undefined): void {
    this.#left = steps ?? Number.POSITIVE_INFINITY;
    for (const letOn of this.#waiting.splice(0)) letOn();
  }

  /** The same loop, which waits before a step that it may not take. */
  through(label: LoopLabel, loop: Loop): Loop {
    // What is wrong with the total is thrown by the call itself, as from the loop.
    return (total) => this.#paced(label, total, loop(total));
  }

  async *#paced(
    label: LoopLabel,
    total: number,
    counted: AsyncGenerator<number, void, undefined>,
  ): AsyncGenerator<number, void, undefined> {
    for await (const index of counted) {
      if (this.#left <= 0) await this.#wait(label, index, total);
      this.#left--;
      yield index;
    }
  }

  async #wait(label: LoopLabel, done: number, total: number): Promise<void> {
    // All that the steps have shown is there before the loop is said to wait.
    await settleReads();
    const from = performance.now();
    host().emit({ type: 'progress', label, done, total });
    host().emit({ type: 'paused', label, done, total });
    while (this.#left <= 0 && !host().stopping()) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#waited += performance.now() - from;
    if (host().stopping()) throw new Stopped();
  }
}

import * as tf from '@tensorflow/tfjs';
import { Stopped } from '../lab/host/host.ts';
import { positionOf } from './explain-error.ts';

/** Milliseconds for which timers alone are waited for: a progress display that nobody clears has no end of its own. */
const longest = 60_000;
/** Milliseconds between two looks at what is left. */
const pause = 10;

/** The clocks of a worker, which a program calls by name. */
export interface Clocks {
  setTimeout(handler: (...given: unknown[]) => void, delay?: number, ...given: unknown[]): unknown;
  clearTimeout(id: unknown): void;
  setInterval(handler: (...given: unknown[]) => void, delay?: number, ...given: unknown[]): unknown;
  clearInterval(id: unknown): void;
  requestAnimationFrame(handler: (time: number) => void): unknown;
  cancelAnimationFrame(id: unknown): void;
}

interface Timer {
  /** When it comes, in milliseconds of the clock; one that repeats has no such time. */
  due: number;
  /** Where it was set. */
  line: number | undefined;
}

/**
 * What a program began and did not wait for. Nearly every tutorial ends with `main();`, without `await`: its last line has
 * been reached while all its work is still to come.
 */
export class LeftWork {
  readonly #clocks: Clocks;
  readonly #timers = new Map<unknown, Timer>();
  readonly #frames = new Set<unknown>();
  #answers = 0;

  /** Puts clocks of its own into the place of the worker's. */
  constructor(scope: Clocks) {
    this.#clocks = {
      setTimeout: scope.setTimeout.bind(scope),
      clearTimeout: scope.clearTimeout.bind(scope),
      setInterval: scope.setInterval.bind(scope),
      clearInterval: scope.clearInterval.bind(scope),
      requestAnimationFrame: scope.requestAnimationFrame.bind(scope),
      cancelAnimationFrame: scope.cancelAnimationFrame.bind(scope),
    };
    const clear = (id: unknown): void => {
      this.#timers.delete(id);
      this.#clocks.clearTimeout(id);
    };
    const own: Clocks = {
      setTimeout: (handler, delay = 0, ...given) => {
        const id = this.#clocks.setTimeout(() => {
          this.#timers.delete(id);
          handler(...given);
        }, delay);
        this.#timers.set(id, { due: performance.now() + delay, line: delay > longest ? line() : undefined });
        return id;
      },
      setInterval: (handler, delay, ...given) => {
        const id = this.#clocks.setInterval(handler, delay, ...given);
        this.#timers.set(id, { due: Number.POSITIVE_INFINITY, line: line() });
        return id;
      },
      clearTimeout: clear,
      clearInterval: clear,
      requestAnimationFrame: (handler) => {
        const id = this.#clocks.requestAnimationFrame((time) => {
          this.#frames.delete(id);
          handler(time);
        });
        this.#frames.add(id);
        return id;
      },
      cancelAnimationFrame: (id) => {
        this.#frames.delete(id);
        this.#clocks.cancelAnimationFrame(id);
      },
    };
    Object.assign(scope, own);
  }

  /** An answer from elsewhere, such as the page or the graphics device, that somebody may still wait for. */
  async answer<Value>(promise: Promise<Value>): Promise<Value> {
    this.#answers++;
    try {
      return await promise;
    } finally {
      this.#answers--;
    }
  }

  /**
   * Waits until nothing is left. Timers that are due after a minute, or repeat when nothing else is left for a minute, are
   * not waited for any longer.
   *
   * @returns where such timers were set, and nothing when all is done
   * @throws Stopped when `stopping` says so
   */
  async done(stopping: () => boolean): Promise<{ lines: number[] } | undefined> {
    let calm = 0;
    let alone = performance.now();
    // A promise that was rejected is reported in a later task.
    while (calm < 3) {
      if (stopping()) throw new Stopped();
      const busy = this.#answers > 0 || this.#frames.size > 0;
      const now = performance.now();
      if (busy) alone = now;
      const timers = [...this.#timers.values()];
      const far = timers.every(({ due }) =>
        due === Number.POSITIVE_INFINITY ? now - alone > longest : due - now > longest,
      );
      if (!busy && timers.length > 0 && far) {
        return { lines: timers.flatMap((timer) => (timer.line === undefined ? [] : [timer.line])) };
      }
      calm = busy || timers.length > 0 ? 0 : calm + 1;
      await new Promise<void>((resolve) => {
        this.#clocks.setTimeout(() => resolve(), calm > 0 ? 0 : pause);
      });
    }
    return undefined;
  }
}

/** Counts the reads of tensors, which a graphics device answers later. */
export function watchReads(left: LeftWork): void {
  const engine = tf.engine();
  const read = engine.read.bind(engine);
  engine.read = (dataId) => left.answer(read(dataId));
}

/** The reader's line that is being carried out. */
function line(): number | undefined {
  return positionOf(new Error())?.line;
}

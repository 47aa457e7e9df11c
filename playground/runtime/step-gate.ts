import { host, Stopped } from '../lab/host/host.ts';
import { settleReads } from '../lab/host/reads.ts';
import type { LoopLabel } from '../protocol/events.ts';

type Counted = AsyncGenerator<number, void, undefined>;

/** A loop of `lab`: counts to its total, and gives way to the page by itself. */
type Loop = (total: number) => Counted;

/** `live` of `lab`: goes through a loop, and draws a picture now and then. */
type Live = (loop: AsyncIterable<number>, draw: () => unknown) => Counted;

/** The picture of a loop. */
interface Picture {
  draw(): unknown;
  /** Whether it shows what the steps so far have led to. */
  fresh: boolean;
}

/**
 * Where a program's loops wait: the reader may let them take one step, or ten, and look. It stands between `lab`,
 * whose loops know nothing of it, and the program.
 */
export class StepGate {
  #left = Number.POSITIVE_INFINITY;
  #waiting: (() => void)[] = [];
  #waited = 0;
  /** The pictures that are drawn while loops go on, by their loops. */
  readonly #pictures = new WeakMap<AsyncIterable<number>, Picture>();

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
    return (total) => {
      // What is wrong with the total is thrown by the call itself, as from the loop.
      const counted = loop(total);
      const paced: Counted = this.#paced(label, total, counted, () => this.#pictures.get(paced));
      return paced;
    };
  }

  /** The same `live`, whose picture is drawn as well where its loop waits: it shows what the reader has let it come to. */
  showing(live: Live): Live {
    return (loop, draw) => {
      if (typeof loop !== 'object' || loop === null || typeof draw !== 'function') return live(loop, draw);
      const picture: Picture = { draw, fresh: false };
      this.#pictures.set(loop, picture);
      return live(loop, async () => {
        await draw();
        picture.fresh = true;
      });
    };
  }

  async *#paced(
    label: LoopLabel,
    total: number,
    counted: Counted,
    picture: () => Picture | undefined,
  ): Counted {
    for await (const index of counted) {
      if (this.#left <= 0) {
        if (index > 0) await drawn(picture());
        await this.#wait(label, index, total);
      }
      this.#left--;
      const shown = picture();
      if (shown) shown.fresh = false;
      yield index;
    }
  }

  async #wait(label: LoopLabel, done: number, total: number): Promise<void> {
    // All that the steps have shown is there before the loop is said to wait. Meanwhile the reader may have let it go on.
    await settleReads();
    if (this.#left > 0) return;
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

/** Draws a picture that does not show the last step, and frees what that has made. */
async function drawn(picture: Picture | undefined): Promise<void> {
  if (!picture || picture.fresh) return;
  await host().tidy(async () => {
    await picture.draw();
    await settleReads();
  });
  picture.fresh = true;
}

import { described } from '../arguments/described.ts';
import { wantFunction } from '../arguments/want.ts';
import { host } from '../host/host.ts';
import { settleReads } from '../host/reads.ts';
import { Pace } from './pace.ts';

/**
 * Goes through a loop as `for await` does by itself, and draws a picture while it goes on: after the first step, then every few
 * steps, and when the loop is over, so that learning is seen. What drawing costs is timed, reading tensors included, and
 * the pictures are so far apart that training takes at most about 4 % longer; how many there are depends on the machine. So
 * draw no chance in it, and change nothing that the program goes on with. Tensors that it makes are freed.
 *
 * @param loop `steps(…)` or `epochs(…)`
 * @param draw draws the picture, which replaces the one before as long as it has the same title; waited for where it is `async`
 * @returns the numbers of the loop, for `for await`
 * @throws TypeError for a loop that is none, and for what cannot be called
 * @example
 * const w = tf.variable(tf.zeros([3, 3]));
 * const picture = () => field(w, { title: 'The weights', units: '' });
 * for await (const step of live(steps(50), picture)) {
 *   tf.tidy(() => w.assign(w.add(0.1 * step)));
 * }
 */
export function live(
  loop: AsyncIterable<number>,
  draw: () => unknown,
): AsyncGenerator<number, void, undefined> {
  if (typeof loop !== 'object' || loop === null || !(Symbol.asyncIterator in loop)) {
    throw new TypeError(`live: loop must be steps(…) or epochs(…); it is ${described(loop)}.`);
  }
  wantFunction('live', 'draw', draw);
  return drawn(loop, draw);
}

async function* drawn(
  loop: AsyncIterable<number>,
  draw: () => unknown,
): AsyncGenerator<number, void, undefined> {
  const pace = new Pace(() => performance.now());
  /** Whether the picture shows what the steps so far have led to. */
  let fresh = false;
  let failed = false;
  try {
    for await (const index of loop) {
      fresh = false;
      yield index;
      if (!pace.due) continue;
      await pace.time(() => inScope(draw));
      fresh = true;
    }
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    // After a `break`, too. A run that was stopped keeps the picture that it had.
    if (!failed && !fresh) await inScope(draw);
  }
}

/** Draws, waits for what is read for it, and frees what it has made. */
function inScope(draw: () => unknown): Promise<void> {
  return host().tidy(async () => {
    await draw();
    await settleReads();
  });
}

/** Milliseconds that drawings get in one frame of the screen, all of them together. */
const turnMs = 30;

/** A drawing in pieces: between two of them it may be left for a frame. */
export type Drawing = Generator<void, void>;

interface Waiting {
  owner: object;
  begin(): Drawing;
  begun?: Drawing;
}

const waiting: Waiting[] = [];
let scheduled = false;

/**
 * Draws with the next frame of the screen, or over several where there is much to draw: a page that draws without a pause
 * hears no press. An owner that asks again before its drawing has begun is drawn once.
 */
export function drawInTurn(owner: object, begin: () => Drawing): void {
  if (waiting.some((other) => other.owner === owner && !other.begun)) return;
  waiting.push({ owner, begin });
  schedule();
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    work();
    if (waiting.length > 0) schedule();
  });
}

function work(): void {
  const until = performance.now() + turnMs;
  for (let first = waiting[0]; first && performance.now() < until; first = waiting[0]) {
    let done: boolean | undefined = true;
    try {
      first.begun ??= first.begin();
      done = first.begun.next().done;
    } catch (error) {
      // One drawing that fails must not keep the others waiting.
      reportError(error);
    }
    if (done) waiting.shift();
  }
}

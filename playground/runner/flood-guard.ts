/** Messages a second that a run may send. The runtime's outbox sends at most 25; forged floods send a million. */
const perSecond = 500;

/** Says when a run sends so many messages that it cannot be the runtime that sends them. */
export class FloodGuard {
  #windowStart = 0;
  #count = 0;

  tooMany(now = performance.now()): boolean {
    if (now - this.#windowStart > 1000) {
      this.#windowStart = now;
      this.#count = 0;
    }
    return ++this.#count > perSecond;
  }
}

/** Messages a second that a run may send. The runtime's outbox sends at most 25; forged floods send a million. */
const messagesPerSecond = 500;
/** Events in one message. The outbox gathers 40 ms of them; plotting in a tight loop makes 20,000 and some lines. */
const eventsPerMessage = 100_000;
const eventsPerSecond = 1_000_000;

/** Says when a run sends so much that it cannot be the runtime that sends it. */
export class FloodGuard {
  #windowStart = 0;
  #messages = 0;
  #events = 0;

  /** Counts one message with so many events. */
  tooMany(events: number, now = performance.now()): boolean {
    if (now - this.#windowStart > 1000) {
      this.#windowStart = now;
      this.#messages = 0;
      this.#events = 0;
    }
    this.#messages++;
    this.#events += events;
    return this.#messages > messagesPerSecond || this.#events > eventsPerSecond || events > eventsPerMessage;
  }
}

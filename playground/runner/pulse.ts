/** How often the frame is asked for a sign of life, and how many times in a row it may owe one. */
const everyMs = 1000;
const maxOwed = 6;

/**
 * Calls back once when the frame's process no longer answers. A program in an endless loop blocks its worker, not the
 * frame; the frame falls silent only when its process has gone, which is what happens to a program that uses up the
 * memory. A page in the background is asked less often, and so waits longer, by its timers being slowed down.
 */
export class Pulse {
  readonly #port: MessagePort;
  readonly #timer: ReturnType<typeof setInterval>;
  #owed = 0;

  constructor(port: MessagePort, silent: () => void) {
    this.#port = port;
    port.onmessage = () => {
      this.#owed = 0;
    };
    this.#timer = setInterval(() => {
      if (this.#owed >= maxOwed) {
        this.stop();
        return silent();
      }
      this.#owed++;
      port.postMessage(null);
    }, everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#port.close();
  }
}

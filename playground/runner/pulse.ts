/** How often the frame is asked for a sign of life, and how many times in a row it may owe one. */
const everyMs = 1000;
const maxOwed = 6;
/** Milliseconds in which a frame that has loaded gives its first sign; one that is only slow costs a request more. */
const firstMs = 400;

export interface PulseSigns {
  /** No first sign has come: the frame is slow, or what loaded is not the sandbox. */
  late(): void;
  /** The frame owes too many signs: its process has gone. */
  silent(): void;
}

/**
 * Says when the frame's process no longer answers. A program in an endless loop blocks its worker, not the
 * frame; the frame falls silent only when its process has gone, which is what happens to a program that uses up the
 * memory. A page in the background is asked less often, and so waits longer, by its timers being slowed down.
 */
export class Pulse {
  readonly #port: MessagePort;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #first: ReturnType<typeof setTimeout>;
  #owed = 0;

  constructor(port: MessagePort, { late, silent }: PulseSigns) {
    this.#port = port;
    this.#first = setTimeout(late, firstMs);
    port.onmessage = () => {
      clearTimeout(this.#first);
      this.#owed = 0;
    };
    const ask = (): void => {
      this.#owed++;
      port.postMessage(null);
    };
    ask();
    this.#timer = setInterval(() => {
      if (this.#owed < maxOwed) return ask();
      this.stop();
      silent();
    }, everyMs);
  }

  stop(): void {
    clearTimeout(this.#first);
    clearInterval(this.#timer);
    this.#port.close();
  }
}

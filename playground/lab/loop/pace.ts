/** The part of the loop's other time that its pictures may take. */
const share = 0.04;
/** Milliseconds between two pictures, however little they cost: whoever shows them needs a processor as well. */
const apart = 100;

/** Says when a loop's next picture may be drawn, by what those before it have cost. */
export class Pace {
  readonly #clock: () => number;
  #began: number | undefined;
  #ended = 0;
  #spent = 0;

  /** @param clock milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Whether a picture is due: the first one at once, each other when the loop has paid for all before it. */
  get due(): boolean {
    if (this.#began === undefined) return true;
    const now = this.#clock();
    return now - this.#ended >= apart && this.#spent <= share * (now - this.#began - this.#spent);
  }

  /** Draws a picture and takes note of what it costs. */
  async time(draw: () => Promise<void>): Promise<void> {
    const start = this.#clock();
    this.#began ??= start;
    try {
      await draw();
    } finally {
      this.#ended = this.#clock();
      this.#spent += this.#ended - start;
    }
  }
}

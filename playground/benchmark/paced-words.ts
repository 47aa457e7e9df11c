/** Milliseconds between two sayings of progress at least: a turn can take a third of a second, a sentence three. */
const pace = 10_000;

/** What the benchmark says to those who do not see it: how it stands, now and then; all else at once. */
export class PacedWords {
  readonly #say: (text: string) => void;
  readonly #now: () => number;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(say: (text: string) => void, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#now = now;
  }

  /** Says what the reader waits for or has to know. */
  atOnce(text: string): void {
    this.#saidAt = this.#now();
    this.#say(text);
  }

  /** Says how far it is, unless something was said just now: the next report is as good. */
  progress(text: string): void {
    if (this.#now() - this.#saidAt >= pace) this.atOnce(text);
  }
}

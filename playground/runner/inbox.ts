import type { ProgramEvent } from '../protocol/events.ts';
import { parseEvent } from '../protocol/parse-event.ts';

/** Milliseconds of work in one piece: a press of the reader comes in between two of them. */
const pieceMs = 8;
/** Events passed on before the clock is looked at: what is done with them takes time as well. */
const eventsPerPass = 256;

interface Batch {
  events: readonly unknown[];
  /** Events that have been looked at. */
  done: number;
  taken(): void;
}

/**
 * Parses what a program says, in its order and in pieces: the first at once, so that a batch of usual size is shown
 * without delay, and the rest when the page has had time for its reader.
 */
export class Inbox {
  readonly #pass: (events: ProgramEvent[]) => void;
  #batches: Batch[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pass: (events: ProgramEvent[]) => void) {
    this.#pass = pass;
  }

  /** @param taken called when the last of the events has been passed on */
  add(events: readonly unknown[], taken: () => void): void {
    this.#batches.push({ events, done: 0, taken });
    if (this.#timer === undefined) this.#work();
  }

  /** Nothing that is still here is passed on. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#batches = [];
  }

  #work(): void {
    this.#timer = undefined;
    const until = performance.now() + pieceMs;
    while (this.#batches.length > 0 && performance.now() < until) this.#passSome(until);
    if (this.#batches.length > 0) this.#timer = setTimeout(() => this.#work());
  }

  #passSome(until: number): void {
    const [batch] = this.#batches;
    if (!batch) return;
    const events: ProgramEvent[] = [];
    const end = Math.min(batch.events.length, batch.done + eventsPerPass);
    while (batch.done < end && (performance.now() < until || events.length === 0)) {
      const event = parseEvent(batch.events[batch.done]);
      if (event) events.push(event);
      batch.done += 1;
    }
    if (batch.done === batch.events.length) this.#batches.shift();
    try {
      // This may close the inbox.
      if (events.length > 0) this.#pass(events);
    } finally {
      if (batch.done === batch.events.length) batch.taken();
    }
  }
}

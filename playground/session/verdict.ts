import type { ProgramEvent } from '../protocol/events.ts';

/** Whether an exercise is passed: its check said something, and nothing but that all is well. */
export class Verdict {
  #said = 0;
  #failed = false;

  apply(events: readonly ProgramEvent[]): void {
    for (const event of events) {
      if (event.type !== 'check') continue;
      this.#said++;
      if (!event.passed) this.#failed = true;
    }
  }

  get passed(): boolean {
    return this.#said > 0 && !this.#failed;
  }
}

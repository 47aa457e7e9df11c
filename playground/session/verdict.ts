import type { ProgramEvent } from '../protocol/events.ts';

/** Whether an exercise is passed: its check said something, and nothing but that all is well. */
export class Verdict {
  #said = 0;
  #failed = 0;

  apply(events: readonly ProgramEvent[]): void {
    for (const event of events) {
      if (event.type !== 'check') continue;
      this.#said++;
      if (!event.passed) this.#failed++;
    }
  }

  get passed(): boolean {
    return this.#said > 0 && this.#failed === 0;
  }

  /** How many checks have found something, of how many; undefined while none has. */
  get failed(): { failed: number; of: number } | undefined {
    return this.#failed > 0 ? { failed: this.#failed, of: this.#said } : undefined;
  }
}

import type { ProgramEvent } from '../protocol/events.ts';

/** The first steps of a run compile kernels and shaders; they say nothing about those that follow. */
const warmUpSteps = 3;
/** A pace is told once so many steps were counted. */
const fewestSteps = 5;
/** More is not learnt by measuring on: after so many steps and milliseconds, or after so long with the fewest. */
const plentySteps = 30;
const plentyMs = 300;
const longMs = 1500;

/**
 * Times the steps of a program's first training loop by the progress that `steps` and `epochs` report. The time is the
 * page's: what a program claims about itself is not believed.
 */
export class StepClock {
  #label: string | undefined;
  #from: { done: number; at: number } | undefined;
  #last = 0;
  #steps = 0;
  #ms = 0;
  #closed = false;

  /** @param at milliseconds on any clock */
  take(events: readonly ProgramEvent[], at: number = performance.now()): void {
    for (const event of events) {
      if (event.type === 'progress') this.#progress(event.label, event.done, at);
      else if (event.type === 'paused') this.#spoil();
    }
  }

  /** Milliseconds a step; undefined until enough of them were seen. */
  get msPerStep(): number | undefined {
    return this.#steps >= fewestSteps && this.#ms > 0 ? this.#ms / this.#steps : undefined;
  }

  /** Whether the pace will not become more certain by waiting. */
  get settled(): boolean {
    if (this.#closed) return true;
    const plenty = this.#steps >= plentySteps && this.#ms >= plentyMs;
    return plenty || (this.#steps >= fewestSteps && this.#ms >= longMs);
  }

  /** Whoever steps through a program sets its pace. */
  #spoil(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#steps = 0;
  }

  #progress(label: string, done: number, at: number): void {
    if (this.#closed) return;
    if (label !== this.#label || done < this.#last) {
      // Another loop: the first that could be timed stands for the program.
      if (this.msPerStep !== undefined) {
        this.#closed = true;
        return;
      }
      this.#label = label;
      this.#from = undefined;
      this.#steps = 0;
      this.#ms = 0;
    }
    this.#last = done;
    if (done < warmUpSteps) return;
    this.#from ??= { done, at };
    this.#steps = done - this.#from.done;
    this.#ms = at - this.#from.at;
  }
}

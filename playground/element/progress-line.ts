import type { ProgramEvent } from '../protocol/events.ts';
import type { ProgressEvent } from '../views/progress/event.ts';
import { progressView } from '../views/progress/progress-view.ts';

/** Milliseconds between two drawings: numbers that change faster cannot be read. */
const paceMs = 200;

/** How far a run is and how long it will still take, beside the button that stops it. */
export class ProgressLine {
  readonly #host: HTMLElement;
  #newest: ProgressEvent | undefined;
  #began = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The reader steps through the program: how long that takes nobody knows. */
  #stepped = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  begin(): void {
    this.end();
    this.#began = performance.now();
    this.#stepped = false;
  }

  apply(events: readonly ProgramEvent[]): void {
    for (const event of events) {
      this.#stepped ||= event.type === 'paused';
      if (event.type !== 'progress') continue;
      // Another label counts another thing, and from now on.
      if (this.#newest && this.#newest.label !== event.label) this.#began = performance.now();
      this.#newest = event;
    }
    if (this.#newest) this.#timer ??= setTimeout(() => this.#draw(), paceMs);
  }

  /** Nothing runs any more; how long it took is said elsewhere. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest = undefined;
    this.#host.replaceChildren();
  }

  #draw(): void {
    this.#timer = undefined;
    if (!this.#newest) return;
    this.#host.innerHTML = progressView(
      this.#newest,
      this.#stepped ? undefined : (performance.now() - this.#began) / 1000,
    );
  }
}

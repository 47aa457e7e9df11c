import type { EventMessage, ProgramEvent } from '../protocol/events.ts';

/**
 * At most one message a slice; a frame at 60 fps is 16 ms, and the page should get every third at most. The first
 * slices are shorter, each by so much longer than the one before: a reader waits for the first point, not for the
 * hundredth.
 */
const sliceMs = 40;
const firstSliceMs = 4;
/** Console lines that cross in one slice and in one run; the rest are counted. */
const linesPerSlice = 200;
const linesPerRun = 20_000;
/** Points that cross in one slice. */
const pointsPerSlice = 20_000;

/**
 * Collects what a program says and sends it in batches, so that a program that floods its output slows itself and
 * not the page. Works for a program that never yields: the clock is looked at on every event.
 */
export class Outbox {
  readonly #send: (message: EventMessage) => void;
  readonly #run: number;
  #events: ProgramEvent[] = [];
  #lastFlush = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #linesInSlice = 0;
  #linesInRun = 0;
  #pointsInSlice = 0;
  #dropped = 0;
  #messages = 0;

  constructor(run: number, send: (message: EventMessage) => void) {
    this.#run = run;
    this.#send = send;
  }

  push(event: ProgramEvent): void {
    if (this.#admit(event)) this.#events.push(event);
    const slice = Math.min(sliceMs, firstSliceMs * this.#messages);
    if (performance.now() - this.#lastFlush >= slice) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), slice);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#dropped > 0) {
      this.#events.push({ type: 'dropped', lines: this.#dropped });
      this.#dropped = 0;
    }
    this.#lastFlush = performance.now();
    this.#linesInSlice = 0;
    this.#pointsInSlice = 0;
    if (this.#events.length === 0) return;
    this.#messages++;
    this.#send({ run: this.#run, events: this.#events });
    this.#events = [];
  }

  #admit(event: ProgramEvent): boolean {
    switch (event.type) {
      case 'log': {
        const fits = this.#linesInSlice < linesPerSlice && this.#linesInRun < linesPerRun;
        if (!fits) this.#dropped++;
        else {
          this.#linesInSlice++;
          this.#linesInRun++;
        }
        return fits;
      }
      case 'points':
        return !this.#appended(event);
      case 'field':
      case 'map':
      case 'table':
        // Only the newest state of a view is worth sending.
        this.#events = this.#events.filter((older) => older.type !== event.type || older.id !== event.id);
        return true;
      case 'progress':
      case 'memory':
        this.#events = this.#events.filter((older) => older.type !== event.type);
        return true;
      default:
        return true;
    }
  }

  /** Joins points to an event that is waiting already, or lets them go once a slice has had its fill. */
  #appended(event: ProgramEvent & { type: 'points' }): boolean {
    this.#pointsInSlice += event.x.length;
    if (!event.replace && this.#pointsInSlice > pointsPerSlice) return true;
    const last = this.#events.at(-1);
    if (event.replace || last?.type !== 'points' || last.id !== event.id || last.series !== event.series)
      return false;
    for (const x of event.x) last.x.push(x);
    for (const y of event.y) last.y.push(y);
    return true;
  }
}

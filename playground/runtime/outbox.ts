import type { EventMessage, ProgramEvent } from '../protocol/events.ts';
import type { PointsEvent } from '../views/chart/event.ts';
import { kindOf, type ViewEvent } from '../views/events.ts';

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
/** Points in one event, and numbers in one message: the page unpacks a message in one piece. */
const pointsPerEvent = 50_000;
const numbersPerMessage = 1_000_000;

const curveOf = ({ id, series }: PointsEvent): string => JSON.stringify([id, series]);

/**
 * Collects what a program says and sends it in batches, so that a program that floods its output slows itself and
 * not the page. Works for a program that never yields: the clock is looked at on every event.
 */
export class Outbox {
  readonly #send: (message: EventMessage) => void;
  readonly #run: number;
  #events: ProgramEvent[] = [];
  /** The newest points of each series that are waiting: those that follow join them. */
  #curves = new Map<string, PointsEvent>();
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
    if (this.#admit(event)) this.#keep(event);
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
    const events = this.#events;
    this.#events = [];
    this.#curves.clear();
    for (const batch of batches(events)) this.#send({ run: this.#run, events: batch });
  }

  #keep(event: ProgramEvent): void {
    // A plot that is declared anew may begin from nothing: what comes after it must not join what came before.
    if (event.type === 'plot') this.#curves.clear();
    for (const piece of inPieces(event)) {
      this.#events.push(piece);
      if (piece.type === 'points') this.#curves.set(curveOf(piece), piece);
    }
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
      default:
        this.#withdraw(event);
        return true;
    }
  }

  /** Lets go what still waits and is not worth sending any more once this has come. */
  #withdraw(newer: ProgramEvent): void {
    const replaces = kindOf(newer.type)?.replaces ?? 'none';
    if (replaces === 'none') return;
    const outdated = (older: ProgramEvent): boolean =>
      older.type === newer.type && (replaces === 'type' || idOf(older) === idOf(newer));
    this.#events = this.#events.filter((older) => !outdated(older));
  }

  /** Joins points to an event that is waiting already, or lets them go once a slice has had its fill. */
  #appended(event: PointsEvent): boolean {
    this.#pointsInSlice += event.x.length;
    if (!event.replace && this.#pointsInSlice > pointsPerSlice) return true;
    const last = event.replace ? undefined : this.#curves.get(curveOf(event));
    if (!last) return false;
    for (const x of event.x) last.x.push(x);
    for (const y of event.y) last.y.push(y);
    return true;
  }
}

/** A long series in events that follow each other: the first replaces what was there, the others join it. */
function inPieces(event: ProgramEvent): ProgramEvent[] {
  if (event.type !== 'points' || event.x.length <= pointsPerEvent) return [event];
  return Array.from({ length: Math.ceil(event.x.length / pointsPerEvent) }, (_, i) => {
    const [from, to] = [i * pointsPerEvent, (i + 1) * pointsPerEvent];
    const replace = event.replace && i === 0;
    return { ...event, x: event.x.slice(from, to), y: event.y.slice(from, to), replace };
  });
}

/** Events in messages that a page can unpack; an event that is larger than that has one of its own. */
function batches(events: ProgramEvent[]): ProgramEvent[][] {
  const all: ProgramEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const size = numbersIn(event);
    if (all.length === 0 || size > room) {
      all.push([]);
      room = numbersPerMessage;
    }
    room -= size;
    all.at(-1)?.push(event);
  }
  return all;
}

function numbersIn(event: ProgramEvent): number {
  return kindOf(event.type)?.numbers(event as ViewEvent) ?? 0;
}

function idOf(event: ProgramEvent): string | undefined {
  return 'id' in event ? event.id : undefined;
}

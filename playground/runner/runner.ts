import type { AskReader } from '../archive/desk.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import type { Backend, BackendNote, ProgramEvent } from '../protocol/events.ts';
import type { Allowance } from './allowance.ts';
import type { AssetSource } from './asset-source.ts';
import { converse, type Models } from './conversation.ts';
import { SandboxWorker } from './sandbox-worker.ts';
import { StepClock } from './step-clock.ts';

export interface RunRequest {
  program: ProgramCode;
  check?: ProgramCode | undefined;
  /** The backends to try, first to last. */
  order: readonly Backend[];
  /** Whether the program may use the graphics processor at all; it may, unless it is told otherwise. */
  graphics?: boolean | undefined;
  /** Whether the reader lets the program read from another host. */
  askReader?: AskReader | undefined;
  /** Where its models are kept. */
  models?: Models | undefined;
  /** How far its loops may go; to their end when it is absent. */
  allowance?: Allowance | undefined;
  /** Whether the next run is likely to begin before this one is over. */
  again?: boolean | undefined;
  /** Aborting it is Stop. */
  signal: AbortSignal;
  onEvents(events: ProgramEvent[]): void;
}

/** What a run showed of the machine. */
export interface RunReport {
  /** In use; undefined when none started. */
  backend: Backend | undefined;
  notes: BackendNote[];
  /** Milliseconds a step of the first training loop; undefined when the program has none or ended before it was timed. */
  msPerStep: number | undefined;
}

/** What a measurement came to: a pace, or none that could be had here, or it had to give way to a program. */
export type Measured = { msPerStep: number } | 'impossible' | 'interrupted';

let runs = 0;

/** Milliseconds that a measurement may take from the moment its worker is ready. */
const measureMs = 4000;

/** Data sets that are fetched ahead for one program. */
const maxAhead = 4;

/** Milliseconds for which a run shows something before the next one's worker starts beside it: what is shown has been painted. */
const aloneMs = 150;
/** Milliseconds after a run that nobody is about to repeat: its results are drawn first, and a page that is left starts nothing. */
const restMs = 600;
/** Events that announce what will be seen, or are text: no reader of curves waits for them. */
const announcing: ReadonlySet<ProgramEvent['type']> = new Set([
  'plot',
  'progress',
  'memory',
  'log',
  'warning',
]);

/**
 * Runs programs, each in a worker of its own, and keeps one spare worker warm so that the next Run starts at once.
 * One runner serves all playgrounds of a page.
 */
export class Runner {
  readonly #assets: AssetSource;
  #spare: { key: string; worker: SandboxWorker } | undefined;
  /** What the last run used, for the spare to have at hand: a reader usually runs the same program again. */
  #last: { shaders: string[]; datasets: string[] } = { shaders: [], datasets: [] };
  #measuring = new AbortController();
  /** The start of a spare that is put off. */
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(assets: AssetSource) {
    this.#assets = assets;
  }

  /**
   * Runs a program to its end. The last event is `finished`, `stopped` or `failed`; never rejects. A worker that is ready has
   * the program before this returns, and no event comes earlier than that.
   */
  async run(request: RunRequest): Promise<RunReport> {
    const { order, graphics = true, again = false, signal, onEvents, ...programs } = request;
    this.#measuring.abort();
    clearTimeout(this.#soon);
    const worker = this.#take(order, graphics);
    const clock = new StepClock();
    let ready = worker.started;
    const datasets = datasetsIn(programs.program.javascript);
    // On their way before the program asks for them.
    for (const id of datasets) void worker.supply(id);
    // A spare that starts beside this run is for this program.
    this.#last = { shaders: graphics ? this.#last.shaders : [], datasets };
    let beside: ReturnType<typeof setTimeout> | undefined;
    try {
      ready ??= await raceAbort(worker.ready, signal);
      const timed = (events: ProgramEvent[]): void => {
        clock.take(events);
        onEvents(events);
        if (again && events.some(({ type }) => !announcing.has(type)))
          beside ??= setTimeout(() => this.prepare(order, graphics), aloneMs);
      };
      const over = ready && converse(worker, { run: ++runs, ...programs, signal, onEvents: timed });
      await Promise.resolve();
      onEvents([ready ? { type: 'backend', ...ready } : { type: 'stopped' }]);
      if (over) this.#last = await over;
      // It has used none: what it names would be compiled and drawn for a program that may.
      if (!graphics) this.#last.shaders = [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onEvents([{ type: 'failed', error: { kind: 'load', message } }]);
    } finally {
      clearTimeout(beside);
      // A process that has died takes along what waited in it.
      if (worker.died) this.#dropSpare();
      worker.dispose();
      if (again) this.prepare(order, graphics);
      else this.#soon = setTimeout(() => this.prepare(order, graphics), restMs);
    }
    return { backend: ready?.backend, notes: ready?.notes ?? [], msPerStep: clock.msPerStep };
  }

  /**
   * Times the first training loop of a program on one backend, in a worker of its own and without showing anything. It
   * gives way as soon as a program is run, never asks the reader for anything, and reads nothing from other sites, not
   * even where the reader has allowed it.
   */
  async measure(program: ProgramCode, backend: Backend): Promise<Measured> {
    this.#measuring.abort();
    this.#measuring = new AbortController();
    const { signal } = this.#measuring;
    const clock = new StepClock();
    const worker = new SandboxWorker(this.#assets, [backend]);
    for (const id of datasetsIn(program.javascript)) void worker.supply(id);
    try {
      if (!(await raceAbort(worker.ready, signal))) return 'interrupted';
      const enough = new AbortController();
      const onEvents = (events: ProgramEvent[]): void => {
        clock.take(events);
        if (clock.settled) enough.abort();
      };
      const limits = AbortSignal.any([signal, enough.signal, AbortSignal.timeout(measureMs)]);
      await converse(worker, { run: ++runs, program, signal: limits, onEvents });
      if (signal.aborted) return 'interrupted';
      const { msPerStep } = clock;
      return msPerStep === undefined ? 'impossible' : { msPerStep };
    } catch {
      // A backend that does not start has no pace; a run that asks for it will be told why.
      return 'impossible';
    } finally {
      worker.dispose();
    }
  }

  #take(order: readonly Backend[], graphics: boolean): SandboxWorker {
    const spare = this.#spare;
    if (spare?.key === keyOf(order, graphics)) {
      this.#spare = undefined;
      if (!spare.worker.died) return spare.worker;
      spare.worker.dispose();
    }
    return new SandboxWorker(this.#assets, order, { graphics });
  }

  #dropSpare(): void {
    this.#spare?.worker.dispose();
    this.#spare = undefined;
  }

  /** Keeps a spare worker warm for a Run with this order. */
  prepare(order: readonly Backend[], graphics = true): void {
    clearTimeout(this.#soon);
    const key = keyOf(order, graphics);
    const { shaders, datasets } = this.#last;
    const supply = (to: SandboxWorker): void => {
      for (const id of datasets) void to.supply(id);
    };
    if (this.#spare?.key === key && !this.#spare.worker.died) {
      if (this.#spare.worker.started) supply(this.#spare.worker);
      return;
    }
    this.#dropSpare();
    const worker = new SandboxWorker(this.#assets, order, { shaders, graphics });
    const spare = { key, worker };
    this.#spare = spare;
    worker.ready.then(
      () => supply(worker),
      // A spare that fails to start is of no use to the next Run, which should try afresh.
      () => {
        worker.dispose();
        if (this.#spare === spare) this.#spare = undefined;
      },
    );
  }
}

/** What two programs must have in common to be run by the same worker. */
const keyOf = (order: readonly Backend[], graphics: boolean): string => `${order.join()}/${graphics}`;

/** The data sets that a program names; what it makes up while it runs it will have to ask for. */
function datasetsIn(javascript: string): string[] {
  // Compiled, a call reads `_lab.dataset.call(void 0, 'coads')`.
  const calls = javascript.matchAll(/\bdataset(?:\.call\(void 0,|\()\s*['"]([a-z][a-z0-9-]{0,63})['"]/g);
  return [...new Set(Array.from(calls, ([, id = '']) => id))].slice(0, maxAhead);
}

/** The promise's value, or undefined as soon as the signal is aborted. */
function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const abort = (): void => resolve(undefined);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

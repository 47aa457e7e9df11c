import type { AskReader } from '../archive/desk.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import { type Backend, backends, type ProgramEvent } from '../protocol/events.ts';
import type { AssetSource } from './asset-source.ts';
import { converse } from './conversation.ts';
import { SandboxWorker } from './sandbox-worker.ts';

export interface RunRequest {
  program: ProgramCode;
  check?: ProgramCode | undefined;
  /** The only backend to try; all in order when absent. */
  backend?: Backend | undefined;
  /** Whether the reader lets the program read from another host. */
  askReader?: AskReader | undefined;
  /** Aborting it is Stop. */
  signal: AbortSignal;
  onEvents(events: ProgramEvent[]): void;
}

let runs = 0;

/** Data sets that are fetched ahead for one program. */
const maxAhead = 4;

/**
 * Runs programs, each in a worker of its own, and keeps one spare worker warm so that the next Run starts at once.
 * One runner serves all playgrounds of a page.
 */
export class Runner {
  readonly #assets: AssetSource;
  #spare: { key: string; worker: SandboxWorker } | undefined;
  /** What the last run used, for the spare to have at hand: a reader usually runs the same program again. */
  #last: { shaders: string[]; datasets: string[] } = { shaders: [], datasets: [] };

  constructor(assets: AssetSource) {
    this.#assets = assets;
  }

  /** Runs a program to its end. The last event is `finished`, `stopped` or `failed`; never rejects. */
  async run({ backend, signal, onEvents, ...programs }: RunRequest): Promise<void> {
    const order = backend ? [backend] : backends;
    const worker = this.#take(order);
    // On their way before the program asks for them.
    for (const id of datasetsIn(programs.program.javascript)) void worker.supply(id);
    try {
      const ready = await raceAbort(worker.ready, signal);
      if (!ready) return onEvents([{ type: 'stopped' }]);
      onEvents([{ type: 'backend', ...ready }]);
      this.#last = await converse(worker, { run: ++runs, ...programs, signal, onEvents });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onEvents([{ type: 'failed', error: { kind: 'load', message } }]);
    } finally {
      worker.dispose();
      this.#warm(order);
    }
  }

  #take(order: readonly Backend[]): SandboxWorker {
    const spare = this.#spare;
    if (spare?.key !== order.join()) return new SandboxWorker(this.#assets, order);
    this.#spare = undefined;
    return spare.worker;
  }

  #warm(order: readonly Backend[]): void {
    const key = order.join();
    if (this.#spare?.key === key) return;
    this.#spare?.worker.dispose();
    const { shaders, datasets } = this.#last;
    const worker = new SandboxWorker(this.#assets, order, shaders);
    const spare = { key, worker };
    this.#spare = spare;
    worker.ready.then(
      () => {
        for (const id of datasets) void worker.supply(id);
      },
      // A spare that fails to start is of no use to the next Run, which should try afresh.
      () => {
        worker.dispose();
        if (this.#spare === spare) this.#spare = undefined;
      },
    );
  }
}

/** The data sets that a program names; what it makes up while it runs it will have to ask for. */
function datasetsIn(javascript: string): string[] {
  // Compiled, a call reads `_lab.dataset.call(void 0, 'coads')`.
  const calls = javascript.matchAll(/\bdataset(?:\.call\(void 0,|\()\s*['"]([a-z][a-z0-9-]*)['"]/g);
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

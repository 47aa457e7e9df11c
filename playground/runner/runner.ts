import type { ProgramCode } from '../protocol/commands.ts';
import { type Backend, backends, type ProgramEvent } from '../protocol/events.ts';
import { parseEventMessage } from '../protocol/parse.ts';
import type { AssetSource } from './asset-source.ts';
import { type OpenedDataset, openDataset } from './dataset-source.ts';
import { FloodGuard } from './flood-guard.ts';
import { SandboxWorker } from './sandbox-worker.ts';

/** How long a stopped program has to unwind by itself before its worker is removed. */
const politeMs = 250;

export interface RunRequest {
  program: ProgramCode;
  check?: ProgramCode | undefined;
  /** The only backend to try; all in order when absent. */
  backend?: Backend | undefined;
  /** Aborting it is Stop. */
  signal: AbortSignal;
  onEvents(events: ProgramEvent[]): void;
}

let runs = 0;

/**
 * Runs programs, each in a worker of its own, and keeps one spare worker warm so that the next Run starts at once.
 * One runner serves all playgrounds of a page.
 */
export class Runner {
  readonly #assets: AssetSource;
  #spare: { key: string; worker: SandboxWorker } | undefined;

  constructor(assets: AssetSource) {
    this.#assets = assets;
  }

  /** Runs a program to its end. The last event is `finished`, `stopped` or `failed`; never rejects. */
  async run({ program, check, backend, signal, onEvents }: RunRequest): Promise<void> {
    const order = backend ? [backend] : backends;
    const worker = this.#take(order);
    const run = ++runs;
    try {
      const ready = await raceAbort(worker.ready, signal);
      if (!ready) return onEvents([{ type: 'stopped' }]);
      onEvents([{ type: 'backend', ...ready }]);
      await this.#converse(worker, run, { program, check, signal, onEvents });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      onEvents([{ type: 'failed', error: { kind: 'load', message } }]);
    } finally {
      worker.dispose();
      this.#warm(order);
    }
  }

  /** Starts a spare worker ahead of the first Run. */
  warm(backend?: Backend): void {
    this.#warm(backend ? [backend] : backends);
  }

  dispose(): void {
    this.#spare?.worker.dispose();
    this.#spare = undefined;
  }

  #take(order: readonly Backend[]): SandboxWorker {
    const spare = this.#spare;
    if (spare?.key === order.join()) {
      this.#spare = undefined;
      return spare.worker;
    }
    return new SandboxWorker(this.#assets, order);
  }

  #warm(order: readonly Backend[]): void {
    const key = order.join();
    if (this.#spare?.key === key) return;
    this.#spare?.worker.dispose();
    const worker = new SandboxWorker(this.#assets, order);
    const spare = { key, worker };
    this.#spare = spare;
    // A spare that fails to start is of no use to the next Run, which should try afresh.
    worker.ready.catch(() => {
      worker.dispose();
      if (this.#spare === spare) this.#spare = undefined;
    });
  }

  #converse(worker: SandboxWorker, run: number, request: RunRequest): Promise<void> {
    const { program, check, signal, onEvents } = request;
    const { promise, resolve } = Promise.withResolvers<void>();
    const guard = new FloodGuard();
    let over = false;
    const finish = (events: ProgramEvent[]): void => {
      if (over) return;
      over = true;
      onEvents(events);
      resolve();
    };
    const stop = (): void => {
      worker.send({ type: 'stop', run });
      setTimeout(() => finish([{ type: 'stopped' }]), politeMs);
    };
    worker.listen((data) => {
      if (over) return;
      if (guard.tooMany()) return finish([floodFailure]);
      const message = parseEventMessage(data);
      if (!message || message.run !== run) return;
      for (const event of message.events) if (event.type === 'need') void this.#supply(worker, run, event.dataset, signal);
      const end = message.events.findIndex(isLast);
      if (end < 0) onEvents(message.events);
      else finish(message.events.slice(0, end + 1));
    });
    signal.addEventListener('abort', stop, { once: true });
    worker.send({ type: 'run', run, program, check });
    if (signal.aborted) stop();
    return promise.finally(() => signal.removeEventListener('abort', stop));
  }

  async #supply(worker: SandboxWorker, run: number, id: string, signal: AbortSignal): Promise<void> {
    try {
      const { card, bytes }: OpenedDataset = await openDataset(this.#assets.urls.datasets, id, signal);
      worker.send({ type: 'dataset', run, id, card, bytes }, [bytes]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      worker.send({ type: 'dataset-failed', run, id, message });
    }
  }
}

const floodFailure: ProgramEvent = {
  type: 'failed',
  error: {
    kind: 'runtime',
    message: 'The program sent more messages than the page can take and was ended.',
    hint: 'Plot and log through lab: it gathers what a program says.',
  },
};

function isLast({ type }: ProgramEvent): boolean {
  return type === 'finished' || type === 'stopped' || type === 'failed';
}

/** The promise's value, or undefined as soon as the signal is aborted. */
function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const abort = (): void => resolve(undefined);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

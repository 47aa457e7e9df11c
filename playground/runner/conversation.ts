import { ArchiveDesk, type AskReader } from '../archive/desk.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import { countEvents, parseEventMessage } from '../protocol/parse.ts';
import { FloodGuard } from './flood-guard.ts';
import type { SandboxWorker } from './sandbox-worker.ts';

/** How long a stopped program has to unwind by itself before its worker is removed. */
const politeMs = 250;
/** Data sets that one run may ask for: each name is a request to the site, and names can be made up. */
const maxDatasets = 20;
/** Files of other backends that one run may ask for; there are fewer. */
const maxAssets = 20;

export interface Conversation {
  /** Stamped on every message; those of other runs are dropped. */
  run: number;
  program: ProgramCode;
  check?: ProgramCode | undefined;
  /** Whether the reader lets the program read from another host; nobody is asked when it is absent. */
  askReader?: AskReader | undefined;
  signal: AbortSignal;
  onEvents(events: ProgramEvent[]): void;
}

/** What a run used and the next one will want. */
export interface Used {
  shaders: string[];
  datasets: string[];
}

/** Runs a program on a ready worker: passes its events on, answers its wishes, resolves when it is over. */
export function converse(worker: SandboxWorker, conversation: Conversation): Promise<Used> {
  const { run, program, check, signal, onEvents, askReader = async () => false } = conversation;
  const { promise, resolve } = Promise.withResolvers<Used>();
  const guard = new FloodGuard();
  const used: Used = { shaders: [], datasets: [] };
  let over = false;
  let assets = 0;
  const ended = new AbortController();
  const archives = new ArchiveDesk({
    page: location,
    ask: askReader,
    signal: AbortSignal.any([signal, ended.signal]),
    reply: (reply, transfer) => worker.send(reply, transfer),
  });

  const need = (id: string): void => {
    if (!used.datasets.includes(id)) {
      if (used.datasets.length >= maxDatasets) return;
      used.datasets.push(id);
    }
    void worker.supply(id);
  };
  const pass = (events: ProgramEvent[]): void => {
    const shown: ProgramEvent[] = [];
    for (const event of events) {
      if (event.type === 'shaders') used.shaders = event.texts;
      else if (event.type === 'need') need(event.dataset);
      else if (event.type === 'need-asset') {
        if (assets++ < maxAssets) void worker.supplyAsset(event.name);
      } else if (event.type === 'archive') archives.take(event.request, event.question);
      else shown.push(event);
    }
    if (shown.length > 0) onEvents(shown);
  };
  const finish = (events: ProgramEvent[]): void => {
    if (over) return;
    over = true;
    pass(events);
    ended.abort();
    resolve(used);
  };
  const stop = (): void => {
    worker.send({ type: 'stop', run });
    setTimeout(() => finish([{ type: 'stopped' }]), politeMs);
  };

  worker.listen(
    (data) => {
      if (over) return;
      if (guard.tooMany(countEvents(data))) return finish([floodFailure]);
      const message = parseEventMessage(data);
      if (message?.run !== run) return;
      const end = message.events.findIndex(isLast);
      if (end < 0) pass(message.events);
      else finish(message.events.slice(0, end + 1));
    },
    () => finish([processEnded]),
  );
  signal.addEventListener('abort', stop, { once: true });
  worker.send({ type: 'run', run, program, check });
  if (signal.aborted) stop();
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

const floodFailure: ProgramEvent = {
  type: 'failed',
  error: {
    kind: 'runtime',
    message: 'The program sent more messages than the page can take and was ended.',
    hint: 'Plot and log through lab: it gathers what a program says.',
  },
};

const processEnded: ProgramEvent = {
  type: 'failed',
  error: {
    kind: 'memory',
    message: 'The browser ended the program’s process, most likely because it had used up its memory.',
    hint: 'Look for an array or a list of tensors that grows with every step.',
  },
};

function isLast({ type }: ProgramEvent): boolean {
  return type === 'finished' || type === 'stopped' || type === 'failed';
}

import { ArchiveDesk, type AskReader } from '../archive/desk.ts';
import type { ArchiveQuestion } from '../protocol/archive.ts';
import type { ProgramCode } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import type { ModelQuestion, ModelTensor } from '../protocol/model.ts';
import { parseBatch } from '../protocol/parse.ts';
import { saying } from '../protocol/sayings.ts';
import { runner as words } from '../words/en/runner.ts';
import type { Allowance } from './allowance.ts';
import { Inbox } from './inbox.ts';
import type { SandboxWorker } from './sandbox-worker.ts';

/** How long a stopped program has to unwind by itself before its worker is removed. */
const politeMs = 250;
/** Data sets that one run may ask for: each name is a request to the site, and names can be made up. */
const maxDatasets = 20;
/** Wishes beyond that which are answered; a program that goes on after so many refusals does not wait for them. */
const maxRefusals = 100;
/** Models that one run may keep or load. */
const maxModels = 60;
/** Files of other backends that one run may ask for; there are fewer. */
const maxAssets = 20;

/** Keeps and loads models for a program; rejects with a readable message. */
export type Models = (question: ModelQuestion) => Promise<ModelTensor[]>;

export interface Conversation {
  /** Stamped on every message; those of other runs are dropped. */
  run: number;
  program: ProgramCode;
  check?: ProgramCode | undefined;
  /** Whether the reader lets the program read from another host; nothing is read from any when it is absent. */
  askReader?: AskReader | undefined;
  /** Where its models are kept; none is kept and none is there when it is absent. */
  models?: Models | undefined;
  /** How far its loops may go; to their end when it is absent. */
  allowance?: Allowance | undefined;
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
  const { run, program, check, signal, onEvents, askReader, models, allowance } = conversation;
  const { promise, resolve } = Promise.withResolvers<Used>();
  const used: Used = { shaders: [], datasets: [] };
  let over = false;
  let assets = 0;
  const ended = new AbortController();
  const archives =
    askReader &&
    new ArchiveDesk({
      page: location,
      ask: askReader,
      signal: AbortSignal.any([signal, ended.signal]),
      reply: (reply, transfer) => worker.send(reply, transfer),
    });
  const ask = (request: number, question: ArchiveQuestion): void => {
    if (archives) archives.take(request, question);
    else
      worker.send({
        type: 'archive-failed',
        request,
        message: words.noReader,
      });
  };

  let asked = 0;
  const askModel = async (request: number, question: ModelQuestion): Promise<void> => {
    try {
      if (++asked > maxModels) throw new Error(words.tooManyModels(maxModels));
      if (!models && question.ask === 'load') throw new Error(words.noModels);
      const tensors = (await models?.(question)) ?? [];
      worker.send({ type: 'model', request, tensors });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      worker.send({ type: 'model-failed', request, message });
    }
  };

  const wished = new Set<string>();
  let refusals = 0;
  const need = (id: string): void => {
    if (wished.has(id) || wished.size < maxDatasets) {
      wished.add(id);
      void worker.supply(id).then((handed) => {
        // The next run will want only what there is.
        if (handed && !used.datasets.includes(id)) used.datasets.push(id);
      });
    } else if (refusals++ < maxRefusals) {
      worker.send({ type: 'dataset-failed', id, message: words.tooManyDatasets(maxDatasets) });
    }
  };
  const pass = (events: ProgramEvent[]): void => {
    const shown: ProgramEvent[] = [];
    for (const event of events) {
      if (event.type === 'shaders') used.shaders = event.texts;
      else if (event.type === 'need') need(event.dataset);
      else if (event.type === 'need-asset') {
        if (assets++ < maxAssets) void worker.supplyAsset(event.name);
      } else if (event.type === 'archive') ask(event.request, event.question);
      else if (event.type === 'model') void askModel(event.request, event.question);
      // Which backend there is, the page was told before the program began.
      else if (event.type !== 'backend') shown.push(event);
    }
    if (shown.length > 0) onEvents(shown);
  };
  const finish = (events: ProgramEvent[]): void => {
    if (over) return;
    over = true;
    inbox.close();
    try {
      pass(events);
    } finally {
      // Whatever the page could not do with the last events: the program is over, and its worker goes.
      ended.abort();
      resolve(used);
    }
  };
  const stop = (): void => {
    worker.send({ type: 'stop', run });
    setTimeout(() => finish([{ type: 'stopped' }]), politeMs);
  };

  const inbox = new Inbox((events) => {
    const end = events.findIndex(isLast);
    if (end < 0) pass(events);
    else finish(events.slice(0, end + 1));
  });
  worker.listen({
    said(data, taken) {
      const batch = parseBatch(data);
      if (!over && batch?.run === run) inbox.add(batch.events, taken);
      else taken();
    },
    tooLarge: () => (over ? undefined : onEvents([{ type: 'too-large', messages: 1 }])),
    flooded: () => finish([floodFailure]),
    died: () => finish([processEnded]),
  });
  signal.addEventListener('abort', stop, { once: true });
  allowance?.follow((steps) => worker.send({ type: 'allow', run, steps }));
  worker.send({ type: 'run', run, program, check, steps: allowance?.steps });
  if (signal.aborted) stop();
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

const floodFailure: ProgramEvent = {
  type: 'failed',
  error: {
    kind: 'runtime',
    message: saying('flooded'),
    hint: saying('use-lab'),
  },
};

const processEnded: ProgramEvent = {
  type: 'failed',
  error: {
    kind: 'memory',
    message: saying('process-ended'),
    hint: saying('look-for-growth'),
  },
};

function isLast({ type }: ProgramEvent): boolean {
  return type === 'finished' || type === 'stopped' || type === 'failed';
}

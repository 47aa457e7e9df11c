import * as tf from '@tensorflow/tfjs';
import { compile } from '../../../playground/compile/compile.ts';
import { settleReads } from '../../../playground/lab/host/reads.ts';
import * as lab from '../../../playground/lab/index.ts';
import type { ArchiveContents, ArchivePart, ArchiveQuestion } from '../../../playground/protocol/archive.ts';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import type { ModelTensor } from '../../../playground/protocol/model.ts';
import type { SentPart } from '../../../playground/views/console/event.ts';
import { say } from '../../../playground/words/en/sayings.ts';
import { connectTest } from '../lab/connect-test.ts';
import { datasetFiles } from '../lab/data/dataset-files.ts';

/** Runs a program as the sandbox does, without its page, and hands on what it sends. */
export async function runExample(program: string): Promise<ProgramEvent[]> {
  const events: ProgramEvent[] = [];
  const models = new Map<string, ModelTensor[]>();
  connectTest({
    emit: (event) => void events.push(event),
    dataset: async (id) => datasetFiles(id),
    archive: async (question) => archive(question),
    model: async (question) => {
      if (question.ask === 'load') return models.get(question.name) ?? [];
      models.set(question.name, question.tensors);
      return [];
    },
  });
  const compiled = compile(program);
  if (!compiled.ok) throw new SyntaxError(compiled.diagnostics[0]?.message);
  const modules: Record<string, unknown> = { '@tensorflow/tfjs': tf, lab };
  const AsyncFunction = (async () => {}).constructor as new (
    ...words: string[]
  ) => (require: (name: string) => unknown, exports: object) => Promise<void>;
  await new AsyncFunction('require', 'exports', compiled.javascript)((name) => modules[name], {});
  await settleReads();
  return events;
}

/** The lines of the console among events. */
export function consoleLines(events: readonly ProgramEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'log' ? [event.parts.map(text).join(' ')] : []));
}

function text(part: SentPart): string {
  if (part.kind === 'said') return say(part.saying);
  if (part.kind === 'object') return part.preview;
  return part.kind === 'tensor' ? `Tensor [${part.shape.join(', ')}]` : part.text;
}

/** An archive of one array, as the page would answer for it. */
function archive(question: ArchiveQuestion): ArchiveContents | ArchivePart {
  const dims = ['time', 'level', 'latitude', 'longitude'];
  if (question.ask === 'open') {
    const array = { name: 't2m', dims, shape: [8, 1, 2, 4], dtype: 'float32', chunks: [4, 1, 2, 4] };
    return { arrays: [{ ...array, attributes: { units: 'K' } }], attributes: {} };
  }
  const left = dims.filter(
    (dim) => typeof question.picks.find(({ dimension }) => dimension === dim)?.pick !== 'number',
  );
  return { values: new Float32Array(16).fill(280), shape: [2, 2, 4], dims: left, coordinates: {} };
}

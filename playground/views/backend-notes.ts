import { type Backend, type BackendNote, backendNames } from '../protocol/events.ts';
import { say } from '../words/en/sayings.ts';
import { backendNotes as words } from '../words/en/views.ts';
import { escapeHtml } from './drawing/escape.ts';
import { displayNumber } from './drawing/number-format.ts';

/** What is known about the backends of one program. */
export interface BackendKnowledge {
  /** What the last run looked at, in this order. */
  notes: readonly BackendNote[];
  /** Milliseconds a training step, fastest first. */
  measured: readonly { backend: Backend; msPerStep: number }[];
  /** What the reader or the address asks for. */
  asked: Backend | undefined;
}

/** Why each backend was taken or passed over, as a list, and what was measured. */
export function backendNotesHtml(knowledge: BackendKnowledge): string {
  const entries = knowledge.notes.map(
    ({ backend, taken, reason }) =>
      `<dt>${taken ? words.inUse(backendNames[backend]) : backendNames[backend]}</dt><dd>${escapeHtml(say(reason))}</dd>`,
  );
  const paces = paceSentence(knowledge);
  return `<dl>${entries.join('')}</dl>${paces && `<p>${paces}</p>`}<p>${words.address}</p>`;
}

/** The measured times in one sentence, and what follows from them; empty when nothing was measured. */
export function paceSentence({ notes, measured, asked }: BackendKnowledge): string {
  const [first, ...others] = measured;
  if (!first) return '';
  const time = (ms: number): string => displayNumber(ms, 2);
  const times = [
    words.firstPace(backendNames[first.backend], time(first.msPerStep)),
    ...others.map(({ backend, msPerStep }) => words.pace(backendNames[backend], time(msPerStep))),
  ].join(', ');
  if (others.length === 0) return `${words.measured(times)}.`;
  const onProcessor = first.backend === 'wasm' || first.backend === 'cpu';
  const onGraphics = others.some(({ backend }) => backend === 'webgpu' || backend === 'webgl');
  const verdict = onProcessor && onGraphics ? words.tooSmall : '';
  const inUse = notes.find(({ taken }) => taken)?.backend;
  const next = asked || first.backend === inUse ? '' : words.next(backendNames[first.backend]);
  return `${words.measured(times)}${verdict}.${next}`;
}

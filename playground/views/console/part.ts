import { say } from '../../words/en/sayings.ts';
import type { Part, Recorded } from '../view.ts';
import type { ConsoleEvent, LogPart, SentPart } from './event.ts';
import { addLine, type Printed } from './state.ts';

/** Console lines that a recording keeps. */
const maxRecorded = 200;

/** What the program prints. */
export const consolePart: Part<Printed, ConsoleEvent> = {
  empty: () => ({ console: [], letters: 0, dropped: { flood: 0, old: 0 } }),
  take: {
    log: (run, { level, parts }, times) => addLine(run, level, parts.map(inWords), times),
    dropped(run, { lines }) {
      run.dropped.flood += lines;
    },
  },
  freeze({ console: lines, dropped: { flood, old } }) {
    const recorded = lines
      .slice(-maxRecorded)
      .map(({ level, parts, count }): Recorded => ({ event: { type: 'log', level, parts }, count }));
    const dropped = flood + old + Math.max(0, lines.length - maxRecorded);
    return dropped > 0 ? [...recorded, { event: { type: 'dropped', lines: dropped } }] : recorded;
  },
};

function inWords(part: SentPart): LogPart {
  return part.kind === 'said' ? { kind: 'text', text: say(part.saying) } : part;
}

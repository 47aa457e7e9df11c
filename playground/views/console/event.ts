import type { EventKinds } from '../../protocol/event-kind.ts';
import { list, maxText, name, numbers, oneOf, record, text, whole } from '../../protocol/primitives.ts';
import { parseSaying, type Saying, saying } from '../../protocol/sayings.ts';

/** A piece of a console line. Tensors and objects are described inside the sandbox; only text crosses. */
export type LogPart =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'tensor'; shape: number[]; dtype: string; values: number[]; more: number }
  | { kind: 'object'; preview: string; detail: string };

/** What crosses: the page puts into words what the sandbox itself has to say. */
export type SentPart = LogPart | { kind: 'said'; saying: Saying };

const logLevels = ['log', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

interface LogEvent {
  type: 'log';
  level: LogLevel;
  parts: SentPart[];
}

/** Lines that did not leave the sandbox. */
interface DroppedEvent {
  type: 'dropped';
  lines: number;
}

export type ConsoleEvent = LogEvent | DroppedEvent;

/** Parts of a console line and the letters in all of them; further parts are counted. */
const maxParts = 50;
const maxLine = 40_000;

/** Lines come one by one; the outbox counts those that it drops. */
export const consoleEvents: EventKinds<ConsoleEvent> = {
  log: {
    parse(event) {
      const level = oneOf(logLevels, event['level']);
      const parts = parseParts(event['parts']);
      return level && parts && { type: 'log', level, parts };
    },
    replaces: 'none',
    numbers: () => 0,
  },
  dropped: {
    parse(event) {
      const lines = whole(event['lines']);
      return lines === undefined ? undefined : { type: 'dropped', lines };
    },
    replaces: 'none',
    numbers: () => 0,
  },
};

/** The first parts of a line, with a word on those that are left out, and so much of each as the line has room for. */
function parseParts(data: unknown): SentPart[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const many = data.length > maxParts;
  let room = maxLine;
  const words = (value: unknown): string | undefined => {
    const cut = text(value, Math.min(room, maxText));
    room -= cut?.length ?? 0;
    return cut;
  };
  const parts = list(many ? data.slice(0, maxParts - 1) : data, (part) => parsePart(part, words), maxParts);
  if (many) parts?.push({ kind: 'said', saying: saying('more-parts', String(data.length - maxParts + 1)) });
  return parts;
}

function parsePart(data: unknown, words: (value: unknown) => string | undefined): SentPart | undefined {
  const part = record(data);
  switch (part?.['kind'] as SentPart['kind']) {
    case 'text':
    case 'number': {
      const content = words(part?.['text']);
      return content === undefined ? undefined : { kind: part?.['kind'] as 'text' | 'number', text: content };
    }
    case 'tensor': {
      const shape = list(part?.['shape'], whole, 16);
      const dtype = name(part?.['dtype']);
      const values = numbers(part?.['values'], 64);
      const more = whole(part?.['more']);
      return shape && dtype !== undefined && values && more !== undefined
        ? { kind: 'tensor', shape, dtype, values, more }
        : undefined;
    }
    case 'object': {
      const preview = words(part?.['preview']);
      const detail = words(part?.['detail']);
      return preview === undefined || detail === undefined ? undefined : { kind: 'object', preview, detail };
    }
    case 'said': {
      const said = parseSaying(part?.['saying']);
      return said && { kind: 'said', saying: said };
    }
    default:
      return undefined;
  }
}

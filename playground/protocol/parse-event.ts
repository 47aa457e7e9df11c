import { kindOf } from '../views/events.ts';
import { parseArchiveQuestion } from './archive.ts';
import {
  backends,
  errorKinds,
  loopLabels,
  type ProgramError,
  type ProgramEvent,
  type RunEvent,
} from './events.ts';
import { parseModelQuestion } from './model.ts';
import { parseNote } from './parse-note.ts';
import { finite, list, name, oneOf, record, text, whole } from './primitives.ts';
import { parseSaying } from './sayings.ts';

/** Parses one event of a program; undefined when it is malformed. The program may have forged it. */
export function parseEvent(data: unknown): ProgramEvent | undefined {
  const event = record(data);
  if (!event) return undefined;
  const type = event['type'];
  if (typeof type !== 'string') return undefined;
  switch (type as RunEvent['type']) {
    case 'backend': {
      const backend = oneOf(backends, event['backend']);
      const notes = list(event['notes'], parseNote, backends.length);
      return backend && notes && { type: 'backend', backend, notes };
    }
    case 'need': {
      const dataset = name(event['dataset']);
      return dataset === undefined ? undefined : { type: 'need', dataset };
    }
    case 'need-asset': {
      const file = name(event['name']);
      return file === undefined ? undefined : { type: 'need-asset', name: file };
    }
    case 'archive': {
      const request = whole(event['request']);
      const question = parseArchiveQuestion(event['question']);
      return request === undefined || !question ? undefined : { type: 'archive', request, question };
    }
    case 'model': {
      const request = whole(event['request']);
      const question = parseModelQuestion(event['question']);
      return request === undefined || !question ? undefined : { type: 'model', request, question };
    }
    case 'shaders': {
      const texts = list(event['texts'], text);
      return texts && { type: 'shaders', texts };
    }
    case 'paused': {
      const label = oneOf(loopLabels, event['label']);
      const [done, total] = [whole(event['done']), whole(event['total'])];
      return label === undefined || done === undefined || total === undefined
        ? undefined
        : { type: 'paused', label, done, total };
    }
    case 'finished': {
      const seconds = finite(event['seconds']);
      return seconds === undefined ? undefined : { type: 'finished', seconds };
    }
    case 'stopped':
      return { type: 'stopped' };
    case 'failed': {
      const error = parseError(event['error']);
      return error && { type: 'failed', error };
    }
    default:
      return kindOf(type)?.parse(event);
  }
}

function parseError(data: unknown): ProgramError | undefined {
  const error = record(data);
  const kind = oneOf(errorKinds, error?.['kind']);
  const message = text(error?.['message']) ?? parseSaying(error?.['message']);
  if (!error || !kind || message === undefined) return undefined;
  const hint = parseSaying(error['hint']);
  const line = whole(error['line']);
  const column = whole(error['column']);
  return {
    kind,
    message,
    ...(hint && { hint }),
    ...(line && { line }),
    ...(column && { column }),
  };
}

import type { BootMessage } from './commands.ts';
import { backends } from './events.ts';
import { parseNote } from './parse-note.ts';
import { list, name, oneOf, record, sentence, whole } from './primitives.ts';

/** How many events a batch claims to hold, sound or not; 0 when it is no batch. */
export function countEvents(data: unknown): number {
  const events = record(data)?.['events'];
  return Array.isArray(events) ? events.length : 0;
}

/** A batch of events that nobody has looked at yet. */
export interface Batch {
  run: number;
  events: readonly unknown[];
}

/** Parses what is around a batch of events; undefined when it is not one. `parseEvent` parses what is in it. */
export function parseBatch(data: unknown): Batch | undefined {
  const message = record(data);
  const run = whole(message?.['run']);
  const events = message?.['events'];
  return run === undefined || !Array.isArray(events) ? undefined : { run, events };
}

/** Parses what a worker says before a run; undefined when it is anything else. */
export function parseBootMessage(data: unknown): BootMessage | undefined {
  const message = record(data);
  switch (message?.['boot']) {
    case 'asset': {
      const file = name(message['name']);
      return file === undefined ? undefined : { boot: 'asset', name: file };
    }
    case 'ready': {
      const backend = oneOf(backends, message['backend']);
      const notes = list(message['notes'], parseNote, backends.length);
      return backend && notes && { boot: 'ready', backend, notes };
    }
    case 'failed':
      return {
        boot: 'failed',
        notes: list(message['notes'], parseNote, backends.length) ?? [],
        message: sentence(message['message']) ?? '',
      };
    default:
      return undefined;
  }
}

import type { BootMessage } from './commands.ts';
import { backends, type EventMessage } from './events.ts';
import { parseEvent } from './parse-event.ts';
import { parseNote } from './parse-note.ts';
import { list, oneOf, record, text, whole } from './primitives.ts';

/** How many events a batch claims to hold, sound or not; 0 when it is no batch. */
export function countEvents(data: unknown): number {
  const events = record(data)?.['events'];
  return Array.isArray(events) ? events.length : 0;
}

/** Parses a batch of events; undefined when it is not one. Events that are malformed are left out. */
export function parseEventMessage(data: unknown): EventMessage | undefined {
  const message = record(data);
  const run = whole(message?.['run']);
  const events = message?.['events'];
  if (run === undefined || !Array.isArray(events)) return undefined;
  return { run, events: events.flatMap((event: unknown) => parseEvent(event) ?? []) };
}

/** Parses what a worker says before a run; undefined when it is anything else. */
export function parseBootMessage(data: unknown): BootMessage | undefined {
  const message = record(data);
  switch (message?.['boot']) {
    case 'asset': {
      const name = text(message['name']);
      return name === undefined ? undefined : { boot: 'asset', name };
    }
    case 'ready': {
      const backend = oneOf(backends, message['backend']);
      const notes = list(message['notes'], parseNote);
      return backend && notes && { boot: 'ready', backend, notes };
    }
    case 'failed':
      return { boot: 'failed', message: text(message['message']) ?? 'The sandbox did not start.' };
    default:
      return undefined;
  }
}

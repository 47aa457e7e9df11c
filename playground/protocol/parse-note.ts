import { type BackendNote, backends } from './events.ts';
import { boolean, oneOf, record, sentence } from './primitives.ts';

/** Parses a note on a backend. */
export function parseNote(data: unknown): BackendNote | undefined {
  const note = record(data);
  const backend = oneOf(backends, note?.['backend']);
  const taken = boolean(note?.['taken']);
  const reason = sentence(note?.['reason']);
  return backend && taken !== undefined && reason !== undefined ? { backend, taken, reason } : undefined;
}

import { type BackendNote, backends } from './events.ts';
import { boolean, oneOf, record } from './primitives.ts';
import { parseSaying } from './sayings.ts';

/** Parses a note on a backend. */
export function parseNote(data: unknown): BackendNote | undefined {
  const note = record(data);
  const backend = oneOf(backends, note?.['backend']);
  const taken = boolean(note?.['taken']);
  const reason = parseSaying(note?.['reason']);
  return backend && taken !== undefined && reason ? { backend, taken, reason } : undefined;
}

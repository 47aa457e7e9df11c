import type { ProgramEvent } from '../protocol/events.ts';
import { parseEvent } from '../protocol/parse-event.ts';
import { fromBase64, toBase64 } from './drawing/base64.ts';
import { dequantise, quantise } from './quantise.ts';
import { parts, takers, viewOf } from './registry.ts';
import { emptyResults, type Results, take } from './results.ts';
import type { Outcome } from './run-state.ts';
import type { Recorded } from './view.ts';

/** A run's results as JSON: the events that would draw them again, thinned and rounded. */
export interface RecordedResults {
  version: 1;
  events: RecordedEvent[];
}

/** An event whose numbers JSON can hold; `count` stands for identical lines in a row. */
export type RecordedEvent = Record<string, unknown> & { type: ProgramEvent['type']; count?: number };

/**
 * Results made small and repeatable: numbers to 5 significant digits (whole ones exactly), at most 400 points a
 * series, fields in 16 bits. Progress, memory and the reasons for the backend belong to the machine: left out.
 */
export function freeze(results: Results): RecordedResults {
  const { backend, order, outcome } = results;
  const recorded: Recorded[] = backend ? [{ event: { type: 'backend', backend, notes: [] } }] : [];
  for (const key of order) recorded.push(...viewOf(key).freeze(results, key.id));
  for (const part of parts) recorded.push(...part.freeze(results));
  if (outcome) recorded.push({ event: ending(outcome) });
  return { version: 1, events: recorded.map(encoded) };
}

function ending(outcome: Outcome): ProgramEvent {
  switch (outcome.kind) {
    case 'finished':
      return { type: 'finished', seconds: outcome.seconds };
    case 'stopped':
      return { type: 'stopped' };
    case 'failed':
      return { type: 'failed', error: outcome.error };
    default:
      return outcome satisfies never;
  }
}

function encoded({ event, count = 1 }: Recorded): RecordedEvent {
  const plain = encode(event) as RecordedEvent;
  return count > 1 ? { ...plain, count } : plain;
}

/** The results that a recording holds. Throws when it holds anything else. */
export function thaw(recorded: RecordedResults): Results {
  const results = emptyResults();
  recorded.events.forEach((event, i) => {
    const { count = 1, ...said } = decode(event) as RecordedEvent;
    const parsed = parseEvent(said);
    if (!parsed) throw new Error(`recorded event ${i} (${String(event.type)}) is malformed`);
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new Error(`recorded event ${i} (${event.type}) has a count that is not a positive whole number`);
    }
    const about = take(results, parsed, count);
    const orphan = !about && takers.get(parsed.type)?.kind !== undefined;
    if (orphan) throw new Error(`recorded event ${i} (${event.type}) is about no view`);
  });
  return results;
}

/** Parses a file of recorded results. Throws an error that names the event that is wrong. */
export function parseRecorded(data: unknown): RecordedResults {
  if (typeof data !== 'object' || data === null) throw new Error('recorded results are not an object');
  const { version, events } = data as Record<string, unknown>;
  if (version !== 1)
    throw new Error(`recorded results have version ${String(version)}, not 1: record them anew`);
  if (!Array.isArray(events)) throw new Error('recorded results have no list of events');
  const isObject = (event: unknown) => typeof event === 'object' && event !== null;
  const odd = events.findIndex((event) => !isObject(event));
  if (odd >= 0) throw new Error(`recorded event ${odd} is not an object`);
  const recorded: RecordedResults = { version, events: events as RecordedEvent[] };
  thaw(recorded);
  return recorded;
}

/** Makes any part of an event fit JSON: rounded numbers, named non-finite ones, packed arrays. */
function encode(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { notFinite: String(value) };
    return Number.isInteger(value) ? value : Number(value.toPrecision(5));
  }
  if (value instanceof Float32Array) return quantise(value);
  if (value instanceof Uint32Array) {
    return { uint32: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encode(entry)]));
  }
  return value;
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const { notFinite, uint16, uint32, scale, offset } = value as Record<string, unknown>;
  if (typeof notFinite === 'string') return Number(notFinite);
  if (typeof uint32 === 'string') return new Uint32Array(fromBase64(uint32).buffer);
  if (typeof uint16 === 'string' && typeof scale === 'number' && typeof offset === 'number') {
    return dequantise({ uint16, scale, offset });
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry)]));
}

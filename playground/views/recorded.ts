import type { ProgramEvent } from '../protocol/events.ts';
import { parseEvent } from '../protocol/parse-event.ts';
import { decimate, drawable, thin } from './decimate.ts';
import { fewerFrames } from './fewer-frames.ts';
import { dequantise, fromBase64, quantise, toBase64 } from './quantise.ts';
import {
  emptyResults,
  type PlotResult,
  type Results,
  reduce,
  type SeriesResult,
  type ViewKey,
} from './results.ts';

/** A run's results as JSON: the events that would draw them again, thinned and rounded. */
export interface RecordedResults {
  version: 1;
  events: RecordedEvent[];
}

/** An event whose numbers JSON can hold; `count` stands for identical lines in a row. */
export type RecordedEvent = Record<string, unknown> & { type: ProgramEvent['type']; count?: number };

/** Points kept of a series, and console lines kept of a run. */
const maxPoints = 400;
const maxLines = 200;

/**
 * Results made small and repeatable: numbers to 5 significant digits (whole ones exactly), at most 400 points a
 * series, fields in 16 bits. Progress, memory and the reasons for the backend belong to the machine: left out.
 */
export function freeze(results: Results): RecordedResults {
  const events: RecordedEvent[] = [];
  const add = (event: ProgramEvent, count = 1) => {
    const encoded = encode(event) as RecordedEvent;
    events.push(count > 1 ? { ...encoded, count } : encoded);
  };
  if (results.backend) add({ type: 'backend', backend: results.backend, notes: [] });
  for (const key of results.order) addView(results, key, add);
  for (const line of results.console.slice(-maxLines)) {
    add({ type: 'log', level: line.level, parts: line.parts }, line.count);
  }
  const dropped =
    results.dropped.flood + results.dropped.old + Math.max(0, results.console.length - maxLines);
  if (dropped > 0) add({ type: 'dropped', lines: dropped });
  const outcome = results.outcome;
  if (outcome?.kind === 'finished') add({ type: 'finished', seconds: outcome.seconds });
  if (outcome?.kind === 'stopped') add({ type: 'stopped' });
  if (outcome?.kind === 'failed') add({ type: 'failed', error: outcome.error });
  return { version: 1, events };
}

function addView(results: Results, key: ViewKey, add: (event: ProgramEvent, count?: number) => void): void {
  const { id } = key;
  const plot = key.kind === 'plot' && results.plots.find((view) => view.id === id);
  const field = key.kind === 'field' && results.fields.find((view) => view.id === id);
  const map = key.kind === 'map' && results.maps.find((view) => view.id === id);
  const table = key.kind === 'table' && results.tables.find((view) => view.id === id);
  const warning = key.kind === 'warning' && results.warnings[Number(id)];
  if (plot) {
    add({ type: 'plot', id, spec: { ...plot.spec, series: plot.series.map((series) => series.spec) } });
    for (const series of plot.series) {
      if (series.x.length > 0)
        add({ type: 'points', id, series: series.spec.name, ...thinned(plot, series), replace: true });
    }
  } else if (field) add({ type: 'field', ...field });
  else if (map) add({ type: 'map', ...fewerFrames(map) });
  else if (table) add({ type: 'table', ...table });
  else if (warning) {
    const { count, ...rest } = warning;
    add({ type: 'warning', ...rest }, count);
  } else if (key.kind === 'checks') {
    for (const check of results.checks) add({ type: 'check', ...check });
  }
}

function thinned(plot: PlotResult, { spec, x, y }: SeriesResult): { x: number[]; y: number[] } {
  if (x.length <= maxPoints) return { x, y };
  if (spec.style === 'points') return thin(x, y, within(x), within(y), maxPoints);
  if (!plot.spec.x.log) return decimate(x, y, within(x), maxPoints);
  const place = within(x.filter((value) => value > 0).map(Math.log));
  return decimate(x, y, (value) => place(Math.log(value)), maxPoints);
}

/** Maps values to 0…1 between the lowest and the highest. */
function within(values: number[]): (value: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!drawable(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return (value) => (value - low) / (high - low || 1);
}

/** The results that a recording holds. Throws when it holds anything else. */
export function thaw(recorded: RecordedResults): Results {
  const results = emptyResults();
  recorded.events.forEach((event, i) => {
    const parsed = parseEvent(decode(event));
    const orphan = parsed?.type === 'points' && !results.plots.some((plot) => plot.id === parsed.id);
    if (!parsed || orphan) throw new Error(`recorded event ${i} (${String(event.type)}) is malformed`);
    reduce(results, parsed);
    if (event.count === undefined) return;
    if (!Number.isSafeInteger(event.count) || event.count < 1) {
      throw new Error(`recorded event ${i} (${event.type}) has a count that is not a positive whole number`);
    }
    const folded = parsed.type === 'log' ? results.console.at(-1) : results.warnings.at(-1);
    if (folded) folded.count = event.count;
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

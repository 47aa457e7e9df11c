import { parseArchiveQuestion } from './archive.ts';
import {
  backends,
  type Cell,
  errorKinds,
  type LogPart,
  logLevels,
  type ProgramError,
  type ProgramEvent,
} from './events.ts';
import { parseMap } from './parse-map.ts';
import { parseNote } from './parse-note.ts';
import { parseField, parsePlot, parseTable } from './parse-spec.ts';
import { boolean, finite, list, number, oneOf, record, text, whole } from './primitives.ts';

/** The most values a field may have, and the most points in one event. */
const maxValues = 4_000_000;
const maxPoints = 1_000_000;

/** Parses one event of a program; undefined when it is malformed. The program may have forged it. */
export function parseEvent(data: unknown): ProgramEvent | undefined {
  const event = record(data);
  if (!event) return undefined;
  const id = text(event['id']);
  switch (event['type'] as ProgramEvent['type']) {
    case 'backend': {
      const backend = oneOf(backends, event['backend']);
      const notes = list(event['notes'], parseNote);
      return backend && notes && { type: 'backend', backend, notes };
    }
    case 'log': {
      const level = oneOf(logLevels, event['level']);
      const parts = list(event['parts'], parsePart);
      return level && parts && { type: 'log', level, parts };
    }
    case 'dropped': {
      const lines = whole(event['lines']);
      return lines === undefined ? undefined : { type: 'dropped', lines };
    }
    case 'plot': {
      const spec = parsePlot(event['spec']);
      return id !== undefined && spec ? { type: 'plot', id, spec } : undefined;
    }
    case 'points': {
      const series = text(event['series']);
      const x = list(event['x'], number, maxPoints);
      const y = list(event['y'], number, maxPoints);
      if (id === undefined || series === undefined || !x || !y || x.length !== y.length) return undefined;
      return { type: 'points', id, series, x, y, replace: event['replace'] === true };
    }
    case 'field': {
      const spec = parseField(event['spec']);
      const rows = whole(event['rows']);
      const columns = whole(event['columns']);
      const values = event['values'];
      if (id === undefined || !spec || !rows || !columns || !(values instanceof Float32Array))
        return undefined;
      if (values.length !== rows * columns || values.length > maxValues) return undefined;
      return { type: 'field', id, spec, rows, columns, values };
    }
    case 'map':
      return parseMap(event);
    case 'table': {
      const spec = parseTable(event['spec']);
      const rows = list(event['rows'], (row) => list(row, parseCell, 100));
      return id !== undefined && spec && rows ? { type: 'table', id, spec, rows } : undefined;
    }
    case 'progress': {
      const label = text(event['label']);
      const done = finite(event['done']);
      const total = finite(event['total']);
      return label === undefined || done === undefined || total === undefined
        ? undefined
        : { type: 'progress', label, done, total };
    }
    case 'memory': {
      const tensors = whole(event['tensors']);
      const bytes = whole(event['bytes']);
      const leaking = finite(event['leaking']);
      return tensors === undefined || bytes === undefined || leaking === undefined
        ? undefined
        : { type: 'memory', tensors, bytes, leaking };
    }
    case 'warning': {
      const message = text(event['message']);
      const line = whole(event['line']);
      return message === undefined ? undefined : { type: 'warning', message, ...(line && { line }) };
    }
    case 'check': {
      const name = text(event['name']);
      const passed = boolean(event['passed']);
      const message = text(event['message']);
      return name === undefined || passed === undefined || message === undefined
        ? undefined
        : { type: 'check', name, passed, message };
    }
    case 'need': {
      const dataset = text(event['dataset']);
      return dataset === undefined ? undefined : { type: 'need', dataset };
    }
    case 'need-asset': {
      const name = text(event['name']);
      return name === undefined ? undefined : { type: 'need-asset', name };
    }
    case 'archive': {
      const request = whole(event['request']);
      const question = parseArchiveQuestion(event['question']);
      return request === undefined || !question ? undefined : { type: 'archive', request, question };
    }
    case 'shaders': {
      const texts = list(event['texts'], text);
      return texts && { type: 'shaders', texts };
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
      return undefined;
  }
}

function parsePart(data: unknown): LogPart | undefined {
  const part = record(data);
  if (!part) return undefined;
  const content = text(part['text']);
  switch (part['kind'] as LogPart['kind']) {
    case 'text':
    case 'number':
      return content === undefined ? undefined : { kind: part['kind'] as 'text' | 'number', text: content };
    case 'tensor': {
      const shape = list(part['shape'], whole, 16);
      const dtype = text(part['dtype']);
      const values = list(part['values'], number, 64);
      const more = whole(part['more']);
      return shape && dtype !== undefined && values && more !== undefined
        ? { kind: 'tensor', shape, dtype, values, more }
        : undefined;
    }
    case 'object': {
      const preview = text(part['preview']);
      const detail = text(part['detail']);
      return preview === undefined || detail === undefined ? undefined : { kind: 'object', preview, detail };
    }
    default:
      return undefined;
  }
}

function parseCell(data: unknown): Cell | undefined {
  return data === null ? null : (text(data) ?? number(data) ?? boolean(data));
}

function parseError(data: unknown): ProgramError | undefined {
  const error = record(data);
  const kind = oneOf(errorKinds, error?.['kind']);
  const message = text(error?.['message']);
  if (!error || !kind || message === undefined) return undefined;
  const hint = text(error['hint']);
  const line = whole(error['line']);
  const column = whole(error['column']);
  return {
    kind,
    message,
    ...(hint !== undefined && { hint }),
    ...(line && { line }),
    ...(column && { column }),
  };
}

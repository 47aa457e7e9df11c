import type {
  Backend,
  BackendNote,
  Cell,
  FieldSpec,
  LogLevel,
  LogPart,
  PlotSpec,
  ProgramError,
  ProgramEvent,
  SeriesSpec,
  TableSpec,
} from '../protocol/events.ts';
import type { MapEvent } from '../protocol/map-event.ts';
import { sameParts } from './same-parts.ts';

/** One curve with all its points; x and y have equal length, y may hold NaN and infinities. */
export interface SeriesResult {
  spec: SeriesSpec;
  x: number[];
  y: number[];
}

export interface PlotResult {
  id: string;
  spec: PlotSpec;
  series: SeriesResult[];
  /** Points that were not kept because a series or the plot was full. */
  dropped: number;
}

export interface FieldResult {
  id: string;
  spec: FieldSpec;
  rows: number;
  columns: number;
  /** Row by row, row 0 first; a value that is not finite is missing. */
  values: Float32Array;
}

/** A map, or several side by side. */
export type MapResult = Omit<MapEvent, 'type'>;

export interface TableResult {
  id: string;
  spec: TableSpec;
  rows: Cell[][];
}

export interface ConsoleLine {
  /** Position among all lines of the run, so that a view can append without comparing. */
  index: number;
  level: LogLevel;
  parts: LogPart[];
  /** How many identical lines in a row this one stands for. */
  count: number;
}

export interface CheckResult {
  name: string;
  passed: boolean;
  message: string;
}

export interface WarningResult {
  message: string;
  line?: number;
  count: number;
}

export type Outcome =
  | { kind: 'finished'; seconds: number }
  | { kind: 'stopped' }
  | { kind: 'failed'; error: ProgramError };

/** Where a view stands: views keep the order in which the program made them. */
export interface ViewKey {
  kind: 'plot' | 'field' | 'map' | 'table' | 'warning' | 'checks';
  id: string;
}

/** Everything a run has said, in a form that can be drawn at any moment. */
export interface Results {
  order: ViewKey[];
  plots: PlotResult[];
  fields: FieldResult[];
  maps: MapResult[];
  tables: TableResult[];
  warnings: WarningResult[];
  checks: CheckResult[];
  console: ConsoleLine[];
  /** Lines that are gone: dropped in the sandbox, or older than the lines kept here. */
  dropped: { flood: number; old: number };
  progress: { label: string; done: number; total: number } | undefined;
  memory: { tensors: number; bytes: number; leaking: number } | undefined;
  backend: Backend | undefined;
  notes: BackendNote[];
  outcome: Outcome | undefined;
}

/** What one run may keep on the page. A program that floods is cut here and told so, not allowed to eat the tab. */
export const limits = { views: 200, series: 200, points: 1_000_000, lines: 10_000, checks: 500 } as const;

/** Results of a run that has said nothing yet. */
export function emptyResults(): Results {
  return {
    order: [],
    plots: [],
    fields: [],
    maps: [],
    tables: [],
    warnings: [],
    checks: [],
    console: [],
    dropped: { flood: 0, old: 0 },
    progress: undefined,
    memory: undefined,
    backend: undefined,
    notes: [],
    outcome: undefined,
  };
}

/**
 * Adds one event and returns the same object, changed in place: a training loop sends thousands of points, and
 * copying the arrays for each would make appending quadratic.
 */
export function reduce(results: Results, event: ProgramEvent): Results {
  switch (event.type) {
    case 'backend':
      results.backend = event.backend;
      results.notes = event.notes;
      break;
    case 'log':
      addLine(results, event.level, event.parts);
      break;
    case 'dropped':
      results.dropped.flood += event.lines;
      break;
    case 'plot':
      addPlot(results, event.id, event.spec);
      break;
    case 'points':
      addPoints(results, event);
      break;
    case 'field': {
      const { id, spec, rows, columns, values } = event;
      place(results, results.fields, 'field', { id, spec, rows, columns, values });
      break;
    }
    case 'map':
      place(results, results.maps, 'map', { id: event.id, spec: event.spec, panels: event.panels });
      break;
    case 'table':
      place(results, results.tables, 'table', { id: event.id, spec: event.spec, rows: event.rows });
      break;
    case 'progress':
      results.progress = { label: event.label, done: event.done, total: event.total };
      break;
    case 'memory':
      results.memory = { tensors: event.tensors, bytes: event.bytes, leaking: event.leaking };
      break;
    case 'warning':
      addWarning(results, event.message, event.line);
      break;
    case 'check':
      addCheck(results, { name: event.name, passed: event.passed, message: event.message });
      break;
    case 'need':
    case 'need-asset':
    case 'archive':
    case 'shaders':
      break;
    case 'finished':
      results.outcome = { kind: 'finished', seconds: event.seconds };
      break;
    case 'stopped':
      results.outcome = { kind: 'stopped' };
      break;
    case 'failed':
      results.outcome = { kind: 'failed', error: event.error };
      break;
    default:
      event satisfies never;
  }
  return results;
}

/** Replaces the view of this id or, while there is room, adds it at the end. */
function place<View extends { id: string }>(
  results: Results,
  views: View[],
  kind: ViewKey['kind'],
  view: View,
): void {
  const known = views.findIndex((other) => other.id === view.id);
  if (known >= 0) {
    views[known] = view;
  } else if (results.order.length < limits.views) {
    views.push(view);
    results.order.push({ kind, id: view.id });
  }
}

function addPlot(results: Results, id: string, spec: PlotSpec): void {
  const known = results.plots.find((plot) => plot.id === id);
  // `lab` declares a plot anew for each series that joins; a plot without series is a new one of the same title.
  const kept = spec.series.length > 0 ? (known?.series ?? []) : [];
  const declared = spec.series.slice(0, limits.series).map((series) => {
    const old = kept.find((other) => other.spec.name === series.name);
    return { spec: series, x: old?.x ?? [], y: old?.y ?? [] };
  });
  const rest = kept.filter((old) => !declared.some((series) => series.spec.name === old.spec.name));
  const series = [...declared, ...rest].slice(0, limits.series);
  place(results, results.plots, 'plot', { id, spec, series, dropped: known?.dropped ?? 0 });
}

function addPoints(results: Results, event: Extract<ProgramEvent, { type: 'points' }>): void {
  const plot = results.plots.find((other) => other.id === event.id);
  if (!plot) return;
  const points = Math.min(event.x.length, event.y.length);
  let series = plot.series.find((other) => other.spec.name === event.series);
  if (!series) {
    if (plot.series.length >= limits.series) {
      plot.dropped += points;
      return;
    }
    series = { spec: { name: event.series }, x: [], y: [] };
    plot.series.push(series);
  }
  if (event.replace) {
    series.x = [];
    series.y = [];
  }
  const room = Math.min(points, limits.points - series.x.length);
  for (let i = 0; i < room; i += 1) {
    series.x.push(event.x[i] ?? Number.NaN);
    series.y.push(event.y[i] ?? Number.NaN);
  }
  plot.dropped += points - room;
}

function addLine(results: Results, level: LogLevel, parts: LogPart[]): void {
  const lines = results.console;
  const last = lines.at(-1);
  if (last && last.level === level && sameParts(last.parts, parts)) {
    last.count += 1;
    return;
  }
  lines.push({ index: (last?.index ?? -1) + 1, level, parts, count: 1 });
  // Cut in large pieces: shifting one line at a time would move the whole array for each.
  if (lines.length >= 2 * limits.lines) {
    results.dropped.old += limits.lines;
    lines.splice(0, limits.lines);
  }
}

function addWarning(results: Results, message: string, line: number | undefined): void {
  const known = results.warnings.find((other) => other.message === message && other.line === line);
  if (known) {
    known.count += 1;
  } else if (results.order.length < limits.views) {
    results.order.push({ kind: 'warning', id: String(results.warnings.length) });
    results.warnings.push(line === undefined ? { message, count: 1 } : { message, line, count: 1 });
  }
}

function addCheck(results: Results, check: CheckResult): void {
  if (results.checks.length === 0) results.order.push({ kind: 'checks', id: '' });
  if (results.checks.length < limits.checks) results.checks.push(check);
}

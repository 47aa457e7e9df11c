import { type AxisSpec, parseAxis } from '../../protocol/axis.ts';
import { type EventKinds, inList } from '../../protocol/event-kind.ts';
import { list, name, numbers, oneOf, record } from '../../protocol/primitives.ts';
import { type Role, roles } from '../../protocol/roles.ts';

export const seriesStyles = ['line', 'points', 'dashed'] as const;

export interface SeriesSpec {
  name: string;
  role?: Role;
  style?: (typeof seriesStyles)[number];
}

export interface PlotSpec {
  title: string;
  x: AxisSpec;
  y: AxisSpec;
  /** Declared in advance to fix order, role and style; a series that is not listed is added as it arrives. */
  series: SeriesSpec[];
}

interface PlotEvent {
  type: 'plot';
  id: string;
  spec: PlotSpec;
}

export interface PointsEvent {
  type: 'points';
  id: string;
  series: string;
  x: number[];
  y: number[];
  replace: boolean;
}

/** A plot is declared first. */
export type ChartEvent = PlotEvent | PointsEvent;

/** The most series that a plot may declare. */
export const maxDeclaredSeries = 1000;
/** The most points in one event. */
export const maxPoints = 1_000_000;

/** A chart is declared, and its points follow as they come. */
export const chartEvents: EventKinds<ChartEvent> = {
  plot: {
    parse(event) {
      const id = name(event['id']);
      const spec = parseSpec(event['spec']);
      return id !== undefined && spec ? { type: 'plot', id, spec } : undefined;
    },
    replaces: 'none',
    numbers: () => 0,
  },
  points: {
    parse(event) {
      const id = name(event['id']);
      const series = name(event['series']);
      const x = numbers(event['x'], maxPoints);
      const y = numbers(event['y'], maxPoints);
      if (id === undefined || series === undefined || !x || !y || x.length !== y.length) return undefined;
      return { type: 'points', id, series, x, y, replace: event['replace'] === true };
    },
    replaces: 'none',
    numbers: ({ x }) => inList * x.length,
  },
};

function parseSpec(data: unknown): PlotSpec | undefined {
  const spec = record(data);
  const title = name(spec?.['title']);
  const x = parseAxis(spec?.['x']);
  const y = parseAxis(spec?.['y']);
  const series = list(spec?.['series'], parseSeries, maxDeclaredSeries);
  return title !== undefined && x && y && series ? { title, x, y, series } : undefined;
}

function parseSeries(data: unknown): SeriesSpec | undefined {
  const series = record(data);
  const title = name(series?.['name']);
  if (!series || title === undefined) return undefined;
  const role = oneOf(roles, series['role']);
  const style = oneOf(seriesStyles, series['style']);
  return { name: title, ...(role && { role }), ...(style && { style }) };
}

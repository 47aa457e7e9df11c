import { type AxisSpec, parseAxis } from '../../protocol/axis.ts';
import { type EventKinds, inList } from '../../protocol/event-kind.ts';
import { finite, list, name, oneOf, record, whole } from '../../protocol/primitives.ts';
import { type Role, roles } from '../../protocol/roles.ts';

/** Values that were counted together. */
export interface CountedSeries {
  name: string;
  role?: Role;
  /** How many values lie in each bin. */
  counts: number[];
  /** How many lie below the first bin, how many above the last, and how many are NaN or infinite. */
  below: number;
  above: number;
  notFinite: number;
}

export interface HistogramSpec {
  title: string;
  x: AxisSpec;
  /** Draws what part of its series each bin holds instead of how many values. */
  share?: boolean;
}

/** Counted in the sandbox: however many values there are, some hundred numbers cross. */
export interface HistogramEvent {
  type: 'histogram';
  id: string;
  spec: HistogramSpec;
  /** Lower end of the first bin, and the width that all bins have, in the units of the values. */
  low: number;
  width: number;
  /** One count a bin, in each of them as many. */
  series: CountedSeries[];
}

export const maxBins = 500;
export const maxHistogramSeries = 20;

/** A histogram is sent whole, and again when it changes. */
export const histogramEvents: EventKinds<HistogramEvent> = {
  histogram: {
    parse(event) {
      const id = name(event['id']);
      const spec = parseSpec(event['spec']);
      const low = finite(event['low']);
      const width = finite(event['width']);
      const series = list(event['series'], parseSeries, maxHistogramSeries);
      if (id === undefined || !spec || low === undefined || width === undefined || !series) return undefined;
      const bins = series[0]?.counts.length ?? 0;
      if (bins === 0 || series.some(({ counts }) => counts.length !== bins)) return undefined;
      const high = low + bins * width;
      // Bins too narrow to be told apart at such values would have no place on an axis.
      return width > 0 && Number.isFinite(high - low) && low + width > low && high - width < high
        ? { type: 'histogram', id, spec, low, width, series }
        : undefined;
    },
    replaces: 'view',
    numbers: ({ series }) => inList * series.length * (series[0]?.counts.length ?? 0),
  },
};

function parseSpec(data: unknown): HistogramSpec | undefined {
  const spec = record(data);
  const title = name(spec?.['title']);
  const x = parseAxis(spec?.['x']);
  if (!spec || title === undefined || !x) return undefined;
  return { title, x, ...(spec['share'] === true && { share: true }) };
}

function parseSeries(data: unknown): CountedSeries | undefined {
  const series = record(data);
  const title = name(series?.['name']);
  const role = oneOf(roles, series?.['role']);
  const counts = list(series?.['counts'], whole, maxBins);
  const below = whole(series?.['below']);
  const above = whole(series?.['above']);
  const notFinite = whole(series?.['notFinite']);
  if (title === undefined || !counts || below === undefined || above === undefined || notFinite === undefined)
    return undefined;
  return { name: title, ...(role && { role }), counts, below, above, notFinite };
}

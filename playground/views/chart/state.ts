import { type Cost, hold, roomBeside } from '../holdings.ts';
import { keyOf, place, type RunState } from '../run-state.ts';
import { textsWeight, textWeight } from '../text-weight.ts';
import type { PlotSpec, PointsEvent, SeriesSpec } from './event.ts';

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

/** What a run has plotted. */
export interface Plots {
  plots: PlotResult[];
}

/** Series that one plot may have. */
export const maxSeries = 200;

/** What this view is called among the results. */
export const kind = 'plot';

/** Declares a plot, or declares it anew. */
export function addPlot(run: RunState & Plots, id: string, spec: PlotSpec): void {
  const known = run.plots.find((plot) => plot.id === id);
  // `lab` declares a plot anew for each series that joins; a plot without series is a new one of the same title.
  const kept = new Map(
    (spec.series.length > 0 ? (known?.series ?? []) : []).map((series) => [series.spec.name, series]),
  );
  const declared = spec.series.slice(0, maxSeries).map((series) => {
    const old = kept.get(series.name);
    kept.delete(series.name);
    return { spec: series, x: old?.x ?? [], y: old?.y ?? [] };
  });
  const series = [...declared, ...kept.values()].slice(0, maxSeries);
  const plot = { id, spec, series, dropped: known?.dropped ?? 0 };
  place(run, run.plots, plot, { kind, cost: plotCost(plot), sort: 'drawing' });
}

/** Adds points to a series, or replaces it; says whether there is such a plot. */
export function addPoints(run: RunState & Plots, event: PointsEvent): boolean {
  const plot = run.plots.find((other) => other.id === event.id);
  if (!plot) return false;
  const key = keyOf({ kind, id: event.id });
  const { holdings } = run;
  const held = holdings.of.get(key) ?? {};
  const points = Math.min(event.x.length, event.y.length);
  let series = plot.series.find((other) => other.spec.name === event.series);
  if (!series) {
    const name = event.series;
    const joined = {
      ...held,
      series: (held.series ?? 0) + 1,
      letters: (held.letters ?? 0) + textWeight(name),
    };
    if (plot.series.length >= maxSeries || !hold(holdings, key, joined)) {
      plot.dropped += points;
      return true;
    }
    series = { spec: { name }, x: [], y: [] };
    plot.series.push(series);
  }
  const before = event.replace ? 0 : series.x.length;
  const others = (held.points ?? 0) - series.x.length;
  const room = Math.min(points, roomBeside(holdings, key, 'points') - others - before);
  const whole = room === event.x.length && room === event.y.length && event.x !== event.y;
  if (event.replace && whole) {
    // The arrays are the event's own: copying a million points would take as long as drawing them.
    series.x = event.x;
    series.y = event.y;
  } else {
    if (event.replace) {
      series.x = [];
      series.y = [];
    }
    for (let i = 0; i < room; i += 1) {
      series.x.push(event.x[i] ?? Number.NaN);
      series.y.push(event.y[i] ?? Number.NaN);
    }
  }
  hold(holdings, key, { ...holdings.of.get(key), points: others + before + room });
  plot.dropped += points - room;
  return true;
}

/** What a plot costs with its series. */
function plotCost({ spec: { title, x, y }, series }: PlotResult): Cost {
  const words = textsWeight(title, x.label, x.units, y.label, y.units);
  return {
    series: series.length,
    points: series.reduce((sum, one) => sum + one.x.length, 0),
    letters: series.reduce((sum, { spec }) => sum + textWeight(spec.name), words),
  };
}

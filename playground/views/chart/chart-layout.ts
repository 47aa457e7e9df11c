import { chart as words } from '../../words/en/views.ts';
import { type Axis, allowsLog, type Extent, layoutAxis } from '../drawing/axis.ts';
import { plainNumber } from '../drawing/number-format.ts';
import type { DrawnGhost } from '../runs/ghost-svg.ts';
import { decimate, thin } from './decimate.ts';
import { drawGhosts, type Ghost, withGhosts } from './ghosts.ts';
import { smooth } from './smooth.ts';
import type { PlotResult, SeriesResult } from './state.ts';
import { type Summary, summarise } from './summary.ts';

export interface ChartOptions {
  /** Logarithmic y axis; what the program asked for when absent. */
  log?: boolean;
  /** 0 (none) … below 1: weight of the past in the moving average. */
  smoothing?: number;
  /** Curves of other runs, which the axes then hold as well. */
  ghosts?: readonly Ghost[];
}

export interface DrawnSeries {
  name: string;
  /** Colour by CSS class: a role or a category. */
  colour: string;
  /** 0 is solid; others differ by dash, so that colour is never alone. */
  dash: number;
  /** Round or square marks instead of a line. */
  points: 'round' | 'square' | undefined;
  /** SVG path in a square of 1000 × 1000, y downwards. */
  path: string;
  /** The unsmoothed curve, when `path` is smoothed. */
  raw: string | undefined;
  last: { x: number; y: number } | undefined;
  /** Height of the last point that can be drawn, 0 at the top, 1 at the bottom; none where the line ends far from the right edge. */
  end: number | undefined;
  /** Between which heights its last part lies, where that is no slope: what stands there is struck through by it. */
  tail: readonly [top: number, bottom: number] | undefined;
}

export interface ChartLayout {
  title: string;
  x: Axis;
  y: Axis;
  series: DrawnSeries[];
  ghosts: DrawnGhost[];
  /** What the reader should know about this drawing, in sentences. */
  notes: string[];
  /** Accessible name; ends with each series' last value. */
  label: string;
}

/** Points drawn for each series, and for all of them: 100 series must not cost a hundred times one. */
const pointsPerSeries = 600;
const pointsPerChart = 12_000;

/** From this share of the width on, a name at the right edge still stands beside the end of its line. */
const nearEdge = 0.85;
/** From this share of the width on lies the last part of a line; one that is higher than this is a slope. */
const [tailFrom, tailHeight] = [0.8, 0.3];
/** Dash patterns that `views.css` knows. */
const dashes = 5;

/** Everything a chart shows, in numbers and path data; `line-chart.ts` writes it down. */
export function layoutChart(plot: PlotResult, options: ChartOptions = {}): ChartLayout {
  const { spec, series } = plot;
  const summaries = series.map((one) => summarise(one.x, one.y));
  const { x: extentX, y: extentY, odd } = extents(summaries);
  const log = options.log ?? spec.y.log ?? false;
  const scatter = series.some((one) => one.spec.style === 'points');
  const ghosts = options.ghosts ?? [];
  const logX = spec.x.log ?? false;
  const allowed = { x: logX && allowsLog(extentX), y: log && allowsLog(extentY) };
  const shared = withGhosts({ x: extentX, y: extentY }, ghosts, allowed);
  const x = layoutAxis(spec.x, shared.x, { log: allowed.x, nice: scatter, ticks: 5 });
  const y = layoutAxis(spec.y, shared.y, { log: allowed.y, nice: true, ticks: 4 });
  const limit = Math.max(
    40,
    Math.min(pointsPerSeries, Math.floor(pointsPerChart / Math.max(1, series.length))),
  );
  const notes: string[] = [];
  for (const [axis, wanted, extent] of [
    ['x', spec.x.log, extentX],
    ['y', log, extentY],
  ] as const) {
    if (wanted && !allowsLog(extent)) {
      notes.push(words.axisLinear(axis));
    }
  }
  if (odd > 0) notes.push(words.notFinite(odd));
  if (plot.dropped > 0) notes.push(words.dropped(plot.dropped));
  let [category, baselines] = [0, 0];
  const drawn = series.map((one, i): DrawnSeries => {
    const colour = one.spec.role ?? `cat-${(category++ % 7) + 1}`;
    const position = one.spec.role === 'baseline' ? baselines++ : i;
    const all = summaries[i] as Summary;
    return { ...drawSeries(one, all, x, y, limit, options.smoothing ?? 0), colour, ...mark(one, position) };
  });
  return {
    title: spec.title,
    x,
    y,
    series: drawn,
    ghosts: drawGhosts(
      ghosts,
      { x, y, beyond: shared.beyond },
      new Map(drawn.map(({ name, colour }) => [name, colour])),
      line,
    ),
    notes,
    label: label(plot, notes, drawn),
  };
}

/** @param i position among all series; of a baseline, among the baselines, which share their colour */
function mark({ spec }: SeriesResult, i: number): Pick<DrawnSeries, 'dash' | 'points'> {
  if (spec.style === 'points') return { dash: 0, points: i % 2 === 0 ? 'round' : 'square' };
  const byRole = { forecast: 0, truth: 0, baseline: 1 + (i % (dashes - 1)), error: 2 };
  const dash = spec.role ? byRole[spec.role] : i % dashes;
  return { dash: spec.style === 'dashed' && dash === 0 ? 1 : dash, points: undefined };
}

function drawSeries(series: SeriesResult, all: Summary, x: Axis, y: Axis, limit: number, smoothing: number) {
  const n = series.x.length;
  const last = n > 0 ? { x: series.x[n - 1] as number, y: series.y[n - 1] as number } : undefined;
  const name = series.spec.name;
  if (series.spec.style === 'points') {
    const { x: xs, y: ys } = thin(series.x, series.y, x.position, y.position, limit);
    const tail = tailOf({ x: xs, y: ys }, undefined, x, y);
    return { name, last, raw: undefined, end: undefined, tail, path: dots(xs, ys, x, y) };
  }
  const raw = decimate(all.x, all.y, x.position, limit);
  const even = smoothing > 0 ? summarise(series.x, smooth(series.y, smoothing)) : all;
  const shown = smoothing > 0 ? decimate(even.x, even.y, x.position, limit) : raw;
  const final = shown.y.findLastIndex((value) => !Number.isNaN(value));
  const [endX, endY] = [shown.x[final], shown.y[final]];
  const end =
    endX === undefined || endY === undefined || x.position(endX) < nearEdge
      ? undefined
      : 1 - y.position(endY);
  return {
    name,
    last,
    path: line(shown.x, shown.y, x, y),
    raw: smoothing > 0 ? line(raw.x, raw.y, x, y) : undefined,
    end,
    tail: end === undefined ? undefined : tailOf(shown, end, x, y),
  };
}

/** Between which heights the last part of a series lies; of one that is too high for that, where its line ends, if it is one. */
function tailOf(
  shown: { x: ArrayLike<number>; y: ArrayLike<number> },
  end: number | undefined,
  x: Axis,
  y: Axis,
): readonly [number, number] | undefined {
  let [top, bottom] = [end ?? 1, end ?? 0];
  for (let i = 0; i < shown.x.length; i++) {
    const value = shown.y[i] as number;
    if (Number.isNaN(value) || x.position(shown.x[i] as number) < tailFrom) continue;
    const at = 1 - y.position(value);
    [top, bottom] = [Math.min(top, at), Math.max(bottom, at)];
  }
  if (bottom - top <= tailHeight) return top <= bottom ? [top, bottom] : undefined;
  return end === undefined ? undefined : [end, end];
}

function extents(summaries: Summary[]): { x: Extent; y: Extent; odd: number } {
  const over = (extents: Extent[]) => ({
    low: Math.min(Number.POSITIVE_INFINITY, ...extents.map((extent) => extent.low)),
    high: Math.max(Number.NEGATIVE_INFINITY, ...extents.map((extent) => extent.high)),
  });
  return {
    x: over(summaries.map((summary) => summary.extentX)),
    y: over(summaries.map((summary) => summary.extentY)),
    odd: summaries.reduce((total, summary) => total + summary.odd, 0),
  };
}

/** Path data; a point between two gaps becomes a dot, which a round line cap makes visible. */
function line(xs: number[], ys: number[], x: Axis, y: Axis): string {
  let path = '';
  let open = false;
  let single = false;
  for (let i = 0; i < xs.length; i += 1) {
    const value = ys[i] as number;
    if (Number.isNaN(value)) {
      if (single) path += 'h0';
      open = false;
      single = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${place(x.position(xs[i] as number))} ${place(1 - y.position(value))}`;
    single = !open;
    open = true;
  }
  return single ? `${path}h0` : path;
}

function dots(xs: number[], ys: number[], x: Axis, y: Axis): string {
  let path = '';
  for (let i = 0; i < xs.length; i += 1) {
    path += `M${place(x.position(xs[i] as number))} ${place(1 - y.position(ys[i] as number))}h0`;
  }
  return path;
}

function place(at: number): number {
  return Math.round(at * 10_000) / 10;
}

function label({ spec }: PlotResult, notes: string[], series: DrawnSeries[]): string {
  const what = words.label(spec.title, spec.y.label, spec.x.label);
  const values = series.flatMap(({ name, last }) =>
    last ? [words.lastValue(name, plainNumber(last.y, 3), spec.x.label, plainNumber(last.x))] : [],
  );
  return [what, ...notes, values.length > 0 ? values.join('; ') : words.noValues].join(' ');
}

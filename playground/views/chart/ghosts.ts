import { runs as words } from '../../words/en/views.ts';
import { type Axis, type Extent, hasLog } from '../drawing/axis.ts';
import { escapeHtml } from '../drawing/escape.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { sameView } from '../runs/same-view.ts';
import { decimate } from './decimate.ts';
import { moveApart } from './move-apart.ts';
import type { Plots, SeriesResult } from './state.ts';
import { summarise } from './summary.ts';

/** The curves of another run, which are drawn in grey beneath those of the shown one. */
export interface Ghost {
  label: string;
  role: OtherRun<Plots>['role'];
  curves: SeriesResult[];
}

/** A ghost in a pair of axes. */
export interface DrawnGhost {
  label: string;
  /** 0, solid, is the run before, 1 the author's; others differ by dash. */
  dash: number;
  /** SVG paths in a square of 1000 × 1000. */
  paths: readonly string[];
  /** Where its first curve ends, from 0 to 1, from the left and from the top; its name stands there. */
  end: Place | undefined;
  /** Whether it goes so far that the axes do not hold it. */
  beyond: boolean;
}

interface Place {
  x: number;
  y: number;
}

/** Points drawn for a curve of another run: a chart has no more columns on a phone. */
const pointsPerGhost = 400;
/** Curves of a run that grey still tells apart. */
export const mostCurves = 12;
/** Dash patterns of runs that are neither the author's nor the one before, as `runs.css` knows them. */
const dashes = [2, 3, 4];
/** A run that reaches so many times as far as the shown one has diverged: axes that held it would show nothing else. */
const diverged = 1000;

/** The curves of other runs in the plot of this name. Clouds of points and the truth are the same in all of them. */
export function ghostsOf(id: string, others: readonly OtherRun<Plots>[]): Ghost[] {
  return others.flatMap(({ label, role, run }) => {
    const plot = sameView(id, run.plots);
    const curves = (plot?.series ?? []).filter(
      ({ spec, x }) => spec.style !== 'points' && spec.role !== 'truth' && x.length > 0,
    );
    return curves.length > 0 && curves.length <= mostCurves ? [{ label, role, curves }] : [];
  });
}

/** What axes must hold so that the ghosts stand in them as well; on a logarithmic one, what can stand there. */
export function withGhosts(
  own: { x: Extent; y: Extent },
  ghosts: readonly Ghost[],
  log: { x: boolean; y: boolean },
): { x: Extent; y: Extent; beyond: Set<Ghost> } {
  const far = Math.max(Math.abs(own.y.low), Math.abs(own.y.high)) * diverged;
  const beyond = new Set<Ghost>();
  let [x, y] = [own.x, own.y];
  for (const ghost of ghosts) {
    const of = extentsOf(ghost, log);
    if (
      !log.y &&
      far > 0 &&
      Number.isFinite(far) &&
      Math.max(Math.abs(of.y.low), Math.abs(of.y.high)) > far
    ) {
      if (of.y.low <= of.y.high) beyond.add(ghost);
      continue;
    }
    x = { low: Math.min(x.low, of.x.low), high: Math.max(x.high, of.x.high) };
    y = { low: Math.min(y.low, of.y.low), high: Math.max(y.high, of.y.high) };
  }
  return { x, y, beyond };
}

function extentsOf({ curves }: Ghost, log: { x: boolean; y: boolean }): { x: Extent; y: Extent } {
  const nothing = (): Extent => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY });
  const [x, y] = [nothing(), nothing()];
  for (const curve of curves) {
    const all = summarise(curve.x, curve.y);
    widen(x, log.x ? positive(curve.x, all.extentX) : all.extentX);
    widen(y, log.y ? positive(curve.y, all.extentY) : all.extentY);
  }
  return { x, y };
}

function widen(extent: Extent, by: Extent): void {
  extent.low = Math.min(extent.low, by.low);
  extent.high = Math.max(extent.high, by.high);
}

/** The extent of the values that a logarithmic axis has a place for. */
function positive(values: readonly number[], all: Extent): Extent {
  if (hasLog(all.low)) return all;
  let low = Number.POSITIVE_INFINITY;
  for (const value of values) if (hasLog(value) && value < low) low = value;
  return { low, high: hasLog(all.high) ? all.high : Number.NEGATIVE_INFINITY };
}

/** Writes points as a path in a pair of axes. */
type Line = (xs: number[], ys: number[], x: Axis, y: Axis) => string;

/** Draws the curves of other runs in axes that are laid out. */
export function drawGhosts(
  ghosts: readonly Ghost[],
  { x, y, beyond }: { x: Axis; y: Axis; beyond: ReadonlySet<Ghost> },
  line: Line,
): DrawnGhost[] {
  let others = 0;
  return ghosts.map((ghost) => {
    const { label, role } = ghost;
    const dash = role === 'other' ? (dashes[others++ % dashes.length] ?? 0) : role === 'author' ? 1 : 0;
    const drawn = ghost.curves.map((curve) => drawCurve(curve, x, y, line));
    return {
      label,
      dash,
      paths: drawn.map(({ path }) => path),
      end: drawn[0]?.end,
      beyond: beyond.has(ghost),
    };
  });
}

// Another run does not change, and axes that hold it seldom do: its path is not written anew with every frame.
const written = new WeakMap<number[], { axes: string; path: string; end: Place | undefined }>();

function drawCurve(
  curve: SeriesResult,
  x: Axis,
  y: Axis,
  line: Line,
): { path: string; end: Place | undefined } {
  const axes = [x, y].map(({ low, high, log }) => `${low} ${high} ${log}`).join();
  const known = written.get(curve.y);
  if (known?.axes === axes) return known;
  const points = decimate(curve.x, curve.y, x.position, pointsPerGhost);
  const placed = points.y.map((value, at) =>
    hasPlace(x, points.x[at] as number) && hasPlace(y, value) && isNear(y.position(value))
      ? value
      : Number.NaN,
  );
  const last = placed.findLastIndex((value) => !Number.isNaN(value));
  const end =
    last < 0
      ? undefined
      : { x: x.position(points.x[last] as number), y: 1 - y.position(placed[last] as number) };
  const drawn = { axes, path: line(points.x, placed, x, y), end };
  written.set(curve.y, drawn);
  return drawn;
}

/**
 * Whether a place is on the chart or not far from it. A run that swings to and fro far beyond would fill it with bars, in a
 * path of numbers that no browser reads.
 */
const isNear = (at: number): boolean => at > -1 && at < 2;

const hasPlace = (axis: Axis, value: number): boolean => !axis.log || hasLog(value);

/** The ghosts as SVG, to lie under the curves of a chart. */
export function ghostsSvg(drawn: readonly DrawnGhost[]): string {
  return drawn
    .flatMap(({ dash, paths }) => paths.map((path) => `<path class="ghost g-${dash}" d="${path}"/>`))
    .join('');
}

/** Their names, each at the end of its curve and above it, moved apart where they would touch. */
export function ghostNames(drawn: readonly DrawnGhost[]): string {
  const placed = drawn
    .flatMap((ghost) =>
      ghost.end ? [{ ghost, x: ghost.end.x, at: within(ghost.end.y, lineHeight, 1) }] : [],
    )
    .sort((a, b) => a.at - b.at);
  moveApart(placed, lineHeight);
  return placed
    .map(({ ghost, x, at }) => {
      const name = escapeHtml(ghost.beyond ? words.beyond(ghost.label) : ghost.label);
      const side = x < 0.5 ? `left:${percent(x)}` : `right:${percent(1 - x)}`;
      const sample = `<svg class="sample" viewBox="0 0 28 10"><path class="ghost g-${ghost.dash}" d="M1 5H27"/></svg>`;
      return `<span style="${side};top:${percent(at)}">${sample}${name}</span>`;
    })
    .join('');
}

/** Height of a name, in heights of the plot area. */
const lineHeight = 0.09;

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const percent = (at: number): string => `${Math.round(within(at, 0, 1) * 10_000) / 100}%`;

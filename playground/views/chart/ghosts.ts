import type { Axis, Extent } from '../drawing/axis.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { sameView } from '../runs/same-view.ts';
import { decimate } from './decimate.ts';
import type { Plots, SeriesResult } from './state.ts';
import { summarise } from './summary.ts';

/** The curves of another run, which are drawn in grey beneath those of the shown one. */
export interface Ghost {
  label: string;
  author: boolean;
  curves: SeriesResult[];
}

/** A ghost in a pair of axes. */
export interface DrawnGhost {
  label: string;
  /** 0 is solid, 1 the author's; others differ by dash. */
  dash: number;
  /** SVG paths in a square of 1000 × 1000. */
  paths: readonly string[];
  /** Whether it goes so far that the axes do not hold it. */
  beyond: boolean;
}

/** Points drawn for a curve of another run: a chart has no more columns on a phone. */
const pointsPerGhost = 400;
/** Curves of a run that grey still tells apart. */
const mostCurves = 12;
/** Dash patterns of runs that are neither the author's nor the first, as `runs.css` knows them. */
const dashes = [2, 3, 4];
/** A run that reaches so many times as far as the shown one has diverged: axes that held it would show nothing else. */
const diverged = 1000;

/** The curves of other runs in the plot of this name. Clouds of points and the truth are the same in all of them. */
export function ghostsOf(id: string, others: readonly OtherRun<Plots>[]): Ghost[] {
  return others.flatMap(({ label, author, run }) => {
    const plot = sameView(id, run.plots);
    const curves = (plot?.series ?? []).filter(
      ({ spec, x }) => spec.style !== 'points' && spec.role !== 'truth' && x.length > 0,
    );
    return curves.length > 0 && curves.length <= mostCurves ? [{ label, author, curves }] : [];
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
  if (all.low > 1e-290) return all;
  let low = Number.POSITIVE_INFINITY;
  for (const value of values) if (value > 1e-290 && value < low) low = value;
  return { low, high: all.high > 1e-290 ? all.high : Number.NEGATIVE_INFINITY };
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
  return ghosts.map((ghost, i) => {
    const dash = ghost.author ? 1 : i === 0 ? 0 : (dashes[others++ % dashes.length] ?? 0);
    const paths = ghost.curves.map((curve) => pathOf(curve, x, y, line));
    return { label: ghost.label, dash, paths, beyond: beyond.has(ghost) };
  });
}

// Another run does not change, and axes that hold it seldom do: its path is not written anew with every frame.
const written = new WeakMap<number[], { axes: string; path: string }>();

function pathOf(curve: SeriesResult, x: Axis, y: Axis, line: Line): string {
  const axes = [x, y].map(({ low, high, log }) => `${low} ${high} ${log}`).join();
  const known = written.get(curve.y);
  if (known?.axes === axes) return known.path;
  const points = decimate(curve.x, curve.y, x.position, pointsPerGhost);
  const placed = points.y.map((value, at) =>
    hasPlace(x, points.x[at] as number) && hasPlace(y, value) ? value : Number.NaN,
  );
  const path = line(points.x, placed, x, y);
  written.set(curve.y, { axes, path });
  return path;
}

const hasPlace = (axis: Axis, value: number): boolean => !axis.log || value > 1e-290;

/** The ghosts as SVG, to lie under the curves of a chart. */
export function ghostsSvg(drawn: readonly DrawnGhost[]): string {
  return drawn
    .flatMap(({ dash, paths }) => paths.map((path) => `<path class="ghost g-${dash}" d="${path}"/>`))
    .join('');
}

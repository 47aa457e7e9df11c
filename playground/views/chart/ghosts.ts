import { type Axis, type Extent, hasLog } from '../drawing/axis.ts';
import type { DrawnGhost, GhostLine } from '../runs/ghost-svg.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { markOf } from '../runs/run-mark.ts';
import { sameView } from '../runs/same-view.ts';
import { decimate } from './decimate.ts';
import { loneDots } from './lone-dots.ts';
import type { Plots, SeriesResult } from './state.ts';
import { summarise } from './summary.ts';

/** The curves of another run, which are drawn in grey beneath those of the shown one. */
export interface Ghost extends Pick<OtherRun<Plots>, 'label' | 'role' | 'slot'> {
  curves: SeriesResult[];
}

/** Points drawn for a curve of another run: a chart has no more columns on a phone. */
const pointsPerGhost = 400;
/** Curves of a run that grey still tells apart. */
export const mostCurves = 12;
/** Dots along a curve, where its run has some. */
const mostDots = 7;
/** A run that reaches so many times as far as the shown one has diverged: axes that held it would show nothing else. */
const diverged = 1000;

/** The curves of other runs in the plot of this name. Clouds of points and the truth are the same in all of them. */
export function ghostsOf(id: string, others: readonly OtherRun<Plots>[]): Ghost[] {
  return others.flatMap(({ run, ...other }) => {
    const plot = sameView(id, run.plots);
    const curves = (plot?.series ?? []).filter(
      ({ spec, x }) => spec.style !== 'points' && spec.role !== 'truth' && x.length > 0,
    );
    return curves.length > 0 && curves.length <= mostCurves ? [{ ...other, curves }] : [];
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

/**
 * Draws the curves of other runs in axes that are laid out.
 * @param colours those of the shown series, by name: where there are several, a ghost's are tinted like their counterparts
 */
export function drawGhosts(
  ghosts: readonly Ghost[],
  { x, y, beyond }: { x: Axis; y: Axis; beyond: ReadonlySet<Ghost> },
  colours: ReadonlyMap<string, string>,
  line: Line,
): DrawnGhost[] {
  return ghosts.map((ghost) => {
    const mark = markOf(ghost);
    const several = ghost.curves.length > 1 || colours.size > 1;
    const lines = ghost.curves.map((curve): GhostLine => {
      const { name } = curve.spec;
      const { path, end, along } = drawCurve(curve, x, y, line);
      const dots = (mark.dots ? along : '') || loneDots(path);
      return { name, mark, colour: several ? colours.get(name) : undefined, path, dots, end };
    });
    return { label: ghost.label, lines, beyond: beyond.has(ghost) };
  });
}

/** A curve in a pair of axes: its path, where it ends, and dots along it. */
interface Written {
  path: string;
  end: GhostLine['end'];
  along: string;
}

// Another run does not change, and axes that hold it seldom do: its path is not written anew with every frame.
const written = new WeakMap<number[], Written & { axes: string }>();

function drawCurve(curve: SeriesResult, x: Axis, y: Axis, line: Line): Written {
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
  const drawn = {
    axes,
    path: line(points.x, placed, x, y),
    end,
    along: dotsAlong(points.x, placed, x, y, line),
  };
  written.set(curve.y, drawn);
  return drawn;
}

/** Dots at equal distances along a curve, each at one of its points. */
function dotsAlong(xs: number[], ys: number[], x: Axis, y: Axis, line: Line): string {
  let path = '';
  let next = Number.NEGATIVE_INFINITY;
  for (const [i, value] of ys.entries()) {
    const at = x.position(xs[i] as number);
    if (Number.isNaN(value) || at < next) continue;
    path += line([xs[i] as number], [value], x, y);
    next = at + 1 / mostDots;
  }
  return path;
}

/**
 * Whether a place is on the chart or not far from it. A run that swings to and fro far beyond would fill it with bars, in a
 * path of numbers that no browser reads.
 */
const isNear = (at: number): boolean => at > -1 && at < 2;

const hasPlace = (axis: Axis, value: number): boolean => !axis.log || hasLog(value);

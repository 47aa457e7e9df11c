import { runs as words } from '../../words/en/views.ts';
import type { Axis } from '../drawing/axis.ts';
import type { DrawnGhost, GhostLine } from '../runs/ghost-svg.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { markOf } from '../runs/run-mark.ts';
import { sameView } from '../runs/same-view.ts';
import { heightOf, outline } from './outline.ts';
import type { HistogramResult, Histograms } from './state.ts';

/** The histogram of another run, whose outline is drawn in grey beneath that of the shown one. */
export interface HistogramGhost extends Pick<OtherRun<Histograms>, 'label' | 'role' | 'slot'> {
  histogram: HistogramResult;
}

/** Bins of a run that reach so many times as far as the shown ones: axes that held them would show nothing else. */
const far = 20;
/** Dots along an outline, where its run has some. */
const mostDots = 8;

/** The histograms of other runs that count what this one does. The truth is the same in all of them. */
export function histogramGhostsOf(
  { id, spec }: HistogramResult,
  others: readonly OtherRun<Histograms>[],
): HistogramGhost[] {
  return others.flatMap(({ run, ...other }) => {
    const found = sameView(id, run.histograms);
    if (!found || found.spec.share !== spec.share || found.spec.x.units !== spec.x.units) return [];
    const series = found.series.filter(({ role }) => role !== 'truth');
    return series.length > 0 ? [{ ...other, histogram: { ...found, series } }] : [];
  });
}

/** What axes must hold so that the ghosts stand in them as well. */
export function reachOf(
  own: HistogramResult,
  ghosts: readonly HistogramGhost[],
): { low: number; high: number; highest: number } {
  const near = ghosts.filter((ghost) => !isBeyond(own, ghost)).map(({ histogram }) => histogram);
  const all = [own, ...near];
  return {
    low: Math.min(...all.map(({ low }) => low)),
    high: Math.max(...all.map(endOf)),
    highest: Math.max(...all.flatMap((one) => one.series.map((_, i) => Math.max(...heights(own, one, i))))),
  };
}

/** Draws the histograms of other runs in axes that are laid out, tinted like their counterparts where these are several. */
export function drawHistogramGhosts(
  own: HistogramResult,
  ghosts: readonly HistogramGhost[],
  { x, y }: { x: Axis; y: Axis },
  colours: ReadonlyMap<string, string>,
): DrawnGhost[] {
  return ghosts.map((ghost) => {
    const { label, histogram } = ghost;
    const mark = markOf(ghost);
    const several = histogram.series.length > 1 || colours.size > 1;
    const lines = histogram.series.map(({ name }, i): GhostLine => {
      const tops = heights(own, histogram, i).map(y.position);
      const path = outline(histogram, tops, x);
      const highest = tops.indexOf(Math.max(...tops));
      // Its name stands at the top of its highest bin.
      const end = {
        x: x.position(histogram.low + (highest + 0.5) * histogram.width),
        y: 1 - (tops[highest] ?? 0),
      };
      const colour = several ? colours.get(name) : undefined;
      return { name, mark, colour, path, dots: mark.dots ? dotsAlong(path) : '', end };
    });
    const said = isScaled(own, histogram) ? words.scaled(label) : label;
    return { label: said, lines, beyond: isBeyond(own, ghost) };
  });
}

/** The heights of a series' bins; of bins of another width, what as wide a bin as the shown ones would hold. */
function heights(own: HistogramResult, histogram: HistogramResult, i: number): number[] {
  const series = histogram.series[i];
  const scale = isScaled(own, histogram) ? own.width / histogram.width : 1;
  return series?.counts.map((_, bin) => scale * heightOf(histogram, series, bin)) ?? [];
}

const isScaled = (own: HistogramResult, { width }: HistogramResult): boolean =>
  Math.abs(width / own.width - 1) > 1e-6;

function isBeyond(own: HistogramResult, { histogram }: HistogramGhost): boolean {
  const ends = [own.low, histogram.low, endOf(own), endOf(histogram)];
  return Math.max(...ends) - Math.min(...ends) > far * (endOf(own) - own.low);
}

const endOf = ({ low, width, series }: HistogramResult): number =>
  low + (series[0]?.counts.length ?? 1) * width;

/** Dots at the corners of some bins that hold something. */
function dotsAlong(path: string): string {
  const tops = [...path.matchAll(/V([-\d.]+)H([-\d.]+)/g)].filter(([, y]) => y !== '1000');
  const apart = Math.max(1, Math.ceil(tops.length / mostDots));
  return tops
    .filter((_, bin) => bin % apart === 0)
    .map(([, y, x]) => `M${x} ${y}h0`)
    .join('');
}

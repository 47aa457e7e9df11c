import { histogram as words } from '../../words/en/views.ts';
import { type Axis, axisTitle, layoutAxis } from '../drawing/axis.ts';
import { grouped, plainNumber } from '../drawing/number-format.ts';
import type { DrawnGhost } from '../runs/ghost-svg.ts';
import { binEnds } from './bins.ts';
import type { CountedSeries } from './event.ts';
import { drawHistogramGhosts, type HistogramGhost, reachOf } from './histogram-ghosts.ts';
import { across, down, heightOf, outline } from './outline.ts';
import { finiteValues, type HistogramResult } from './state.ts';

export interface DrawnCounts {
  name: string;
  /** Colour by CSS class: a role or a category. */
  colour: string;
  /** 0 is solid; others differ by dash, so that colour is never alone. */
  dash: number;
  /** Finite values in all. */
  values: number;
  /** SVG path around the counted area, in a square of 1000 × 1000, y downwards. */
  path: string;
}

export interface HistogramLayout {
  title: string;
  x: Axis;
  y: Axis;
  series: DrawnCounts[];
  ghosts: DrawnGhost[];
  /** What the reader should know about this drawing, in sentences. */
  notes: string[];
  /** Accessible name: where the values of each series lie. */
  label: string;
}

/** Dash patterns that the style sheet knows. */
const dashes = 5;

/**
 * Everything a histogram shows, in numbers and path data; `histogram-view.ts` writes it down.
 * @param ghosts those of other runs, which the axes then hold as well
 */
export function layoutHistogram(
  histogram: HistogramResult,
  ghosts: readonly HistogramGhost[] = [],
): HistogramLayout {
  const { spec, series } = histogram;
  const { low, high, highest } = reachOf(histogram, ghosts);
  const x = layoutAxis(spec.x, { low, high }, { log: false, nice: false, ticks: 5 });
  const y = layoutAxis(
    spec.share ? { label: words.share, units: '%' } : { label: words.values },
    // Counts are whole: an axis that ends at a fraction of one would say otherwise.
    { low: 0, high: highest > 0 ? highest : 1 },
    { log: false, nice: true, ticks: 4 },
  );
  let category = 0;
  const drawn = series.map((one, i): DrawnCounts => {
    const tops = one.counts.map((_, bin) => y.position(heightOf(histogram, one, bin)));
    return {
      name: one.name,
      colour: one.role ?? `cat-${(category++ % 7) + 1}`,
      dash: i % dashes,
      values: finiteValues(one),
      path: series.length === 1 ? bars(histogram, tops, x) : outline(histogram, tops, x),
    };
  });
  const notes = notesOn(histogram);
  const colours = new Map(drawn.map(({ name, colour }) => [name, colour]));
  return {
    title: spec.title,
    x,
    y,
    series: drawn,
    ghosts: drawHistogramGhosts(histogram, ghosts, { x, y }, colours),
    notes,
    label: labelOf(histogram, notes),
  };
}

/** One bar a bin: the bins of a series that stands alone can be told apart. */
function bars(histogram: HistogramResult, tops: number[], x: Axis): string {
  return tops
    .map((top, bin) =>
      top > 0 ? `M${across(histogram, bin, x)} 1000V${down(top)}H${across(histogram, bin + 1, x)}V1000` : '',
    )
    .join('');
}

function notesOn({ series, low, width }: HistogramResult): string[] {
  const notFinite = sentence(series, ({ notFinite }) => notFinite, words.notFinite);
  const last = binEnds({ low, width }, (series[0]?.counts.length ?? 1) - 1).to;
  const first = binEnds({ low, width }, 0).from;
  return [
    notFinite,
    sentence(series, ({ below }) => below, words.below(first)),
    sentence(series, ({ above }) => above, words.above(last)),
  ].filter(Boolean);
}

/** `5 values are not finite and in no bin (ensemble 3, truth 2).`; empty when there are none. */
function sentence(
  series: readonly CountedSeries[],
  countOf: (one: CountedSeries) => number,
  what: string,
): string {
  const some = series.filter((one) => countOf(one) > 0);
  const total = some.reduce((sum, one) => sum + countOf(one), 0);
  if (total === 0) return '';
  const each = some.map((one) => `${one.name} ${grouped(countOf(one))}`).join(', ');
  const whose = series.length > 1 ? ` (${each})` : '';
  return words.outside(grouped(total), total === 1, what, whose);
}

function labelOf(histogram: HistogramResult, notes: string[]): string {
  const { spec, series } = histogram;
  const what = words.label(spec.title, axisTitle(spec.x));
  const each = series.map((one) => {
    const most = one.counts.reduce((best, count, bin) => (count > (one.counts[best] ?? 0) ? bin : best), 0);
    const count = one.counts[most] ?? 0;
    const values = finiteValues(one);
    if (values === 0) return words.empty(one.name);
    if (count === 0) return words.inNoBin(one.name, grouped(values), values === 1);
    const filled = one.counts.flatMap((value, bin) => (value > 0 ? [bin] : []));
    const from = binEnds(histogram, filled[0] ?? 0).from;
    const to = binEnds(histogram, filled.at(-1) ?? 0).to;
    const { from: low, to: high } = binEnds(histogram, most);
    const height = spec.share ? `${plainNumber(heightOf(histogram, one, most), 3)}%` : grouped(count);
    return words.series(
      one.name,
      grouped(values),
      values === 1,
      words.ends(from, to),
      `(${height}) ${words.ends(low, high)}`,
    );
  });
  return [what, ...notes, each.join('; ')].join(' ');
}

import { chartFrame, legendList } from '../drawing/chart-frame.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { grouped } from '../drawing/number-format.ts';
import { type DrawnCounts, type HistogramLayout, layoutHistogram } from './histogram-layout.ts';
import type { HistogramResult } from './state.ts';

/** A histogram as a figure: title, legend, chart and notes. */
export function histogramView(histogram: HistogramResult, layout = layoutHistogram(histogram)): string {
  return `<figure class="view view-histogram"><div class="view-head"><figcaption>${escapeHtml(layout.title)}</figcaption></div>${histogramLegend(layout)}<div class="chart" role="img" aria-label="${escapeHtml(layout.label)}">${histogramInner(layout)}</div>${histogramNotes(layout)}</figure>`;
}

/** The legend: a sample of each series, its name and how many values it has. */
export function histogramLegend({ series }: HistogramLayout): string {
  return legendList(
    series.map((one) => ({
      name: one.name,
      colour: one.colour,
      sample: `<path class="${pathClass(one)}" d="M1 10V1H27V10"/>`,
      value: grouped(one.values),
    })),
  );
}

/** Axes and the counted areas in them. */
export function histogramInner({ x, y, series }: HistogramLayout): string {
  const areas = series.map((one) => `<path class="s-${one.colour} ${pathClass(one)}" d="${one.path}"/>`);
  return chartFrame({ x, y, inside: areas.join('') });
}

/** Sentences under the chart about the values that are in no bin. */
export function histogramNotes({ notes }: HistogramLayout): string {
  return `<p class="view-note">${notes.map(escapeHtml).join(' ')}</p>`;
}

function pathClass({ dash }: DrawnCounts): string {
  return `counted d-${dash}`;
}

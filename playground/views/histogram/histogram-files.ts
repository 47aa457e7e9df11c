import { histogram as words } from '../../words/en/views.ts';
import { axisTitle } from '../drawing/axis.ts';
import { type ExportColours, framedSvg } from '../drawing/chart-svg.ts';
import { csvLine, csvText } from '../drawing/csv.ts';
import { binEnds } from './bins.ts';
import type { HistogramLayout } from './histogram-layout.ts';
import type { HistogramResult } from './state.ts';

/** Dashes as the style sheet has them, by `DrawnCounts.dash`. */
const dashes = ['', '9 5', '2 4', '10 4 2 4', '5 4'];

/** All counts, one bin a line: series, from, to, values. What is in no bin follows, without an end on that side. */
export function histogramCsv(histogram: HistogramResult): string {
  const { file } = words;
  const title = axisTitle(histogram.spec.x);
  const lines = [csvLine([file.series, file.from(title), file.to(title), words.values])];
  for (const { name, counts, below, above, notFinite } of histogram.series) {
    counts.forEach((count, bin) => {
      const { from, to } = binEnds(histogram, bin);
      lines.push(csvLine([name, from, to, count]));
    });
    if (below > 0) lines.push(csvLine([name, null, binEnds(histogram, 0).from, below]));
    if (above > 0) lines.push(csvLine([name, binEnds(histogram, counts.length - 1).to, null, above]));
    if (notFinite > 0) lines.push(csvLine([name, file.notFinite, file.notFinite, notFinite]));
  }
  return csvText(lines);
}

/** The histogram as one SVG file that needs no style sheet. */
export function histogramSvg(layout: HistogramLayout, colours: ExportColours): string {
  const areas = layout.series.map(({ colour, dash, path }) => {
    const ink = colours.series(colour);
    return `<path fill="${ink}" fill-opacity="0.2" stroke="${ink}" stroke-width="2" stroke-dasharray="${dashes[dash] ?? ''}" vector-effect="non-scaling-stroke" d="${path}"/>`;
  });
  return framedSvg({ ...layout, inside: areas.join('') }, colours);
}

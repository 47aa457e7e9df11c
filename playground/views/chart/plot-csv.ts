import { histogram } from '../../words/en/views.ts';
import { axisTitle } from '../drawing/axis.ts';
import { csvCell, csvLine, csvText } from '../drawing/csv.ts';
import type { PlotResult } from './state.ts';

/** All points of a plot, one a line: series, x, y. */
export function plotCsv({ spec, series }: PlotResult): string {
  const lines = [csvLine([histogram.file.series, axisTitle(spec.x), axisTitle(spec.y)])];
  for (const one of series) {
    // Once, not for each of a million points.
    const name = csvCell(one.spec.name);
    one.x.forEach((x, i) => {
      lines.push(`${name},${x},${one.y[i]}`);
    });
  }
  return csvText(lines);
}

import { mostCurves } from '../chart/ghosts.ts';
import { kind as plot } from '../chart/state.ts';
import { thinned } from '../chart/thinned.ts';
import { kind as field } from '../field/state.ts';
import { kind as histogram } from '../histogram/state.ts';
import { kind as map, valuesOfMap } from '../map/state.ts';
import { emptyResults, type Results } from '../results.ts';
import { kind as table } from '../table/state.ts';
import { maxCells } from '../table/table-view.ts';

/** Views that other runs can stand beside. */
export const comparedKinds: ReadonlySet<string> = new Set([plot, histogram, field, map, table]);

/** Points and cells that are kept of a run. A curve is thinned to 400 points before, which is more than a page is wide. */
const most = { points: 60_000, cells: 4 * maxCells };

/** Of a run, what another can be compared with: curves, thinned, histograms, short tables, fields and maps. */
export function keepable({ plots, histograms, tables, fields, maps, backend, outcome }: Results): Results {
  const kept = emptyResults();
  kept.backend = backend;
  kept.outcome = outcome;
  kept.fields = [...fields];
  kept.maps = [...maps];
  let points = most.points;
  for (const one of plots) {
    // Clouds of observations are the same in every run, and two of them cannot be told apart.
    const curves = one.series.filter(({ spec, x }) => spec.style !== 'points' && x.length > 0);
    if (curves.length === 0 || curves.length > mostCurves) continue;
    const series = curves.map((curve) => ({ spec: curve.spec, ...copied(thinned(one, curve)) }));
    points -= series.reduce((sum, { x }) => sum + x.length, 0);
    if (points < 0) break;
    kept.plots.push({ ...one, series });
  }
  for (const one of histograms) {
    points -= one.series.reduce((sum, { counts }) => sum + counts.length, 0);
    if (points < 0) break;
    kept.histograms.push(one);
  }
  let cells = most.cells;
  for (const one of tables) {
    cells -= one.rows.length * one.spec.columns.length;
    if (cells < 0) break;
    kept.tables.push(one);
  }
  return kept;
}

/** A run may go on adding to the arrays of a curve that is short enough to be kept whole. */
const copied = ({ x, y }: { x: number[]; y: number[] }): { x: number[]; y: number[] } => ({
  x: x.slice(),
  y: y.slice(),
});

/** Whether there is anything that another run can be compared with. */
export function isComparable({ plots, histograms, tables, fields, maps }: Results): boolean {
  return plots.length + histograms.length + tables.length + fields.length + maps.length > 0;
}

/** Numbers that the fields and maps of a run hold. */
export function pictureValues({ fields, maps }: Results): number {
  const ofFields = fields.reduce((sum, { values }) => sum + values.length, 0);
  return maps.reduce((sum, one) => sum + valuesOfMap(one), ofFields);
}

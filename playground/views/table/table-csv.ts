import { axisTitle } from '../drawing/axis.ts';
import { csvLine, csvText } from '../drawing/csv.ts';
import type { TableResult } from './state.ts';

/** All rows of a table that are kept, under the names of its columns. */
export function tableCsv({ spec, rows }: TableResult): string {
  const head = spec.columns.map(({ name, units }) => axisTitle({ label: name, units }));
  return csvText([head, ...rows].map(csvLine));
}

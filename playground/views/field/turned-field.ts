import { runs as words } from '../../words/en/views.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { sameView } from '../runs/same-view.ts';
import { fieldRange } from './heat-map.ts';
import type { FieldResult, Fields } from './state.ts';

/** The field of another run with the axes and colours of the shown one; undefined where it has none of this size. */
export function turnedField(own: FieldResult, { run, label }: OtherRun<Fields>): FieldResult | undefined {
  const other = sameView(own.id, run.fields);
  if (!other || other.rows !== own.rows || other.columns !== own.columns) return undefined;
  const { low, high } = fieldRange(own);
  const title = words.pictureOf(other.spec.title, label);
  return { ...own, values: other.values, spec: { ...own.spec, title, min: low, max: high } };
}

import { place, type RunState } from '../run-state.ts';
import { textsWeight } from '../text-weight.ts';
import type { FieldEvent } from './event.ts';

export type FieldResult = Omit<FieldEvent, 'type'>;

/** What a run has drawn as fields. */
export interface Fields {
  fields: FieldResult[];
}

/** What this view is called among the results. */
export const kind = 'field';

/** Draws a field, or draws it anew. */
export function addField(run: RunState & Fields, { id, spec, rows, columns, values }: FieldEvent): void {
  const { title, units, x, y } = spec;
  // It is drawn as one panel.
  const letters = textsWeight(title, units, x?.label, x?.units, y?.label, y?.units);
  const cost = { values: values.length, letters };
  place(run, run.fields, { id, spec, rows, columns, values }, { kind, cost, sort: 'drawing' });
}

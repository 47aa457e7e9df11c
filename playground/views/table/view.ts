import { byId } from '../run-state.ts';
import type { OtherRun } from '../runs/other-run.ts';
import { sameView } from '../runs/same-view.ts';
import type { View } from '../view.ts';
import type { TableEvent } from './event.ts';
import { LiveTable } from './live-table.ts';
import { addTable, kind, type Tables } from './state.ts';
import { type ComparedTable, tableView } from './table-view.ts';

/** The table of this name in the first of the other runs. */
function tableOf(id: string, others: readonly OtherRun<Tables>[]): ComparedTable | undefined {
  const [first] = others;
  const table = first && sameView(id, first.run.tables);
  return first && table && { label: first.label, table };
}

/** Rows and columns of numbers and words. */
export const table: View<typeof kind, Tables, TableEvent> = {
  kind,
  empty: () => ({ tables: [] }),
  take: {
    table(run, event) {
      addTable(run, event);
      return event.id;
    },
  },
  shows: () => true,
  settles: true,
  render: ({ tables }, id) => tableView(byId(tables, id)),
  live: (run, id, { others }) =>
    new LiveTable(
      () => byId(run.tables, id),
      () => tableOf(id, others()),
    ),
  freeze({ tables }, id) {
    const { spec, rows } = byId(tables, id);
    return [{ event: { type: 'table', id, spec, rows } }];
  },
};

import { byId } from '../run-state.ts';
import type { View } from '../view.ts';
import type { TableEvent } from './event.ts';
import { LiveTable } from './live-table.ts';
import { addTable, kind, type Tables } from './state.ts';
import { tableView } from './table-view.ts';

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
  live: (run, id) => new LiveTable(() => byId(run.tables, id)),
  freeze({ tables }, id) {
    const { spec, rows } = byId(tables, id);
    return [{ event: { type: 'table', id, spec, rows } }];
  },
};

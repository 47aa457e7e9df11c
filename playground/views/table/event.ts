import { type EventKinds, inList } from '../../protocol/event-kind.ts';
import { boolean, list, name, number, record, text } from '../../protocol/primitives.ts';

/** What stands in a cell of a table; `null` is an empty one. */
export type Cell = string | number | boolean | null;

export interface TableSpec {
  title: string;
  columns: { name: string; units?: string }[];
}

export interface TableEvent {
  type: 'table';
  id: string;
  spec: TableSpec;
  rows: Cell[][];
}

export const maxRows = 10_000;
export const maxColumns = 100;
/** The letters of one cell that are kept. */
const maxCell = 2000;

/** A table is sent whole, and again when it changes. */
export const tableEvents: EventKinds<TableEvent> = {
  table: {
    parse(event) {
      const id = name(event['id']);
      const spec = parseSpec(event['spec']);
      const rows = list(event['rows'], (row) => list(row, parseCell, maxColumns), maxRows);
      return id !== undefined && spec && rows ? { type: 'table', id, spec, rows } : undefined;
    },
    replaces: 'view',
    numbers: ({ spec, rows }) => inList * rows.length * spec.columns.length,
  },
};

function parseSpec(data: unknown): TableSpec | undefined {
  const spec = record(data);
  const title = name(spec?.['title']);
  const columns = list(spec?.['columns'], parseColumn, maxColumns);
  return title !== undefined && columns ? { title, columns } : undefined;
}

function parseColumn(data: unknown): TableSpec['columns'][number] | undefined {
  const column = record(data);
  const title = name(column?.['name']);
  const units = name(column?.['units']);
  return title === undefined ? undefined : { name: title, ...(units !== undefined && { units }) };
}

function parseCell(data: unknown): Cell | undefined {
  return data === null ? null : (text(data, maxCell) ?? number(data) ?? boolean(data));
}

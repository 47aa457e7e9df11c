import type { EventKinds } from '../../protocol/event-kind.ts';
import { finite, name, oneOf, record, whole } from '../../protocol/primitives.ts';

export const fieldPalettes = ['viridis', 'cividis', 'diverging'] as const;

export interface FieldSpec {
  title: string;
  units: string;
  /** Sequential for magnitudes, diverging (white at zero) for anomalies and differences. */
  palette: (typeof fieldPalettes)[number];
  /** Limits of the colour bar; the field's own minimum and maximum when absent. */
  min?: number;
  max?: number;
  /** Coordinate of the first and last column, and of the first and last row. */
  x?: { label: string; units?: string; first: number; last: number };
  y?: { label: string; units?: string; first: number; last: number };
}

export interface FieldEvent {
  type: 'field';
  id: string;
  spec: FieldSpec;
  rows: number;
  columns: number;
  /** Row by row, row 0 first; a value that is not finite is missing. */
  values: Float32Array;
}

/** The most values a field may have. */
export const maxFieldValues = 4_000_000;

/** A field is sent whole, and again when it changes. */
export const fieldEvents: EventKinds<FieldEvent> = {
  field: {
    parse(event) {
      const id = name(event['id']);
      const spec = parseSpec(event['spec']);
      const rows = whole(event['rows']);
      const columns = whole(event['columns']);
      const values = event['values'];
      if (id === undefined || !spec || !rows || !columns || !(values instanceof Float32Array))
        return undefined;
      if (values.length !== rows * columns || values.length > maxFieldValues) return undefined;
      return { type: 'field', id, spec, rows, columns, values };
    },
    replaces: 'view',
    numbers: ({ values }) => values.length,
  },
};

function parseSpec(data: unknown): FieldSpec | undefined {
  const spec = record(data);
  const title = name(spec?.['title']);
  const units = name(spec?.['units']);
  const palette = oneOf(fieldPalettes, spec?.['palette']);
  if (!spec || title === undefined || units === undefined || !palette) return undefined;
  const min = finite(spec['min']);
  const max = finite(spec['max']);
  const x = parseExtent(spec['x']);
  const y = parseExtent(spec['y']);
  return {
    title,
    units,
    palette,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(x && { x }),
    ...(y && { y }),
  };
}

function parseExtent(data: unknown): FieldSpec['x'] {
  const extent = record(data);
  const label = name(extent?.['label']);
  const units = name(extent?.['units']);
  const first = finite(extent?.['first']);
  const last = finite(extent?.['last']);
  if (label === undefined || first === undefined || last === undefined) return undefined;
  return { label, first, last, ...(units !== undefined && { units }) };
}

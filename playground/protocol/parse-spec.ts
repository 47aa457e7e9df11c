import {
  type AxisSpec,
  type FieldSpec,
  type PlotSpec,
  roles,
  type SeriesSpec,
  type TableSpec,
} from './events.ts';
import { finite, list, oneOf, record, text } from './primitives.ts';

const styles = ['line', 'points', 'dashed'] as const;
const palettes = ['viridis', 'cividis', 'diverging'] as const;

function parseAxis(data: unknown): AxisSpec | undefined {
  const axis = record(data);
  const label = text(axis?.['label']);
  if (!axis || label === undefined) return undefined;
  const units = text(axis['units']);
  return { label, ...(units !== undefined && { units }), ...(axis['log'] === true && { log: true }) };
}

function parseSeries(data: unknown): SeriesSpec | undefined {
  const series = record(data);
  const name = text(series?.['name']);
  if (!series || name === undefined) return undefined;
  const role = oneOf(roles, series['role']);
  const style = oneOf(styles, series['style']);
  return { name, ...(role && { role }), ...(style && { style }) };
}

/** Parses the description of a plot; undefined when it is malformed. */
export function parsePlot(data: unknown): PlotSpec | undefined {
  const spec = record(data);
  const title = text(spec?.['title']);
  const x = parseAxis(spec?.['x']);
  const y = parseAxis(spec?.['y']);
  const series = list(spec?.['series'], parseSeries);
  return title !== undefined && x && y && series ? { title, x, y, series } : undefined;
}

function parseExtent(data: unknown): FieldSpec['x'] {
  const extent = record(data);
  const label = text(extent?.['label']);
  const units = text(extent?.['units']);
  const first = finite(extent?.['first']);
  const last = finite(extent?.['last']);
  if (label === undefined || first === undefined || last === undefined) return undefined;
  return { label, first, last, ...(units !== undefined && { units }) };
}

/** Parses the description of a field; undefined when it is malformed. */
export function parseField(data: unknown): FieldSpec | undefined {
  const spec = record(data);
  const title = text(spec?.['title']);
  const units = text(spec?.['units']);
  const palette = oneOf(palettes, spec?.['palette']);
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

/** Parses the description of a table; undefined when it is malformed. */
export function parseTable(data: unknown): TableSpec | undefined {
  const spec = record(data);
  const title = text(spec?.['title']);
  const columns = list(
    spec?.['columns'],
    (data) => {
      const column = record(data);
      const name = text(column?.['name']);
      const units = text(column?.['units']);
      return name === undefined ? undefined : { name, ...(units !== undefined && { units }) };
    },
    100,
  );
  return title !== undefined && columns ? { title, columns } : undefined;
}

import type { Dataset } from '../../playground/lab/dataset.ts';
import type { FieldResult } from '../../playground/views/results.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** One variable in one month (from 1) as a field to be drawn. The grid is month, latitude, longitude. */
export function monthMap(dataset: Dataset, name: string, month: number): FieldResult {
  const variable = dataset.variables[name];
  const { latitude, longitude } = dataset.axes;
  if (!variable || !latitude || !longitude)
    throw new Error(`${dataset.id} has no ${name} on latitudes and longitudes.`);
  const [rows, columns] = [latitude.length, longitude.length];
  const start = (month - 1) * rows * columns;
  const title = `${variable.longName}, ${months[month - 1]}`;
  const ends = (axis: Float32Array): { first: number; last: number } => ({
    first: axis[0] ?? 0,
    last: axis.at(-1) ?? 0,
  });
  return {
    id: title,
    spec: {
      title,
      units: variable.units,
      palette: 'viridis',
      x: { label: 'longitude', units: '° east', ...ends(longitude) },
      y: { label: 'latitude', units: '° north', ...ends(latitude) },
    },
    rows,
    columns,
    values: variable.values.subarray(start, start + rows * columns),
  };
}

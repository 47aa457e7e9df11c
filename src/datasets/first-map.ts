import type { Dataset } from '../../playground/lab/dataset.ts';
import type { FieldResult } from '../../playground/views/results.ts';
import type { DatasetCard } from '../schemas/dataset.ts';
import { axisLabel } from './axis-labels.ts';

/**
 * The first map of the first variable as a field to be drawn; none where the variable is not on a grid. Rows are drawn
 * upwards, so those of a picture that begins at its top are turned over.
 */
export function firstMap(dataset: Dataset, card: DatasetCard): FieldResult | undefined {
  const variable = Object.values(dataset.variables)[0];
  const axes = (variable?.axes ?? []).flatMap((name) => card.axes.find((axis) => axis.name === name) ?? []);
  const [y, x] = axes.slice(-2);
  if (!variable || y?.kind !== 'regular' || x?.kind !== 'regular') return undefined;
  const outer = axes.slice(0, -2).map((axis) => axisLabel(axis, 0));
  const title = [variable.longName, ...outer].join(', ');
  const [rows, columns] = [y.count, x.count];
  const values = variable.values.slice(0, rows * columns);
  const ends = ({ longName, units, first, step, count }: typeof y) => {
    const last = first + step * (count - 1);
    return {
      label: longName.toLowerCase(),
      units,
      first: Math.min(first, last),
      last: Math.max(first, last),
    };
  };
  return {
    id: title,
    spec: { title, units: variable.units, palette: 'viridis', x: ends(x), y: ends(y) },
    rows,
    columns,
    values: y.step < 0 ? turnedOver(values, columns) : values,
  };
}

function turnedOver(values: Float32Array, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += columns)
    turned.set(values.subarray(start, start + columns), values.length - columns - start);
  return turned;
}

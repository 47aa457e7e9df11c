import type { Axis } from '../../playground/lab/data/axis.ts';
import { unpackDataset } from '../../playground/lab/data/dataset.ts';
import type { DatasetCard } from '../schemas/dataset.ts';
import type { NetcdfVariable } from './encode.ts';

/** The time of each row of a table of groups, from its group's start and its hours since then; none without such an axis. */
export function rowTimes(card: DatasetCard, axes: readonly Axis[], payload: ArrayBuffer): NetcdfVariable[] {
  return axes.flatMap((axis) => {
    if (axis.kind !== 'rows') return [];
    const hours = unpackDataset(card, payload).variables[axis.hours]?.values ?? [];
    const first = axis.groups[0]?.start ?? new Date(0);
    let row = 0;
    const values = new Float64Array(axis.count);
    for (const { start, count } of axis.groups) {
      for (const end = row + count; row < end; row++)
        values[row] = (Number(start) - Number(first)) / 3.6e6 + (hours[row] ?? Number.NaN);
    }
    return [
      {
        name: 'time',
        dimensions: [axis.name],
        attributes: {
          standard_name: 'time',
          long_name: 'Time of the row',
          units: `hours since ${first.toISOString().slice(0, 19).replace('T', ' ')}`,
          calendar: 'standard',
        },
        values,
      },
    ];
  });
}

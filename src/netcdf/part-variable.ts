import type { Axis } from '../../playground/lab/data/axis.ts';
import { partsOfCells } from '../../playground/lab/data/cell-parts.ts';
import { cellsOf } from '../../playground/lab/data/packed.ts';
import { parts, type SplitRule } from '../../playground/lab/data/split.ts';
import { flags } from './data-variables.ts';
import type { NetcdfVariable } from './encode.ts';

/**
 * The course's division into training, validation and test, written out along the axes that it depends on, so that a
 * program in another language uses the same one without the course's hash. `Coarse` in the names of two axes carries
 * over into the name of their part.
 */
export function partVariables(axes: readonly Axis[], rule: SplitRule): NetcdfVariable[] {
  return dividedAxes(axes, rule).map((divided) => {
    const partOf = partsOfCells(divided, rule);
    const cells = cellsOf(divided.map(({ count }) => count));
    const values = Int8Array.from({ length: cells }, (_, cell) => {
      const part = partOf(cell);
      return part === undefined ? 0 : 1 + parts.indexOf(part);
    });
    const [, suffix = ''] = /^latitude(.*)$/.exec(divided[0]?.name ?? '') ?? [];
    return {
      name: `part${suffix}`,
      dimensions: divided.map(({ name }) => name),
      attributes: { long_name: 'Part of the data set', units: '1', ...flags(['none', ...parts]) },
      values,
    };
  });
}

function dividedAxes(axes: readonly Axis[], rule: SplitRule): Axis[][] {
  switch (rule.method) {
    case 'ranges':
      return [axes.filter(({ name }) => name === rule.axis)];
    case 'groups':
      return [axes.filter(({ kind }) => kind === 'rows')];
    case 'blocks':
      return axes
        .filter(({ name }) => name.startsWith('latitude'))
        .map((latitude) => {
          const name = latitude.name.replace('latitude', 'longitude');
          return [latitude, ...axes.filter((axis) => axis.name === name)];
        });
  }
}

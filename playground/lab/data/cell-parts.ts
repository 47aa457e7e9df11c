import { type Axis, coordinatesOf } from './axis.ts';
import { cellsOf } from './packed.ts';
import { type Part, partOf, partWithin, type SplitRule } from './split.ts';

/**
 * The part of every cell of a variable with these axes; none in a gap. A variable without the axis that the rule cuts
 * (a map of heights beside a series of weather) is the same in every part and counts as training data.
 */
export function partsOfCells(axes: readonly Axis[], rule: SplitRule): (cell: number) => Part | undefined {
  switch (rule.method) {
    case 'blocks': {
      // The rule is asked once a position, not once a month.
      const [row, rows] = along(axes, ({ name }) => name.startsWith('latitude'));
      const [column, columns] = along(axes, ({ name }) => name.startsWith('longitude'));
      const table = Array.from(rows).flatMap((latitude) =>
        Array.from(columns, (longitude) => partOf(latitude, longitude, rule)),
      );
      return (cell) => table[row(cell) * columns.length + column(cell)];
    }
    case 'ranges': {
      const axis = axes.find(({ name }) => name === rule.axis);
      if (!axis) return () => 'train';
      const [position] = along(axes, (entry) => entry === axis);
      const table = Array.from({ length: axis.count }, (_, index) => partWithin(index, rule.ranges));
      return (cell) => table[position(cell)];
    }
    case 'groups': {
      const axis = axes.find((entry) => entry.kind === 'rows');
      if (axis?.kind !== 'rows') return () => 'train';
      const [row] = along(axes, (entry) => entry === axis);
      const table = axis.groups.flatMap(({ start, count }) =>
        Array<Part | undefined>(count).fill(partWithin(start.getUTCFullYear(), rule.years)),
      );
      return (cell) => table[row(cell)];
    }
  }
}

/** The position along one axis of a flat cell index, and the axis' coordinates; 0 and [0] where there is no such axis. */
function along(
  axes: readonly Axis[],
  which: (axis: Axis) => boolean,
): [position: (cell: number) => number, coordinates: Float32Array] {
  const found = axes.findIndex(which);
  const axis = axes[found];
  if (!axis) return [() => 0, new Float32Array(1)];
  const inner = cellsOf(axes.slice(found + 1).map(({ count }) => count));
  return [(cell) => Math.floor(cell / inner) % axis.count, coordinatesOf(axis)];
}

import { blockOf, type Part, partOf, type SplitRule } from '../../../playground/lab/split.ts';

/** How many blocks and cells fall into each part. */
export interface SplitCounts {
  blocks: Record<Part, number>;
  cells: Record<Part, number>;
}

/**
 * Counts the blocks and cells of each part that hold at least one value.
 *
 * @param present whether a cell (row-major: time, latitude, longitude) holds a value
 */
export function countSplit(
  rule: SplitRule,
  axes: { times: number; latitude: ArrayLike<number>; longitude: ArrayLike<number> },
  present: (cell: number) => boolean,
): SplitCounts {
  const blocks: Record<Part, Set<string>> = { train: new Set(), validation: new Set(), test: new Set() };
  const cells: Record<Part, number> = { train: 0, validation: 0, test: 0 };
  const [rows, columns] = [axes.latitude.length, axes.longitude.length];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [latitude, longitude] = [axes.latitude[row] as number, axes.longitude[column] as number];
      const part = partOf(latitude, longitude, rule);
      for (let time = 0; time < axes.times; time++) {
        if (!present((time * rows + row) * columns + column)) continue;
        cells[part]++;
        blocks[part].add(blockOf(latitude, longitude, rule.degrees).join());
      }
    }
  }
  return {
    blocks: { train: blocks.train.size, validation: blocks.validation.size, test: blocks.test.size },
    cells,
  };
}

import {
  type BlockRule,
  blockOf,
  type PerPart,
  partOf,
  partWithin,
} from '../../../playground/lab/data/split.ts';

/** How many blocks and cells fall into each part. */
export interface SplitCounts {
  blocks: PerPart<number>;
  cells: PerPart<number>;
}

/**
 * Counts the blocks and cells of each part that hold at least one value.
 *
 * @param present whether a cell (row-major: time, latitude, longitude) holds a value
 */
export function countSplit(
  rule: BlockRule,
  axes: { times: number; latitude: ArrayLike<number>; longitude: ArrayLike<number> },
  present: (cell: number) => boolean,
): SplitCounts {
  const blocks: PerPart<Set<string>> = { train: new Set(), validation: new Set(), test: new Set() };
  const cells: PerPart<number> = { train: 0, validation: 0, test: 0 };
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

/** How many groups and rows begin in the years of each part. */
export function countGroups(
  years: PerPart<{ first: number; last: number }>,
  groups: readonly { start: string; count: number }[],
): { groups: PerPart<number>; rows: PerPart<number> } {
  const counts = {
    groups: { train: 0, validation: 0, test: 0 },
    rows: { train: 0, validation: 0, test: 0 },
  };
  for (const { start, count } of groups) {
    const part = partWithin(new Date(start).getUTCFullYear(), years);
    if (!part) continue;
    counts.groups[part]++;
    counts.rows[part] += count;
  }
  return counts;
}

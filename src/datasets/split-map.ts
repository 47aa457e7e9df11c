import type { Dataset } from '../../playground/lab/data/dataset.ts';
import { blockOf, type Part, partOf } from '../../playground/lab/data/split.ts';
import type { DatasetCard } from '../schemas/dataset.ts';

/** A block of the split, in degrees: the corner in the south-west counts from 90° south and from `west`. */
export interface Block {
  x: number;
  y: number;
  part: Part;
}

export type BlockSplit = Extract<DatasetCard['split'], { method: 'blocks' }>;

/** The blocks that hold at least one value, on a map whose left edge is the data's own. */
export function splitBlocks(dataset: Dataset, split: BlockSplit): { west: number; blocks: Block[] } {
  const { latitude, longitude } = dataset.axes;
  if (!latitude || !longitude) throw new Error(`${dataset.id} has no latitudes and longitudes.`);
  const boxes = latitude.length * longitude.length;
  // Where there are two grids, the first.
  const columns = Object.values(dataset.variables)
    .filter(({ axes }) => axes.includes('latitude'))
    .map(({ values }) => values);
  const west = Math.floor((longitude[0] ?? 0) / split.degrees) * split.degrees;
  const blocks = new Map<string, Block>();
  for (const [row, north] of latitude.entries()) {
    for (const [column, east] of longitude.entries()) {
      const box = row * longitude.length + column;
      if (!columns.some((values) => hasValue(values, box, boxes))) continue;
      const [blockRow, blockColumn] = blockOf(north, east, split.degrees);
      const x = (blockColumn * split.degrees - west + 360) % 360;
      const block = { x, y: blockRow * split.degrees, part: partOf(north, east, split) };
      blocks.set(`${blockRow},${blockColumn}`, block);
    }
  }
  return { west, blocks: [...blocks.values()] };
}

/** Whether a box holds a value at any time. */
function hasValue(values: Float32Array, box: number, boxes: number): boolean {
  for (let cell = box; cell < values.length; cell += boxes) if (!Number.isNaN(values[cell])) return true;
  return false;
}

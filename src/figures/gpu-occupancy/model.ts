/**
 * How much of a graphics processor one matrix product fills: a model, not a measurement. The answers of a layer, a
 * matrix of B × n numbers, are cut into tiles of 128 × 128. A multiprocessor works on one tile at a time, and on a
 * tile that reaches over the edge as long as on a whole one; as many tiles as there are multiprocessors are a wave,
 * and the next wave begins when the last has ended. Memory, caches and the start of the work are left out.
 */

/** The side of a tile, in numbers. */
export const tile = 128;

/** Processors by their number of multiprocessors. */
export const processors = {
  'gtx-580': { name: 'GTX 580, 2010', multiprocessors: 16 },
  a100: { name: 'A100, 2020', multiprocessors: 108 },
  h100: { name: 'H100, 2022', multiprocessors: 132 },
} as const;
export type ProcessorId = keyof typeof processors;

export interface Product {
  readonly processor: ProcessorId;
  /** Examples in the batch: rows of the matrix of answers. */
  readonly batch: number;
  /** Neurons of the layer: its columns. */
  readonly width: number;
}

export const initial: Product = { processor: 'a100', batch: 256, width: 2048 };
export const limits = { batch: 2048, width: 4096 } as const;

/** What becomes of a product on a processor. */
export interface Schedule {
  readonly multiprocessors: number;
  readonly rows: number;
  readonly columns: number;
  readonly tiles: number;
  readonly waves: number;
  /** Multiprocessors that have a tile in the last wave. */
  readonly last: number;
  /** Share of the numbers in the tiles that belong to the matrix. */
  readonly inTiles: number;
  /** Share of the places in the waves that hold a tile. */
  readonly inWaves: number;
  /** Share of what the processor could have multiplied in this time that counts. */
  readonly used: number;
}

/** Cuts the product into tiles and waves. */
export function schedule({ processor, batch, width }: Product): Schedule {
  const { multiprocessors } = processors[processor];
  const [rows, columns] = [Math.ceil(batch / tile), Math.ceil(width / tile)];
  const tiles = rows * columns;
  const waves = Math.ceil(tiles / multiprocessors);
  const inTiles = (batch * width) / (tiles * tile * tile);
  const inWaves = tiles / (waves * multiprocessors);
  return {
    multiprocessors,
    rows,
    columns,
    tiles,
    waves,
    last: tiles - (waves - 1) * multiprocessors,
    inTiles,
    inWaves,
    used: inTiles * inWaves,
  };
}

/** The share of each tile that belongs to the matrix, row by row, in the order in which tiles are handed out. */
export function tileShares(product: Product): number[] {
  const { rows, columns } = schedule(product);
  const part = (index: number, whole: number): number => Math.min(tile, whole - index * tile) / tile;
  return Array.from(
    { length: rows * columns },
    (_, k) => part(Math.floor(k / columns), product.batch) * part(k % columns, product.width),
  );
}

import { wantOneOf, wantOptions } from '../arguments/want.ts';
import { wantNumbers, wantShape } from '../arguments/want-list.ts';
import { type WeightForm, weightsOf } from './latitude-weights.ts';
import type { Numbers } from './numbers.ts';

/** How the numbers of a flat, row-major array lie on the globe. Without latitudes every number counts the same. */
export interface ScoreOptions {
  /**
   * Degrees north, one a row: cells are weighted by their latitude. With as many latitudes as numbers, each number
   * (a station, a point) has its own.
   */
  latitudes?: Numbers;
  /**
   * The shape of the arrays, latitude and longitude last: [times, rows, columns]. Without it the arrays hold one
   * field with as many rows as there are latitudes.
   */
  shape?: readonly number[];
  /** How weights follow from latitudes: cos φ (the default) or the area of the cells. */
  weights?: WeightForm;
}

/** Where a cell lies and what it weighs. */
export interface Layout {
  /** Fields that lie one after another in the array: times, levels, forecasts. */
  readonly fields: number;
  /** Cells of one field. */
  readonly cells: number;
  /** Weight of a cell of a field, by its position there; their mean over a field is 1. */
  weight(cell: number): number;
}

/**
 * The layout that `options` give to an array of `length` numbers.
 * @throws RangeError naming both shapes when they do not fit
 */
export function layoutOf(score: string, length: number, options: ScoreOptions = {}): Layout {
  wantOptions(score, 'options', options);
  const { latitudes, weights = 'cosine' } = options;
  if (latitudes !== undefined) wantNumbers(score, 'options.latitudes', latitudes);
  if (options.shape !== undefined) wantShape(score, 'options.shape', options.shape);
  const shape = options.shape ?? (latitudes ? [latitudes.length, length / latitudes.length] : [length]);
  const size = shape.reduce((product, count) => product * count, 1);
  if (shape.some((count) => !Number.isInteger(count))) {
    throw new RangeError(
      `${score}: the shape [${length}] cannot be cut into ${latitudes?.length} rows, one for each latitude. ` +
        'Give the shape when there is more than one field: { shape: [times, rows, columns], latitudes }.',
    );
  }
  if (size !== length) {
    throw new RangeError(
      `${score}: the arrays have the shape [${length}]; the shape [${shape}] has ${size} cells.`,
    );
  }
  if (!latitudes) {
    wantOneOf(score, 'options.weights', ['cosine', 'area'], weights);
    const cells = shape.slice(-2).reduce((product, count) => product * count, 1);
    return { fields: cells === 0 ? 0 : length / cells, cells, weight: () => 1 };
  }
  const [rows = 0, columns = 1] = shape.length === 1 ? [shape[0], 1] : shape.slice(-2);
  if (rows !== latitudes.length) {
    throw new RangeError(
      `${score}: the shape [${shape}] has ${rows} rows (its last dimension but one), and latitudes has the shape ` +
        `[${latitudes.length}].`,
    );
  }
  const rowWeights = weightsOf(score, latitudes, weights);
  const cells = rows * columns;
  return {
    fields: cells === 0 ? 0 : length / cells,
    cells,
    weight: (cell) => rowWeights[Math.floor(cell / columns)] as number,
  };
}

/**
 * The weighted mean of `term` over all cells of all fields. Cells whose term is NaN are missing: they are left out
 * and the other weights share the whole. NaN when nothing of weight is left.
 */
export function weightedMean({ fields, cells, weight }: Layout, term: (index: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let cell = 0; cell < cells; cell++) {
    const share = weight(cell);
    if (share === 0) continue;
    for (let field = 0; field < fields; field++) {
      const value = term(field * cells + cell);
      if (Number.isNaN(value)) continue;
      sum += share * value;
      total += share;
    }
  }
  return total > 0 ? sum / total : Number.NaN;
}

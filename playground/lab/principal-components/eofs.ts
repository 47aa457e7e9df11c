import { described } from '../arguments/described.ts';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantEachNumber, wantList } from '../arguments/want-list.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Of samples and cells the smaller number; the eigenvectors of a larger matrix take minutes. */
const mostUnknowns = 2000;

/** Of the largest eigenvalue: what lies below is the rounding of the sums of squares. */
const rounding = 1e-12;

/** How many patterns are wanted, and what each cell counts. */
export interface EofsOptions {
  /** Number of patterns, from 1; at most one less than there are samples, and no more than there are cells. */
  count: number;
  /** A weight for each cell, such as its share of the area; only their ratios count. Without them all count the same. */
  weights?: ArrayLike<number>;
}

/** Empirical orthogonal functions of some fields: every field is `mean` + Σ component · pattern. */
export interface Eofs {
  /** The mean of the samples, shape [cells], in their unit; NaN where a cell is missing. */
  readonly mean: Float32Array;
  /**
   * One [cells] a pattern, the one that explains most first, without unit: of weighted mean square 1, and the weighted
   * mean of the product of two is 0. The number that is largest in size is positive. NaN where a cell is missing.
   */
  readonly patterns: Float32Array[];
  /** Principal components, shape [samples, count], in the unit of the samples: how much of each pattern is in each. */
  readonly components: number[][];
  /** Shares of the variance, weighted and summed over all cells, that the patterns explain: between 0 and 1. */
  readonly explained: number[];
  /**
   * Principal components of other fields.
   *
   * @param samples shape [samples, cells], in the unit of those that the patterns come from, with the same cells missing
   * @returns shape [samples, count]
   * @throws TypeError for what is no table of numbers, RangeError for other cells than those of the patterns
   */
  project(samples: ArrayLike<ArrayLike<number>>): number[][];
  /**
   * Fields made of the patterns: those that have these components, and nothing beyond.
   *
   * @param components shape [samples, count]
   * @returns one [cells] a sample, in the unit of the samples
   * @throws TypeError for what is no table of numbers, RangeError for another number of components
   */
  reconstruct(components: ArrayLike<ArrayLike<number>>): Float32Array[];
}

/**
 * Empirical orthogonal functions: the patterns in which fields differ most from their mean, each uncorrelated with those
 * before it. Weights multiply squares and sums of squares, as √w multiplied the anomalies; the patterns have it undone
 * (Hannachi, Jolliffe and Stephenson 2007, doi:10.1002/joc.1499). From all eigenvalues of the smaller of the two
 * matrices of sums, samples × samples or cells × cells, in double precision (Golub and Van Loan, Matrix Computations,
 * 4th edition, §8.3): a second for 132 fields of 21,024 cells.
 *
 * A pattern's sign means nothing by itself, and patterns that explain nearly the same may be mixed.
 *
 * @param samples shape [samples, cells]: fields, each a flat list; a cell that is NaN in all is missing
 * @returns patterns, and what is in each sample of each
 * @throws TypeError for what is no table of numbers, such as a tensor; RangeError for rows of different widths, a cell
 *   that is missing in some samples only, more patterns than the samples have, and more than 2000 samples and cells
 * @example
 * const weeks = [[4, 2, 5], [-4, -2, 5], [-2, 4, 5], [2, -4, 5]];
 * const { patterns, explained, components, reconstruct } = eofs(weeks, { count: 2 });
 * log(patterns.length, explained.map((share) => share.toFixed(2)).join(' '));
 * log(reconstruct(components)[0]?.map(Math.round).join(' '));
 * // 2 0.50 0.50
 * // 4 2 5
 */
export function eofs(samples: ArrayLike<ArrayLike<number>>, options: EofsOptions): Eofs {
  wantOptions('eofs', 'options', options);
  const { count, weights } = options;
  const fields = rowsOf('eofs', 'samples', samples);
  const cells = (fields[0] as ArrayLike<number>).length;
  const present = presentCells('eofs', fields);
  const shares = sharesOf(weights, cells, present);
  const most = Math.min(fields.length - 1, present.length);
  if (most < 1) {
    throw new RangeError(
      `eofs: samples has ${fields.length} rows with ${present.length} cells that are there; patterns need two rows and a cell.`,
    );
  }
  wantWhole('eofs', 'options.count', count, 1, most);
  if (Math.min(fields.length, present.length) > mostUnknowns) {
    throw new RangeError(
      `eofs: ${fields.length} samples of ${present.length} cells would take minutes: one of the two may be above ${mostUnknowns}. ` +
        'Take fewer samples, or means over neighbouring cells.',
    );
  }
  const means = Float64Array.from(present, (cell) => {
    let sum = 0;
    for (const field of fields) sum += field[cell] as number;
    return sum / fields.length;
  });
  const anomalies = fields.map((field) => anomalyOf(field, present, means));
  const { values, components, total } = componentsOf(anomalies, shares);
  const found = values.findIndex((value) => value <= rounding * total);
  if (!Number.isFinite(total) || total === 0 || (found >= 0 && found < count)) {
    throw new RangeError(
      Number.isFinite(total)
        ? `eofs: the samples differ in ${total === 0 ? 0 : found} patterns only; options.count is ${count}.`
        : 'eofs: the squares of the samples are too large for numbers. Give them in a larger unit.',
    );
  }
  const patterns = Array.from({ length: count }, (_, k) => {
    const pattern = new Float64Array(present.length);
    for (const [i, anomaly] of anomalies.entries()) {
      const factor = at(components[i], k) / at(values, k);
      for (let c = 0; c < pattern.length; c++) pattern[c] = at(pattern, c) + factor * at(anomaly, c);
    }
    let largest = 0;
    for (const value of pattern) if (Math.abs(value) > Math.abs(largest)) largest = value;
    return largest < 0 ? pattern.map((value) => -value) : pattern;
  });
  const weighted = patterns.map((pattern) => pattern.map((value, c) => value * at(shares, c)));
  const projected = (anomaly: Float64Array): number[] => weighted.map((pattern) => dot(pattern, anomaly));
  const onCells = (values: Float64Array): Float32Array => {
    const field = new Float32Array(cells).fill(Number.NaN);
    for (const [c, cell] of present.entries()) field[cell] = at(values, c);
    return field;
  };
  return {
    mean: onCells(means),
    patterns: patterns.map(onCells),
    components: anomalies.map(projected),
    explained: Array.from(values.subarray(0, count), (value) => value / total),
    project(given) {
      const others = rowsOf('eofs: project', 'samples', given, cells);
      const there = presentCells('eofs: project', others);
      if (there.length !== present.length || there.some((cell, c) => cell !== present[c])) {
        throw new RangeError(
          'eofs: project: other cells are missing in samples than in those of the patterns.',
        );
      }
      return others.map((field) => projected(anomalyOf(field, present, means)));
    },
    reconstruct(given) {
      return rowsOf('eofs: reconstruct', 'components', given, count).map((row) => {
        const field = means.slice();
        for (const [k, pattern] of patterns.entries()) {
          const amount = row[k] as number;
          for (let c = 0; c < field.length; c++) field[c] = at(field, c) + amount * at(pattern, c);
        }
        return onCells(field);
      });
    },
  };
}

/** A table with rows of one width, at least one; a width that is given is held to. */
function rowsOf(
  where: string,
  name: string,
  rows: ArrayLike<ArrayLike<number>>,
  width?: number,
): ArrayLike<number>[] {
  wantList(where, name, rows, ' of rows');
  if (rows.length === 0) throw new RangeError(`${where}: ${name} has no rows.`);
  return Array.from(rows, (row, i) => {
    if (typeof row === 'number') {
      throw new TypeError(
        `${where}: ${name} must be an array of rows, such as [[1, 2], [3, 4]]; its entry ${i} is ${described(row)}.`,
      );
    }
    wantEachNumber(
      where,
      `row ${i} of ${name}`,
      row,
      (value) => Math.abs(value) !== Number.POSITIVE_INFINITY,
    );
    const wanted = width ?? (rows[0] as ArrayLike<number>).length;
    if (row.length === wanted) return row;
    throw new RangeError(
      `${where}: row ${i} of ${name} has ${row.length} numbers; it must have ${wanted}${width === undefined ? ', as row 0' : ''}.`,
    );
  });
}

/** The cells that are in all fields; the others must be in none. */
function presentCells(where: string, fields: readonly ArrayLike<number>[]): Int32Array {
  const [first = []] = fields;
  const present = Int32Array.from(Array.from(first).keys()).filter((cell) => !Number.isNaN(first[cell]));
  for (const [i, field] of fields.entries()) {
    for (let cell = 0; cell < first.length; cell++) {
      if (Number.isNaN(field[cell]) === Number.isNaN(first[cell])) continue;
      throw new RangeError(
        `${where}: cell ${cell} is missing in row ${Number.isNaN(field[cell]) ? i : 0} of samples and not in row ` +
          `${Number.isNaN(field[cell]) ? 0 : i}. Leave out such rows or cells first.`,
      );
    }
  }
  return present;
}

/** Weights of the cells that are there, of sum 1. */
function sharesOf(weights: unknown, cells: number, present: Int32Array): Float64Array {
  if (weights === undefined) return new Float64Array(present.length).fill(1 / present.length);
  const holds = (weight: number) => weight >= 0 && Number.isFinite(weight);
  wantEachNumber('eofs', 'options.weights', weights, holds, ' of at least 0');
  if (weights.length !== cells) {
    throw new RangeError(`eofs: options.weights has ${weights.length} numbers and a sample ${cells} cells.`);
  }
  const kept = Float64Array.from(present, (cell) => weights[cell] as number);
  const sum = kept.reduce((total, weight) => total + weight, 0);
  if (sum > 0 && Number.isFinite(sum)) return kept.map((weight) => weight / sum);
  throw new RangeError(`eofs: options.weights add up to ${sum}; the sum must be a number above 0.`);
}

function anomalyOf(field: ArrayLike<number>, present: Int32Array, means: Float64Array): Float64Array {
  const anomaly = new Float64Array(present.length);
  for (let c = 0; c < anomaly.length; c++)
    anomaly[c] = (field[present[c] as number] as number) - at(means, c);
  return anomaly;
}

/** Sums of squares of the components from the largest, the components of each anomaly, and the sum of all squares. */
function componentsOf(anomalies: readonly Float64Array[], shares: Float64Array) {
  const roots = shares.map(Math.sqrt);
  const scaled = anomalies.map((anomaly) => {
    const row = anomaly.slice();
    for (let c = 0; c < row.length; c++) row[c] = at(row, c) * at(roots, c);
    return row;
  });
  const bySample = scaled.length <= shares.length;
  const sides = bySample
    ? scaled
    : Array.from(shares, (_, c) => Float64Array.from(scaled, (row) => at(row, c)));
  const size = sides.length;
  const products = new Float64Array(size * size);
  for (const [i, one] of sides.entries()) {
    for (let j = 0; j <= i; j++) {
      const product = dot(one, sides[j] as Float64Array);
      products[i * size + j] = product;
      products[j * size + i] = product;
    }
  }
  let total = 0;
  for (let i = 0; i < size; i++) total += at(products, i * size + i);
  if (!Number.isFinite(total)) return { values: new Float64Array(0), components: [], total };
  const { values, vectors } = symmetricEigen(products, size);
  const components = scaled.map((row, i) =>
    Float64Array.from(vectors, (vector, k) =>
      bySample ? at(vector, i) * Math.sqrt(Math.max(0, at(values, k))) : dot(vector, row),
    ),
  );
  return { values, components, total };
}

/** The sum of products, as four sums that do not wait for each other. */
function dot(a: Float64Array, b: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < a.length; i++) first += (a[i] as number) * (b[i] as number);
  return first + second + (third + fourth);
}

/** The element at an index that is there. */
function at(values: Float64Array | undefined, index: number): number {
  return values?.[index] as number;
}

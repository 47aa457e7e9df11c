import type { Columns } from './matrix.ts';

/** What solving leaves, or the column at which it had to stop. */
export type Solution =
  | { solved: true; coefficients: Columns; condition: number }
  | { solved: false; column: number; condition: number };

/**
 * Minimises ‖A x − b‖² for each right-hand side b, by Householder's reflections with column pivoting (Golub and Van
 * Loan, Matrix Computations, 4th edition, §5.4.2). Normal equations would square the condition number. The columns
 * are scaled to length 1 first, so that units do not count as ill-conditioning.
 *
 * The condition is estimated as the ratio of the first diagonal entry of R to the last, which seldom is too low by
 * more than a factor of ten (Higham, A survey of condition number estimation, 1987, doi:10.1137/1029112).
 *
 * @param a columns of equal length, at least as long as there are columns; overwritten
 * @param b right-hand sides as long as a column; overwritten
 * @param limit the condition from which on nothing is solved
 */
export function solveLeastSquares(a: Columns, b: Columns, limit: number): Solution {
  const width = a.length;
  const scales = a.map(norm);
  for (const [j, column] of a.entries()) multiply(column, 1 / (scales[j] || 1));
  const order = a.map((_, j) => j);
  const diagonal = new Float64Array(width);

  for (let k = 0; k < width; k++) {
    const pivot = longest(a, order, k);
    [order[k], order[pivot]] = [order[pivot] as number, order[k] as number];
    const column = a[order[k] as number] as Float64Array;
    const length = norm(column, k);
    const condition = (k === 0 ? 1 : Math.abs(diagonal[0] as number)) / length;
    if (!(condition < limit)) return { solved: false, column: order[k] as number, condition };

    // The reflection that sends the rest of this column to −sign(first) · length · e₁; the column keeps its vector.
    const alpha = (column[k] as number) > 0 ? -length : length;
    diagonal[k] = alpha;
    column[k] = (column[k] as number) - alpha;
    const factor = 2 / squares(column, k);
    for (let j = k + 1; j < width; j++) reflect(a[order[j] as number] as Float64Array, column, factor, k);
    for (const side of b) reflect(side, column, factor, k);
  }

  const coefficients = b.map((side) => {
    const x = new Float64Array(width);
    for (let k = width - 1; k >= 0; k--) {
      let rest = side[k] as number;
      for (let j = k + 1; j < width; j++) {
        const at = order[j] as number;
        rest -= ((a[at] as Float64Array)[k] as number) * (x[at] as number);
      }
      x[order[k] as number] = rest / (diagonal[k] as number);
    }
    return x.map((value, j) => value / (scales[j] as number));
  });
  const condition = Math.abs((diagonal[0] ?? 1) / (diagonal[width - 1] ?? 1));
  return { solved: true, coefficients, condition };
}

/** The position in `order`, from `k` on, of the column that is longest below row `k`. */
function longest(a: Columns, order: readonly number[], k: number): number {
  let [best, position] = [-1, k];
  for (let j = k; j < order.length; j++) {
    const length = squares(a[order[j] as number] as Float64Array, k);
    if (length > best) [best, position] = [length, j];
  }
  return position;
}

function reflect(target: Float64Array, vector: Float64Array, factor: number, from: number): void {
  let product = 0;
  for (let i = from; i < vector.length; i++) product += (vector[i] as number) * (target[i] as number);
  const share = factor * product;
  for (let i = from; i < vector.length; i++)
    target[i] = (target[i] as number) - share * (vector[i] as number);
}

function squares(vector: Float64Array, from = 0): number {
  let sum = 0;
  for (let i = from; i < vector.length; i++) sum += (vector[i] as number) ** 2;
  return sum;
}

function norm(vector: Float64Array, from = 0): number {
  return Math.sqrt(squares(vector, from));
}

function multiply(vector: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * factor;
}

/** Square and tall matrices, row by row in one array, and how much they can stretch a vector. */

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function matrix(rows: number, columns: number, at: (row: number, column: number) => number): Matrix {
  const values = Float64Array.from({ length: rows * columns }, (_, k) =>
    at(Math.floor(k / columns), k % columns),
  );
  return { rows, columns, values };
}

export function entry({ columns, values }: Matrix, row: number, column: number): number {
  return values[row * columns + column] ?? 0;
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  const [inner, columns] = [a.columns, b.columns];
  const values = new Float64Array(a.rows * columns);
  for (let at = 0; at < values.length; at++) {
    const first = Math.floor(at / columns) * inner;
    let sum = 0;
    for (let k = 0, below = at % columns; k < inner; k++, below += columns)
      sum += (a.values[first + k] ?? 0) * (b.values[below] ?? 0);
    values[at] = sum;
  }
  return { rows: a.rows, columns, values };
}

/** Each entry multiplied with the same number. */
export function times(a: Matrix, factor: number): Matrix {
  return { ...a, values: a.values.map((value) => value * factor) };
}

/** The first rows alone. */
export function firstRows(a: Matrix, rows: number): Matrix {
  return { ...a, rows, values: a.values.subarray(0, rows * a.columns) };
}

function frobenius({ values }: Matrix): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** ln ‖A^(2^doublings)‖, without under- or overflow: squared again and again, brought to length 1 before each time. */
function logOfPower(a: Matrix, doublings: number): { log: number; direction: Matrix } {
  let [log, direction] = [0, a];
  for (let k = 0; k <= doublings; k++) {
    const size = frobenius(direction);
    if (size === 0) return { log: Number.NEGATIVE_INFINITY, direction };
    log += Math.log(size);
    direction = times(direction, 1 / size);
    if (k === doublings) break;
    direction = multiply(direction, direction);
    log *= 2;
  }
  return { log, direction };
}

/** The largest singular value: the root of the largest eigenvalue of AᵀA, along whose direction its powers turn. */
export function spectralNorm(a: Matrix): number {
  const size = frobenius(a);
  if (size === 0) return 0;
  const unit = times(a, 1 / size);
  const square = multiply(
    matrix(a.columns, a.rows, (i, j) => entry(unit, j, i)),
    unit,
  );
  // The power 64: what is second of the singular values takes at most 0.2 % from the answer.
  const { direction } = logOfPower(square, 6);
  // All columns have turned the same way; the longest is the least rounded.
  const lengths = Array.from({ length: a.columns }, (_, j) => entry(direction, j, j));
  const longest = lengths.indexOf(Math.max(...lengths));
  const column = matrix(a.columns, 1, (i) => entry(direction, i, longest));
  return (size * frobenius(multiply(unit, column))) / frobenius(column);
}

/** The largest size of an eigenvalue: ‖Aᵏ‖^(1/k) for a large k (Gelfand's formula). */
export function spectralRadius(a: Matrix): number {
  return Math.exp(logOfPower(a, 12).log / 2 ** 12);
}

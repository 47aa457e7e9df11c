/** Products of matrices that lie row by row in one array, and what of a slope goes back through them. */

/** The rows of `a`, each times `w`, which has `columns` columns. */
export function times(a: Float64Array, w: Float64Array, columns: number): Float64Array {
  const inner = w.length / columns;
  const rows = a.length / inner;
  const out = new Float64Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++)
    for (let k = 0, below = 0; k < inner; k++, at++) {
      const factor = a[at] as number;
      for (let to = row * columns, end = to + columns; to < end; to++, below++)
        out[to] = (out[to] as number) + factor * (w[below] as number);
    }
  return out;
}

/** The slopes of `a` in `times(a, w)`, from those of the product: each row times the transpose of `w`. */
export function slopesOfRows(of: Float64Array, w: Float64Array, columns: number): Float64Array {
  const inner = w.length / columns;
  const rows = of.length / columns;
  const out = new Float64Array(rows * inner);
  for (let row = 0, to = 0; row < rows; row++)
    for (let k = 0, below = 0; k < inner; k++, to++) {
      let sum = 0;
      for (let at = row * columns, end = at + columns; at < end; at++, below++)
        sum += (of[at] as number) * (w[below] as number);
      out[to] = sum;
    }
  return out;
}

/** Adds to `out` the slopes of `w` in `times(a, w)`: the transpose of `a` times those of the product. */
export function addSlopesOfMatrix(
  a: Float64Array,
  of: Float64Array,
  columns: number,
  out: Float64Array,
): void {
  const inner = out.length / columns;
  const rows = of.length / columns;
  for (let row = 0, at = 0; row < rows; row++)
    for (let k = 0, to = 0; k < inner; k++, at++) {
      const factor = a[at] as number;
      for (let from = row * columns, end = from + columns; from < end; from++, to++)
        out[to] = (out[to] as number) + factor * (of[from] as number);
    }
}

/** Adds `more` to `out`, number by number. */
export function add(out: Float64Array, more: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] = (out[k] as number) + (more[k] as number);
}

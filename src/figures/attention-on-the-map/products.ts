/** Products of matrices that lie row by row in one array, and what of a slope goes back through them. */

/** A matrix: how many numbers it is from a row to the next, and from a number of the row to the next. */
interface Laid {
  readonly of: Float64Array;
  readonly row: number;
  readonly step: number;
}

/** Adds to `out`, of `columns` columns, the product of `a` and `b`, whose rows lie one after another. */
function addProduct(out: Float64Array, { of: a, row, step }: Laid, b: Float64Array, columns: number): void {
  const [rows, inner] = [out.length / columns, b.length / columns];
  for (let r = 0; r < rows; r++) {
    const from = r * row;
    const to = r * columns;
    let c = 0;
    // Four columns at once: their sums stay in the processor's registers.
    for (; c + 3 < columns; c += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0, at = from, below = c; k < inner; k++, at += step, below += columns) {
        const factor = a[at] as number;
        s0 += factor * (b[below] as number);
        s1 += factor * (b[below + 1] as number);
        s2 += factor * (b[below + 2] as number);
        s3 += factor * (b[below + 3] as number);
      }
      out[to + c] = (out[to + c] as number) + s0;
      out[to + c + 1] = (out[to + c + 1] as number) + s1;
      out[to + c + 2] = (out[to + c + 2] as number) + s2;
      out[to + c + 3] = (out[to + c + 3] as number) + s3;
    }
    for (; c < columns; c++) {
      let sum = 0;
      for (let k = 0, at = from, below = c; k < inner; k++, at += step, below += columns)
        sum += (a[at] as number) * (b[below] as number);
      out[to + c] = (out[to + c] as number) + sum;
    }
  }
}

/** The rows of `a`, each times `w`, which has `columns` columns. */
export function times(a: Float64Array, w: Float64Array, columns: number): Float64Array {
  const inner = w.length / columns;
  const out = new Float64Array((a.length / inner) * columns);
  addProduct(out, { of: a, row: inner, step: 1 }, w, columns);
  return out;
}

/** The slopes of `a` in `times(a, w)`, from those of the product: each row times the transpose of `w`. */
export function slopesOfRows(of: Float64Array, w: Float64Array, columns: number): Float64Array {
  const inner = w.length / columns;
  const transposed = Float64Array.from(
    w,
    (_, k) => w[(k % inner) * columns + Math.floor(k / inner)] as number,
  );
  return times(of, transposed, inner);
}

/** Adds to `out` the slopes of `w` in `times(a, w)`: the transpose of `a` times those of the product. */
export function addSlopesOfMatrix(
  a: Float64Array,
  of: Float64Array,
  columns: number,
  out: Float64Array,
): void {
  addProduct(out, { of: a, row: 1, step: out.length / columns }, of, columns);
}

/** Adds `more` to `out`, number by number. */
export function add(out: Float64Array, more: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] = (out[k] as number) + (more[k] as number);
}

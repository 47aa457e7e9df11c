/** Eigenvalues from the largest, and their eigenvectors of length 1, one list each. */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array[];
}

/** Rotations of one off-diagonal element; a matrix needs two or three. */
const mostRounds = 60;

/** Of the largest number of a matrix: smaller ones are 0, so that their squares are numbers. */
const smallest = 1e-150;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix in double precision: Householder reflections make it
 * tridiagonal, implicit QL steps with Wilkinson's shift make that diagonal (Golub and Van Loan, Matrix Computations, 4th edition, §8.3).
 *
 * @param matrix flat, row-major, shape [size, size]; finite, and overwritten
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  // In units of its largest number, so that squares neither vanish nor overflow.
  let unit = 0;
  for (const value of matrix) unit = Math.max(unit, Math.abs(value));
  if (unit > 0) for (let i = 0; i < matrix.length; i++) matrix[i] = at(matrix, i) / unit;
  const { diagonal, beside, basis } = tridiagonal(matrix, size);
  diagonalise(diagonal, beside, basis, size);
  const order = Array.from(diagonal, (_, i) => i).sort((i, j) => at(diagonal, j) - at(diagonal, i));
  return {
    values: Float64Array.from(order, (i) => unit * at(diagonal, i)),
    vectors: order.map((i) => basis.slice(i * size, (i + 1) * size)),
  };
}

/** The tridiagonal matrix T, and the rows of Qᵀ where the matrix is Q T Qᵀ. */
interface Tridiagonal {
  diagonal: Float64Array;
  /** beside[i] stands between diagonal[i] and diagonal[i + 1]; the last is 0. */
  beside: Float64Array;
  /** Flat [size, size]: row i is column i of Q. */
  basis: Float64Array;
}

function tridiagonal(a: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const basis = new Float64Array(size * size);
  for (let i = 0; i < size; i++) basis[i * size + i] = 1;
  const v = new Float64Array(size);
  const p = new Float64Array(size);
  for (let k = 0; k + 2 < size; k++) {
    // The reflection that leaves of column k, below the diagonal, the first number only.
    let norm = 0;
    for (let i = k + 1; i < size; i++) norm = Math.hypot(norm, at(a, i * size + k));
    const first = at(a, (k + 1) * size + k);
    const left = first > 0 ? -norm : norm;
    if (norm < smallest) continue;
    beside[k] = left;
    let square = 0;
    for (let i = k + 1; i < size; i++) {
      // In units of the column's length: squares of tiny numbers would be 0.
      v[i] = (at(a, i * size + k) - (i === k + 1 ? left : 0)) / norm;
      square += at(v, i) ** 2;
    }
    const scale = 2 / square;
    let along = 0;
    for (let i = k + 1; i < size; i++) {
      let sum = 0;
      for (let j = k + 1; j < size; j++) sum += at(a, i * size + j) * at(v, j);
      p[i] = scale * sum;
      along += at(p, i) * at(v, i);
    }
    for (let i = k + 1; i < size; i++) p[i] = at(p, i) - (scale / 2) * along * at(v, i);
    for (let i = k + 1; i < size; i++) {
      for (let j = k + 1; j < size; j++) {
        a[i * size + j] = at(a, i * size + j) - at(v, i) * at(p, j) - at(p, i) * at(v, j);
      }
    }
    // Q becomes Q H, so the rows of Qᵀ are mixed.
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let i = k + 1; i < size; i++) sum += at(v, i) * at(basis, i * size + j);
      sum *= scale;
      for (let i = k + 1; i < size; i++) basis[i * size + j] = at(basis, i * size + j) - sum * at(v, i);
    }
  }
  for (let i = 0; i < size; i++) diagonal[i] = at(a, i * size + i);
  if (size > 1) beside[size - 2] = at(a, (size - 1) * size + size - 2);
  return { diagonal, beside, basis };
}

/** Implicit QL: `diagonal` becomes the eigenvalues, the rows of `basis` the eigenvectors. */
function diagonalise(diagonal: Float64Array, beside: Float64Array, basis: Float64Array, size: number): void {
  for (let first = 0; first < size; first++) {
    for (let round = 0; ; round++) {
      // The block from `first` to the next element beside the diagonal that is rounding only.
      let last = first;
      for (; last < size - 1; last++) {
        const near = Math.abs(at(diagonal, last)) + Math.abs(at(diagonal, last + 1));
        if (Math.abs(at(beside, last)) <= Number.EPSILON * near) break;
      }
      if (last === first) break;
      if (round === mostRounds) throw new Error('The eigenvalues of a symmetric matrix did not converge.');
      qlStep(diagonal, beside, basis, size, first, last);
    }
  }
}

/** One QL step with Wilkinson's shift on the block from `first` to `last`, as rotations of neighbours. */
function qlStep(
  diagonal: Float64Array,
  beside: Float64Array,
  basis: Float64Array,
  size: number,
  first: number,
  last: number,
): void {
  const half = (at(diagonal, first + 1) - at(diagonal, first)) / (2 * at(beside, first));
  const root = Math.hypot(half, 1);
  const shift = at(diagonal, first) - at(beside, first) / (half + (half >= 0 ? root : -root));
  let [sine, cosine, lowered] = [1, 1, 0];
  let bulge = at(diagonal, last) - shift;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * at(beside, i);
    const b = cosine * at(beside, i);
    const length = Math.hypot(f, bulge);
    beside[i + 1] = length;
    if (length === 0) {
      // The block has come apart here; the next round finds it.
      diagonal[i + 1] = at(diagonal, i + 1) - lowered;
      beside[last] = 0;
      return;
    }
    sine = f / length;
    cosine = bulge / length;
    const above = at(diagonal, i + 1) - lowered;
    const turned = (at(diagonal, i) - above) * sine + 2 * cosine * b;
    lowered = sine * turned;
    diagonal[i + 1] = above + lowered;
    bulge = cosine * turned - b;
    for (let j = 0; j < size; j++) {
      const upper = at(basis, (i + 1) * size + j);
      const lower = at(basis, i * size + j);
      basis[(i + 1) * size + j] = sine * lower + cosine * upper;
      basis[i * size + j] = cosine * lower - sine * upper;
    }
  }
  diagonal[first] = at(diagonal, first) - lowered;
  beside[first] = bulge;
  beside[last] = 0;
}

/** The element at an index that the loop's bounds keep inside the array; engines inline it. */
function at(values: Float64Array, index: number): number {
  return values[index] as number;
}

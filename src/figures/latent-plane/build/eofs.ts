/** The empirical orthogonal functions of a set of vectors, by the eigenvectors of their products with each other. */

export interface Eofs {
  readonly mean: Float64Array;
  /** Orthonormal, the one of largest variance first. */
  readonly patterns: readonly Float64Array[];
}

export function eofsOf(vectors: readonly Float64Array[]): Eofs {
  const n = vectors.length;
  const mean = (vectors[0] ?? new Float64Array()).map(
    (_, k) => vectors.reduce((sum, vector) => sum + (vector[k] ?? 0), 0) / n,
  );
  const centred = vectors.map((vector) => minus(vector, mean));
  const products = centred.map((one) => Float64Array.from(centred, (other) => dot(one, other)));
  const patterns = eigenvectors(products)
    .slice(0, n - 1)
    .map(({ vector, value }) => {
      const pattern = mean.map((_, k) =>
        centred.reduce((sum, of, i) => sum + (vector[i] ?? 0) * (of[k] ?? 0), 0),
      );
      return pattern.map((entry) => entry / Math.sqrt(value));
    });
  return { mean, patterns };
}

/** How far a vector reaches along each pattern. */
export function amplitudes({ mean, patterns }: Eofs, vector: Float64Array): Float64Array {
  const from = minus(vector, mean);
  return Float64Array.from(patterns, (pattern) => dot(pattern, from));
}

export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, k) => value - (b[k] ?? 0));
}

/** Of a symmetric matrix, by Jacobi's rotations; the largest value first. */
function eigenvectors(matrix: Float64Array[]): { value: number; vector: Float64Array }[] {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, i) => Float64Array.from(a, (_, j) => Number(i === j)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  return vectors
    .map((vector, i) => ({ value: a[i]?.[i] ?? 0, vector }))
    .sort((one, other) => other.value - one.value);
}

/** Turns rows and columns p and q so that the entry where they meet is zero. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const [rowP, rowQ, vectorP, vectorQ] = [a[p], a[q], vectors[p], vectors[q]];
  if (!rowP || !rowQ || !vectorP || !vectorQ) return;
  const meeting = rowP[q] ?? 0;
  if (meeting === 0) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * meeting);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const [c, s] = [1 / Math.hypot(t, 1), t / Math.hypot(t, 1)];
  const turn = (one: Float64Array, other: Float64Array): void => {
    one.forEach((x, k) => {
      const y = other[k] ?? 0;
      one[k] = c * x - s * y;
      other[k] = s * x + c * y;
    });
  };
  turn(rowP, rowQ);
  for (const row of a) {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  turn(vectorP, vectorQ);
}

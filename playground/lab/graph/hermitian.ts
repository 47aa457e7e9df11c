/**
 * A system of complex equations with a Hermitian, positive definite matrix, in double precision. Row `i` of `re` and `im`
 * holds the real and imaginary parts of row `i` of the matrix, of which the part left of the diagonal is not read, and
 * behind it those of the right-hand sides. Both are overwritten.
 *
 * @param size rows of the matrix
 * @param rights right-hand sides
 * @returns the solutions, row-major [2 · size, rights]: the real parts above the imaginary ones
 */
export function solveHermitian(
  re: Float64Array,
  im: Float64Array,
  size: number,
  rights: number,
): Float64Array {
  const width = size + rights;
  // Gaussian elimination of a positive definite matrix needs no pivots; what it leaves of a Hermitian one is Hermitian.
  for (let k = 0; k < size; k++) {
    const top = k * width;
    const pivot = re[top + k] as number;
    for (let i = k + 1; i < size; i++) {
      const a = (re[top + i] as number) / pivot;
      const b = -(im[top + i] as number) / pivot;
      const row = i * width;
      for (let j = i; j < width; j++) {
        const [x, y] = [re[top + j] as number, im[top + j] as number];
        re[row + j] = (re[row + j] as number) - (a * x - b * y);
        im[row + j] = (im[row + j] as number) - (a * y + b * x);
      }
    }
  }
  const solution = new Float64Array(2 * size * rights);
  const imaginary = size * rights;
  for (let i = size - 1; i >= 0; i--) {
    const row = i * width;
    const at = i * rights;
    solution.set(re.subarray(row + size, row + width), at);
    solution.set(im.subarray(row + size, row + width), imaginary + at);
    for (let j = i + 1; j < size; j++) {
      const [a, b] = [re[row + j] as number, im[row + j] as number];
      const from = j * rights;
      for (let r = 0; r < rights; r++) {
        const [x, y] = [solution[from + r] as number, solution[imaginary + from + r] as number];
        solution[at + r] = (solution[at + r] as number) - (a * x - b * y);
        solution[imaginary + at + r] = (solution[imaginary + at + r] as number) - (a * y + b * x);
      }
    }
    const pivot = re[row + i] as number;
    for (let r = 0; r < rights; r++) {
      solution[at + r] = (solution[at + r] as number) / pivot;
      solution[imaginary + at + r] = (solution[imaginary + at + r] as number) / pivot;
    }
  }
  return solution;
}

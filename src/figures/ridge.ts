/** Lines that are solved and not trained: ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634). */

/** Forecasts of a fitted line for one row of inputs. */
type Line = (inputs: ArrayLike<number>) => Float64Array;

/**
 * The weights and intercepts with the smallest mean squared error + `penalty` · |w|², of each target by itself; with no
 * penalty those of least squares. The means are taken off first, so that an intercept costs nothing; what is left are
 * normal equations, solved by elimination: inputs must not be sums of each other.
 */
export function ridge(
  rows: number,
  inputsOf: (row: number) => ArrayLike<number>,
  targetsOf: (row: number) => ArrayLike<number>,
  penalty: number,
): Line {
  const [n, m] = [inputsOf(0).length, targetsOf(0).length];
  const means = new Float64Array(n + m);
  const both = new Float64Array(n + m);
  const read = (row: number): void => {
    both.set(inputsOf(row));
    both.set(targetsOf(row), n);
  };
  for (let row = 0; row < rows; row++) {
    read(row);
    for (let k = 0; k < n + m; k++) means[k] = (means[k] as number) + (both[k] as number) / rows;
  }
  const system = Array.from({ length: n }, () => new Float64Array(n + m));
  for (let row = 0; row < rows; row++) {
    read(row);
    for (let k = 0; k < n + m; k++) both[k] = (both[k] as number) - (means[k] as number);
    system.forEach((line, a) => {
      const factor = (both[a] as number) / rows;
      for (let b = 0; b < n + m; b++) line[b] = (line[b] as number) + factor * (both[b] as number);
    });
  }
  system.forEach((line, a) => {
    line[a] = (line[a] as number) + penalty;
  });
  eliminate(system);
  return (inputs) =>
    means
      .subarray(n)
      .map((mean, target) =>
        system.reduce(
          (sum, line, k) =>
            sum + (line[n + target] as number) * ((inputs[k] as number) - (means[k] as number)),
          mean,
        ),
      );
}

/** Turns the square part into the identity (Gauss and Jordan); the columns after it become the solutions. */
function eliminate(system: readonly Float64Array[]): void {
  system.forEach((pivot, k) => {
    const size = pivot[k] as number;
    for (let b = k; b < pivot.length; b++) pivot[b] = (pivot[b] as number) / size;
    for (const line of system) {
      if (line === pivot) continue;
      const factor = line[k] as number;
      for (let b = k; b < pivot.length; b++) line[b] = (line[b] as number) - factor * (pivot[b] as number);
    }
  });
}

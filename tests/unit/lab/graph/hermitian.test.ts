import { expect, test } from 'vitest';
import { solveHermitian } from '../../../../playground/lab/graph/hermitian.ts';
import { random } from '../../../../playground/lab/random/random.ts';

test.each([
  [1, 1],
  [2, 3],
  [17, 4],
])('%i complex equations with %i right-hand sides are solved', (size, rights) => {
  const rng = random(3);
  const width = size + rights;
  // B*B + 1 is Hermitian and positive definite.
  const b = Array.from({ length: size }, () =>
    Array.from({ length: size }, () => [rng.normal(), rng.normal()] as const),
  );
  const entry = (i: number, j: number): [number, number] => {
    let [x, y] = [i === j ? 1 : 0, 0];
    for (const row of b) {
      const [[p, q], [r, s]] = [row[i] ?? [0, 0], row[j] ?? [0, 0]];
      x += p * r + q * s;
      y += p * s - q * r;
    }
    return [x, y];
  };
  const [re, im] = [new Float64Array(size * width), new Float64Array(size * width)];
  for (let i = 0; i < size; i++) {
    // What is left of the diagonal is not read.
    for (let j = 0; j < size; j++)
      [re[i * width + j], im[i * width + j]] = j < i ? [Number.NaN, Number.NaN] : entry(i, j);
    for (let r = size; r < width; r++) [re[i * width + r], im[i * width + r]] = [rng.normal(), rng.normal()];
  }
  const given = [re.slice(), im.slice()] as const;
  const solution = solveHermitian(re, im, size, rights);
  for (let i = 0; i < size; i++) {
    for (let r = 0; r < rights; r++) {
      let [x, y] = [0, 0];
      for (let j = 0; j < size; j++) {
        const [p, q] = entry(i, j);
        const [u, v] = [solution[j * rights + r] ?? 0, solution[(size + j) * rights + r] ?? 0];
        x += p * u - q * v;
        y += p * v + q * u;
      }
      expect(Math.abs(x - Number(given[0][i * width + size + r]))).toBeLessThan(1e-12 * size * size);
      expect(Math.abs(y - Number(given[1][i * width + size + r]))).toBeLessThan(1e-12 * size * size);
    }
  }
});

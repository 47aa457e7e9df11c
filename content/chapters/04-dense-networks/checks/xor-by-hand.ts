import { check } from 'lab';
import * as program from 'program';

// The same network in plain arithmetic: the reader's weights are what is judged, not how they were drawn.
const answer = (first: number, second: number): number => {
  const hidden = [0, 1].map((j) => {
    const sum =
      first * weight(program.W1, 0, j) + second * weight(program.W1, 1, j) + (program.b1[j] ?? Number.NaN);
    return Math.max(0, sum);
  });
  return hidden.reduce((sum, h, j) => sum + h * weight(program.W2, j, 0), program.b2[0] ?? Number.NaN);
};

function weight(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return matrix[row]?.[column] ?? Number.NaN;
}

for (const [first, second, wanted] of [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
] as const) {
  const got = answer(first, second);
  check(
    `${first} xor ${second} is ${wanted}`,
    Math.abs(got - wanted) < 1e-3,
    `The network answers ${got}. Think of the number of ones: 0, 1 or 2; the answer must go up, then down again.`,
  );
}

/** The training loop, one line at a time, on six cells of sea: every number that the figure shows. */

/** Air temperature in tens of degrees and specific humidity in g/kg: six of the figure's 64 cells, rounded. */
const sheet = [
  [0.3, 4.3],
  [2.8, 19.6],
  [1.7, 10],
  [2.2, 13.3],
  [0.5, 4.8],
  [2.4, 14.7],
] as const;
const perBatch = 2;

export interface Loop {
  /** Lines that have been carried out, from 0. */
  readonly line: number;
  readonly rate: number;
}

export const initial: Loop = { line: 0, rate: 0.1 };
export const linesPerRound = 5;
export const mostLines = 24 * linesPerRound;

/** What is known after some lines: parameters, and of the present round as much as has been worked out. */
export interface Knowledge {
  readonly w: number;
  readonly b: number;
  readonly epoch: number;
  readonly round: number;
  readonly batch?: readonly (readonly [number, number])[];
  readonly answers?: readonly number[];
  readonly loss?: number;
  readonly slope?: readonly [number, number];
  /** The parameters before the update of this round. */
  readonly before?: readonly [number, number];
}

/** Works the loop up to a line, from w = b = 0. */
export function work({ line, rate }: Loop): Knowledge {
  const perEpoch = sheet.length / perBatch;
  let [w, b] = [0, 0];
  // A round stays on view, update included, until the next one has begun.
  const rounds = line === 0 ? 0 : Math.ceil(line / linesPerRound) - 1;
  const done = line - rounds * linesPerRound;
  for (let round = 0; round < rounds; round++) {
    const { slope } = pass(w, b, round);
    w -= rate * slope[0];
    b -= rate * slope[1];
  }
  const now = pass(w, b, rounds);
  const common = { epoch: Math.floor(rounds / perEpoch) + 1, round: rounds + 1 };
  const [dw, db] = now.slope;
  return {
    ...common,
    w: done >= 5 ? w - rate * dw : w,
    b: done >= 5 ? b - rate * db : b,
    ...(done >= 1 && { batch: now.batch }),
    ...(done >= 2 && { answers: now.answers }),
    ...(done >= 3 && { loss: now.loss }),
    ...(done >= 4 && { slope: now.slope }),
    ...(done >= 5 && { before: [w, b] as const }),
  };
}

/** The line of code that was carried out last, 1 to 5; 0 before the first. */
export function current(line: number): number {
  return line === 0 ? 0 : ((line - 1) % linesPerRound) + 1;
}

interface Pass {
  batch: (readonly [number, number])[];
  answers: number[];
  loss: number;
  slope: readonly [number, number];
}

function pass(w: number, b: number, round: number): Pass {
  const first = (round * perBatch) % sheet.length;
  const batch = sheet.slice(first, first + perBatch);
  const answers = batch.map(([x]) => w * x + b);
  const errors = batch.map(([, y], i) => (answers[i] ?? 0) - y);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / perBatch;
  return {
    batch: [...batch],
    answers,
    loss: mean(errors.map((error) => error * error)),
    slope: [
      mean(errors.map((error, i) => 2 * error * (batch[i]?.[0] ?? 0))),
      mean(errors.map((error) => 2 * error)),
    ],
  };
}

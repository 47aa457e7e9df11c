/** Trains the figure's network with any of the seven methods switched on, and keeps what it was on the way. */
import { adam } from '../adam.ts';
import { chance } from '../chance.ts';
import { addSlopes, answers, type Parameters, perNeuron, start } from './network.ts';

export const methods = [
  'l2',
  'l1',
  'dropout',
  'batch-norm',
  'early-stopping',
  'noise',
  'augmentation',
] as const;
export type Method = (typeof methods)[number];

/** How strongly each method acts. */
const strength = { l2: 0.001, l1: 0.002, dropout: 0.3, noise: 0.12 } as const;
/** Steps of training, and how often the network is kept. */
export const schedule = { steps: 2400, every: 40, batch: 6, rate: 0.02 } as const;

/** Sunshine against the time from noon in units of 8 hours: a cosine by day, nothing by night. */
export function truth(x: number): number {
  return Math.abs(x) < 0.75 ? Math.cos((Math.PI * x) / 1.5) : 0;
}

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const noise = 0.16;

/** A sample of noisy observations: 12 to learn from and 12 held back. */
export function observe(sample: number): { train: Points; validation: Points } {
  const rng = chance(sample);
  const draw = (): Points => {
    // One in each twelfth of the time, so that no sample leaves a wide gap.
    const x = Array.from({ length: 12 }, (_, k) => ((k + rng.uniform()) / 12) * 2 - 1);
    return { x, y: x.map((value) => truth(value) + noise * rng.normal()) };
  };
  return { train: draw(), validation: draw() };
}

/** What a training leaves behind: the network at every `schedule.every` steps, with its errors. */
export interface Training {
  readonly kept: readonly Parameters[];
  /** Root mean square errors of the kept networks. */
  readonly train: readonly number[];
  readonly validation: readonly number[];
  /** Which of the kept is best on the validation points. */
  readonly best: number;
}

/** Root mean square error on some points. */
function rmse(all: Parameters, points: Points, batchNorm: boolean, reference: readonly number[]): number {
  const guess = answers(all, points.x, batchNorm, reference);
  return Math.sqrt(
    guess.reduce((sum, value, i) => sum + (value - (points.y[i] ?? 0)) ** 2, 0) / guess.length,
  );
}

/** Trains with Adam on minibatches of six. */
export function train(hidden: number, on: ReadonlySet<Method>, sample: number): Training {
  const data = observe(sample);
  const rng = chance(1000 + sample);
  const all = start(hidden, data.train.x, 2000 + sample);
  const batchNorm = on.has('batch-norm');
  const inside = { dropout: on.has('dropout') ? strength.dropout : 0, batchNorm };
  const optimiser = adam(all.length, schedule.rate);
  const run: { kept: Parameters[]; train: number[]; validation: number[] } = {
    kept: [],
    train: [],
    validation: [],
  };
  let order: number[] = [];
  for (let step = 0; step <= schedule.steps; step++) {
    if (step % schedule.every === 0) {
      run.kept.push(all.slice());
      run.train.push(rmse(all, data.train, batchNorm, data.train.x));
      run.validation.push(rmse(all, data.validation, batchNorm, data.train.x));
    }
    if (order.length === 0) {
      const deck = data.train.x.map((_, i) => [rng.uniform(), i] as const);
      order = deck.sort(([a], [b]) => a - b).map(([, i]) => i);
    }
    const rows = order.splice(0, schedule.batch);
    const slopes = new Float64Array(all.length);
    addSlopes(all, disturb(data.train, rows, on, rng), inside, rng, slopes);
    shrink(all, on, slopes);
    optimiser.step(all, slopes);
  }
  return { ...run, best: run.validation.indexOf(Math.min(...run.validation)) };
}

/** The rows of a batch, with a mirror image each and with noise on their times when that is switched on. */
function disturb(
  { x, y }: Points,
  rows: number[],
  on: ReadonlySet<Method>,
  rng: { normal(): number },
): Points {
  const batch = rows.map((row) => [x[row] ?? 0, y[row] ?? 0] as const);
  const both = on.has('augmentation') ? [...batch, ...batch.map(([a, b]) => [-a, b] as const)] : batch;
  const jitter = on.has('noise') ? strength.noise : 0;
  return { x: both.map(([a]) => a + (jitter > 0 ? jitter * rng.normal() : 0)), y: both.map(([, b]) => b) };
}

/** The slopes of the penalties on the weights w and v; biases, γ and β are left free. */
function shrink(all: Parameters, on: ReadonlySet<Method>, slopes: Float64Array): void {
  for (let j = 0; j + perNeuron < all.length; j += perNeuron) {
    for (const at of [j, j + 4]) {
      const value = all[at] ?? 0;
      if (on.has('l2')) slopes[at] = (slopes[at] ?? 0) + 2 * strength.l2 * value;
      if (on.has('l1')) slopes[at] = (slopes[at] ?? 0) + strength.l1 * Math.sign(value);
    }
  }
}

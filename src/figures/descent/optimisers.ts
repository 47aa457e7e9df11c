/** Five ways to make a step from a slope, in the notation of chapter 5. */
import { uniforms } from '../chance.ts';
import type { Pair, Surface } from './surface.ts';

export const optimiserIds = ['sgd', 'momentum', 'rmsprop', 'adam', 'adamw'] as const;
export type OptimiserId = (typeof optimiserIds)[number];

/** What an optimiser remembers of one parameter: the running mean of its slopes and of their squares. */
interface Memory {
  m: number;
  v: number;
}

type Update = (slope: number, memory: Memory, rate: number, step: number, parameter: number) => number;

const epsilon = 1e-8;
const [beta1, beta2] = [0.9, 0.999];
/** The weight decay of AdamW: larger than in practice, so that its pull towards 0 can be seen. */
const decay = 0.1;

function adam(slope: number, memory: Memory, rate: number, step: number): number {
  memory.m = beta1 * memory.m + (1 - beta1) * slope;
  memory.v = beta2 * memory.v + (1 - beta2) * slope * slope;
  const m = memory.m / (1 - beta1 ** step);
  const v = memory.v / (1 - beta2 ** step);
  return (rate * m) / (Math.sqrt(v) + epsilon);
}

/** What is subtracted from a parameter at step 1, 2, …; the memory is changed. */
export const optimisers: Readonly<Record<OptimiserId, { name: string; update: Update }>> = {
  sgd: { name: 'SGD', update: (slope, _memory, rate) => rate * slope },
  momentum: {
    name: 'momentum',
    update(slope, memory, rate) {
      memory.m = 0.9 * memory.m + slope;
      return rate * memory.m;
    },
  },
  rmsprop: {
    name: 'RMSProp',
    update(slope, memory, rate) {
      memory.v = 0.9 * memory.v + 0.1 * slope * slope;
      return (rate * slope) / (Math.sqrt(memory.v) + epsilon);
    },
  },
  adam: { name: 'Adam', update: adam },
  adamw: {
    name: 'AdamW',
    update: (slope, memory, rate, step, parameter) =>
      adam(slope, memory, rate, step) + rate * decay * parameter,
  },
};

/** The places an optimiser comes through, the start first; it ends early where the numbers have run away. */
export function descend(
  surface: Surface,
  run: { optimiser: OptimiserId; start: Pair; rate: number; steps: number; seed: number },
): Pair[] {
  const { update } = optimisers[run.optimiser];
  const memory: [Memory, Memory] = [
    { m: 0, v: 0 },
    { m: 0, v: 0 },
  ];
  const draw = uniforms(run.seed);
  const path: Pair[] = [run.start];
  let [x, y] = run.start;
  for (let step = 1; step <= run.steps; step++) {
    const [a, b] = surface.slope([x, y], draw);
    x -= update(a, memory[0], run.rate, step, x);
    y -= update(b, memory[1], run.rate, step, y);
    path.push([x, y]);
    if (!(Math.abs(x) + Math.abs(y) < 1e6)) break;
  }
  return path;
}

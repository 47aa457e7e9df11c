/** What the reader sets in the loss landscape, and the descent that follows from it. */
import { type Inputs, type LineFit, lineFit } from '../descent/line-fit.ts';
import { descend } from '../descent/optimisers.ts';
import type { Pair } from '../descent/surface.ts';

export interface Landscape {
  readonly inputs: Inputs;
  readonly start: Pair;
  /** Decimal logarithm of the learning rate. */
  readonly rate: number;
  /** Logarithm of the batch size to base 2; 6 is all 64 cells. */
  readonly batch: number;
  readonly steps: number;
  /** Which minibatches chance draws. */
  readonly seed: number;
}

export const initial: Landscape = {
  inputs: 'tens',
  start: [-8, -10],
  rate: -1.4,
  batch: 2,
  steps: 60,
  seed: 1,
};
export const mostSteps = 200;

/** The surface, the path on it and the full loss along the path (of all 64 cells, in (g/kg)²). */
export function run(state: Landscape): { fit: LineFit; path: Pair[]; losses: number[] } {
  const fit = lineFit(state.inputs, 2 ** state.batch);
  const path = descend(fit, {
    optimiser: 'sgd',
    start: state.start,
    rate: 10 ** state.rate,
    steps: state.steps,
    seed: state.seed,
  });
  return { fit, path, losses: path.map((at) => fit.value(at)) };
}

/** How much the state of a step still says in a later one: the slopes through time of a cell with random weights. */

import { firstRows, multiply, spectralNorm, spectralRadius } from '../matrix.ts';
import type { Cell } from '../recurrent-cells.ts';
import { type Drawn, draw, run, type Step, units } from './cells.ts';

export interface Through extends Drawn {
  readonly cell: Cell;
  /** How many steps there are. */
  readonly length: number;
  /** The step whose state is looked at, from 1. */
  readonly step: number;
}

export const initial: Through = {
  cell: 'rnn',
  sigma: 0.9,
  size: 0.3,
  bias: 3,
  seed: 1,
  length: 30,
  step: 30,
};

/** All that is drawn of one run. */
export interface Slopes {
  readonly steps: readonly Pick<Step, 'kept' | 'slope'>[];
  /** ‖∂(state of step t)/∂(state of step s)‖, its largest singular value: [t − 1][s − 1] for s ≤ t. */
  readonly norms: readonly (readonly number[])[];
}

const known = new Map<string, Slopes>();

/** The slopes of each state with respect to every earlier one; each run is computed once. */
export function slopes(state: Through): Slopes {
  const { cell, sigma, size, bias, seed, length } = state;
  const key = [cell, sigma, size, cell === 'rnn' ? 0 : bias, seed, length].join(' ');
  const found = known.get(key) ?? compute(state);
  known.set(key, found);
  return found;
}

function compute({ cell, length, ...drawn }: Through): Slopes {
  const steps = run(cell, drawn, length);
  const norms = steps.map(() => [] as number[]);
  steps.forEach(({ start }, s) => {
    let product = start;
    steps.slice(s).forEach(({ jacobian }, lag) => {
      if (lag > 0) product = multiply(jacobian, product);
      norms[s + lag]?.push(spectralNorm(firstRows(product, units)));
    });
  });
  // The matrices of a step are not kept: whoever drags a rail leaves many runs behind.
  return { steps: steps.map(({ kept, slope }) => ({ kept, slope })), norms };
}

/** The slopes of the chosen step's state with respect to those of the steps 1, 2, … up to itself. */
export function row(state: Through): readonly number[] {
  return slopes(state).norms[state.step - 1] ?? [];
}

/** The same of an RNN whose matrix has the same largest singular value. */
export function plainRow(state: Through): readonly number[] {
  return row({ ...state, cell: 'rnn' });
}

/** (‖W‖ · max tanh′)^(t − s), the largest slope being that of the steps after s. */
export function bound(state: Through): number[] {
  const { steps } = slopes({ ...state, cell: 'rnn' });
  return row(state).map((_, s) => {
    const slope = Math.max(0, ...steps.slice(s + 1, state.step).map((step) => step.slope));
    return (state.sigma * slope) ** (state.step - 1 - s);
  });
}

/** What the gate alone keeps, in the unit that it keeps best: the largest product of its values over the steps after s. */
export function keptRow(state: Through): number[] {
  const { steps } = slopes(state);
  return row(state).map((_, s) =>
    Math.max(
      ...Array.from({ length: units }, (_, unit) =>
        steps.slice(s + 1, state.step).reduce((product, { kept }) => product * (kept[unit] ?? 0), 1),
      ),
    ),
  );
}

/** The largest size of an eigenvalue of the RNN's matrix. */
export function radius(state: Through): number {
  const [main] = draw(state).weights;
  return main ? spectralRadius(main.recurrent) : Number.NaN;
}

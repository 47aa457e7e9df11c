/** What the reader has set in the overfitting figure, and the training that follows from it. */
import { type Method, methods, schedule, type Training, train } from './training.ts';

export interface Lab {
  readonly hidden: number;
  readonly on: readonly Method[];
  /** Which observations, from 1. */
  readonly sample: number;
  /** The step of training that is drawn, unless early stopping chooses it. */
  readonly step: number;
}

export const initial: Lab = { hidden: 16, on: [], sample: 3, step: schedule.steps };

const known = new Map<string, Training>();

/** The training of this state; each is computed once. */
export function training({ hidden, on, sample }: Lab): Training {
  const acting = on.filter((method) => method !== 'early-stopping');
  const key = [hidden, sample, ...acting].join(' ');
  const found = known.get(key) ?? train(hidden, new Set(acting), sample);
  known.set(key, found);
  return found;
}

/** Which of the kept networks is drawn. */
export function shown(lab: Lab): number {
  return lab.on.includes('early-stopping') ? training(lab).best : Math.round(lab.step / schedule.every);
}

/** Switches a method on or off; the order of the switches stays. */
export function toggle(lab: Lab, method: Method): Lab {
  const on = methods.filter((entry) => lab.on.includes(entry) !== (entry === method));
  // Without early stopping the reader's own step would jump: stay where it stopped.
  return { ...lab, on, step: shown(lab) * schedule.every };
}

/** Parameters: w, b and v of each neuron and the last bias; γ and β of each more with batch normalisation. */
export function parameters({ hidden, on }: Lab): number {
  return (on.includes('batch-norm') ? 5 : 3) * hidden + 1;
}

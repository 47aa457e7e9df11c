/**
 * @title Back through time, by hand
 * @expect check "gradient by the weight" fails
 * @expect check "gradient by the initial state" fails
 */
import { log } from 'lab';

/** All states, the initial one first: h becomes tanh(w h + x), once for each input x. */
export function states(w: number, start: number, inputs: number[]): number[] {
  const all = [start];
  for (const x of inputs) all.push(Math.tanh(w * (all.at(-1) ?? 0) + x));
  return all;
}

/** Slopes of the last state: with respect to w, which is used in each step, and to the initial state. */
export function slopes(w: number, start: number, inputs: number[]): { weight: number; start: number } {
  const all = states(w, start, inputs);
  const lambda = 1; // the slope of the last state with respect to the state that we have come to
  let weight = 0;
  const [last = 0, before = 0] = [all.at(-1), all.at(-2)];
  weight += lambda * (1 - last * last) * before;
  // That was the last step alone. What lambda is one state earlier, and what each earlier step adds, is missing.
  return { weight, start: lambda };
}

log('slopes:', slopes(0.9, 0.5, [0.1, -0.4, 0.8]));

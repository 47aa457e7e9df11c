/**
 * @title Back through time, by hand
 * @expect check "gradient by the weight" passes
 * @expect check "gradient by the initial state" passes
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
  let lambda = 1; // the slope of the last state with respect to the state that we have come to
  let weight = 0;
  for (let t = inputs.length; t > 0; t--) {
    const [after = 0, before = 0] = [all[t], all[t - 1]];
    const inside = lambda * (1 - after * after); // through tanh
    weight += inside * before;
    lambda = inside * w;
  }
  return { weight, start: lambda };
}

log('slopes:', slopes(0.9, 0.5, [0.1, -0.4, 0.8]));

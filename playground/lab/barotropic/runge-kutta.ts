import { at } from './at.ts';

/**
 * One step of the classical fourth-order Runge–Kutta scheme: error of order step⁵ a step. It needs no start-up and has
 * no computational mode, so that a run can begin from any state; an oscillation e^(iωt) is stable up to ω·step = 2.8.
 */
export function rungeKuttaStep(
  state: Float64Array,
  step: number,
  tendency: (state: Float64Array) => Float64Array,
): Float64Array {
  const from = (slope: Float64Array, share: number): Float64Array =>
    state.map((value, k) => value + share * step * at(slope, k));
  const first = tendency(state);
  const second = tendency(from(first, 0.5));
  const third = tendency(from(second, 0.5));
  const fourth = tendency(from(third, 1));
  return state.map(
    (value, k) => value + (step / 6) * (at(first, k) + 2 * (at(second, k) + at(third, k)) + at(fourth, k)),
  );
}

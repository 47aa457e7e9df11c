import { kineticEnergy } from '../../../playground/lab/barotropic/diagnostics.ts';
import type { BarotropicOptions } from '../../../playground/lab/barotropic/model.ts';
import type { Coefficients, Triangle } from '../../../playground/lab/barotropic/triangle.ts';
import { random } from '../../../playground/lab/random/random.ts';
import { type MonthlyWinds, modelOptions, schedule, spunUpRuns } from './simulation.ts';

/** How the difference of two runs that begin almost alike grows. */
export interface Growth {
  /** Root mean square of the wind's difference at the start and at the end, in m s⁻¹: geometric means over months. */
  first: number;
  last: number;
  days: number;
  /** Days in which it doubles, from `settled` days after the start, when the disturbance has found its shape. */
  doublingDays: number;
}

/** Days after which growth is measured: a random disturbance first loses what the flow does not amplify. */
export const settled = 2.5;

/** Disturbs the first kept state of each month by a wind of 0.1 m s⁻¹ and follows both runs to the last kept state. */
export function errorGrowth(
  winds: MonthlyWinds,
  trainingYears: number,
  months: readonly number[],
  options: BarotropicOptions = modelOptions,
): Growth {
  const days = (schedule.everyHours * (schedule.states - 1)) / 24;
  const [start, middle, end] = [0, 0, 0].map(() => [] as number[]) as [number[], number[], number[]];
  for (const model of spunUpRuns(winds, trainingYears, months, options)) {
    const { triangle } = model;
    let twin = disturbed(model.vorticity, triangle, 0.1, start.length + 1);
    const advance = (hours: number): void => {
      const control = model.vorticity;
      model.vorticity = twin;
      model.run(hours);
      twin = model.vorticity;
      model.vorticity = control;
      model.run(hours);
    };
    const difference = (): number =>
      windOf(
        model.vorticity.map((value, k) => value - Number(twin[k])),
        triangle,
      );
    start.push(difference());
    advance(24 * settled);
    middle.push(difference());
    advance(24 * (days - settled));
    end.push(difference());
  }
  const logarithm = (values: number[]) =>
    values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
  const rate = (logarithm(end) - logarithm(middle)) / (days - settled);
  return {
    first: Math.exp(logarithm(start)),
    last: Math.exp(logarithm(end)),
    days,
    doublingDays: Math.log(2) / rate,
  };
}

/** Root mean square of a flow's wind in m s⁻¹. */
export function windOf(vorticity: Coefficients, shape: Triangle): number {
  return Math.sqrt(2 * kineticEnergy(vorticity, shape));
}

/** Adds a random flow of total wavenumbers 5 to 20 with a wind of so many m s⁻¹ (root mean square). */
export function disturbed(
  vorticity: Coefficients,
  shape: Triangle,
  wind: number,
  seed: number,
): Coefficients {
  const { normal } = random(seed);
  const noise = vorticity.map((_, k) => {
    const [n, m] = [Number(shape.total[k >> 1]), Number(shape.zonal[k >> 1])];
    const imaginaryOfZonal = m === 0 && k % 2 === 1;
    return n < 5 || n > 20 || imaginaryOfZonal ? 0 : normal();
  });
  const factor = wind / windOf(noise, shape);
  return vorticity.map((value, k) => value + factor * Number(noise[k]));
}

import {
  type Barotropic,
  type BarotropicOptions,
  barotropic,
} from '../../../playground/lab/barotropic/model.ts';
import type { RegularWinds } from '../../../playground/lab/barotropic/winds.ts';

/**
 * The model of the data set. The factor on the winds is what makes it hard to forecast: the winds at the surface,
 * averaged over a month, are too weak to be unstable in one layer of air.
 */
export const modelOptions = {
  truncation: 31,
  stepHours: 2,
  dissipation: { order: 4, hours: 12 },
  drag: { days: 10 },
  windFactor: 3,
} as const satisfies BarotropicOptions;

/** Each month's run: days before the first state that is kept, how many are kept, and how far apart. */
export const schedule = { spinUpDays: 5, states: 16, everyHours: 12 } as const;

/** Rows of the grid on which states are kept: 5.625° in both directions. */
export const rows = 32;

/** Monthly mean winds, month after month from January of the first year. */
export interface MonthlyWinds {
  u: Float64Array;
  v: Float64Array;
  latitude: Float64Array;
  longitude: Float64Array;
  months: number;
}

/** The winds of one month. */
function windsOfMonth({ u, v, latitude, longitude }: MonthlyWinds, month: number): RegularWinds {
  const cells = latitude.length * longitude.length;
  const cut = (values: Float64Array) => values.subarray(month * cells, (month + 1) * cells);
  return { u: cut(u), v: cut(v), latitude, longitude };
}

/** The mean winds of a calendar month (January is 0) in the first years, which are those that train. */
function calendarMean(winds: MonthlyWinds, calendarMonth: number, years: number): RegularWinds {
  const cells = winds.latitude.length * winds.longitude.length;
  const mean = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: cells }, (_, cell) => {
      let sum = 0;
      for (let year = 0; year < years; year++)
        sum += Number(values[(12 * year + calendarMonth) * cells + cell]);
      return sum / years;
    });
  const { latitude, longitude } = winds;
  return { u: mean(winds.u), v: mean(winds.v), latitude, longitude };
}

/** A model at the first kept state of each month in turn: started from the month's winds and spun up. */
export function* spunUpRuns(
  winds: MonthlyWinds,
  trainingYears: number,
  months: Iterable<number>,
  options: BarotropicOptions = modelOptions,
): Generator<Barotropic> {
  const model = barotropic(options);
  const normal = Array.from({ length: 12 }, (_, month) => calendarMean(winds, month, trainingYears));
  for (const month of months) {
    model.hold(normal[month % 12] as RegularWinds);
    model.start(windsOfMonth(winds, month));
    model.run(24 * schedule.spinUpDays);
    yield model;
  }
}

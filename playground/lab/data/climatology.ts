import { wantWhole } from '../arguments/want.ts';
import { wantList } from '../arguments/want-list.ts';
import type { TimeStep } from './axis.ts';

/** What is normal at a time of the year: means over the training part. */
export interface Climatology {
  /** What was averaged, in words. */
  readonly definition: string;
  /** Row-major [slots, …rest of the variable's shape]; NaN where the training part has no value. */
  readonly values: Float32Array;
  /** Times of the year that are told apart: 12 months, 366 days, or 1. */
  readonly slots: number;
  /**
   * The slot of a position along the axis of time.
   *
   * @throws TypeError or RangeError for what is no position along it
   */
  slotOf(position: number): number;
  /**
   * The normal values at these positions of the axis of time: row-major [positions, …rest of the variable's shape].
   *
   * @throws TypeError for what is no list, RangeError for a position that the axis has not
   */
  take(positions: ArrayLike<number>): Float32Array;
}

/** Days on either side that count as the same time of the year. */
const halfWindow = 15;
const yearInHours = 365 * 24;

/**
 * Averages the training part by time of the year: by calendar month when the steps are months; otherwise by day of
 * the year, over the 31 days around it in every training year; and over all training steps when these span less than
 * a year. The year has 366 days, so that 29 February and what follows keep their places in every year.
 *
 * @param values row-major [times, …]
 * @param training positions along the first axis
 */
export function makeClimatology(
  values: Float32Array,
  times: readonly Date[],
  step: TimeStep,
  training: Int32Array,
): Climatology {
  const inner = values.length / times.length;
  const { slots, slotOf, reach, definition } = calendar(times, step, training);
  const sums = new Float64Array(slots * inner);
  const counts = new Float64Array(slots * inner);
  for (const position of training) {
    const [from, to] = [position * inner, slotOf(position) * inner];
    for (let cell = 0; cell < inner; cell++) {
      const value = values[from + cell] as number;
      if (Number.isNaN(value)) continue;
      sums[to + cell] = (sums[to + cell] as number) + value;
      counts[to + cell] = (counts[to + cell] as number) + 1;
    }
  }
  const [total, number] = [around(sums, slots, reach), around(counts, slots, reach)];
  const normal = new Float32Array(slots * inner);
  for (let cell = 0; cell < normal.length; cell++)
    normal[cell] = number[cell] === 0 ? Number.NaN : (total[cell] as number) / (number[cell] as number);
  return {
    definition,
    values: normal,
    slots,
    slotOf: (position) => {
      wantWhole('slotOf', 'position', position, 0, times.length - 1);
      return slotOf(position);
    },
    take(positions) {
      wantList('take', 'positions', positions, ' of positions');
      const taken = new Float32Array(positions.length * inner);
      for (let index = 0; index < positions.length; index++) {
        const position: unknown = positions[index];
        wantWhole('take', `position ${index}`, position, 0, times.length - 1);
        const slot = slotOf(position);
        taken.set(normal.subarray(slot * inner, (slot + 1) * inner), index * inner);
      }
      return taken;
    },
  };
}

/**
 * For each slot the sum over those at most `reach` away from it, round the year: from slot to slot one comes and one goes.
 * In double precision, which over a year adds nothing that single precision would keep.
 */
function around(of: Float64Array, slots: number, reach: number): Float64Array {
  if (reach === 0) return of;
  const inner = of.length / slots;
  const sums = new Float64Array(of.length);
  const row = (slot: number): number => ((slot + slots) % slots) * inner;
  for (let shift = -reach; shift <= reach; shift++) {
    const from = row(shift);
    for (let cell = 0; cell < inner; cell++)
      sums[cell] = (sums[cell] as number) + (of[from + cell] as number);
  }
  for (let slot = 1; slot < slots; slot++) {
    const [before, to, comes, goes] = [row(slot - 1), row(slot), row(slot + reach), row(slot - 1 - reach)];
    for (let cell = 0; cell < inner; cell++)
      sums[to + cell] =
        (sums[before + cell] as number) + (of[comes + cell] as number) - (of[goes + cell] as number);
  }
  return sums;
}

interface Calendar {
  slots: number;
  slotOf: (position: number) => number;
  /** Slots on either side that are averaged too. */
  reach: number;
  definition: string;
}

function calendar(times: readonly Date[], { unit }: TimeStep, training: Int32Array): Calendar {
  const time = (position: number): Date => times[position] as Date;
  if (unit === 'months') {
    const slotOf = (position: number): number => time(position).getUTCMonth();
    return { slots: 12, slotOf, reach: 0, definition: 'mean of the training part by calendar month' };
  }
  const hours = (Number(times[training.at(-1) ?? 0]) - Number(times[training[0] ?? 0])) / 3_600_000;
  if (hours < yearInHours - 24)
    return { slots: 1, slotOf: () => 0, reach: 0, definition: 'mean over all steps of the training part' };
  return {
    slots: 366,
    slotOf: (position) => dayOfYear(time(position)),
    reach: halfWindow,
    definition: `mean of the training part over the ${2 * halfWindow + 1} days around the day of the year`,
  };
}

/** 0 for 1 January to 365 for 31 December, in a year that has a 29 February. */
function dayOfYear(date: Date): number {
  return Math.round(
    (Date.UTC(2000, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2000, 0, 1)) / 86_400_000,
  );
}

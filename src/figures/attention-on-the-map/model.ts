/** What the reader sets: how long the network has learned, who asks, and on which day. */
import { inputsOf, judge, judged, judgedDays, speed } from './task.ts';
import { networkAfter, schedule } from './training.ts';
import { type Parameters, run, tokens } from './transformer.ts';

export interface Look {
  /** Which random start the training has. */
  readonly seed: number;
  /** Slices of the training. */
  readonly slices: number;
  /** The station that asks, in the order of the data set. */
  readonly station: number;
  /** Counted from the first day that is judged. */
  readonly day: number;
  /** Whether the shares are means over all days that are judged. */
  readonly mean: boolean;
}

export const initial: Look = { seed: 1, slices: schedule.slices, station: 9, day: 8, mean: false };
export const lastDay = judged.last - judged.first;

/** The day of the data set. */
export const dayOf = (look: Look): number => judged.first + look.day;

/** What a network says on the days that are judged. */
interface Judged {
  /** Root mean square error, m/s. */
  readonly error: number;
  /** Of each day who takes how much from whom, [who asks, who is asked]. */
  readonly shares: readonly Float64Array[];
  /** Of each day the forecasts of the next one, standardised. */
  readonly answers: Float64Array;
}

/** The networks that were looked at last; those of a whole training would take thirty megabytes. */
const looked = new Map<string, Judged>();

function judgedOf({ seed, slices }: Look): Judged {
  const key = `${seed} ${slices}`;
  const judged = looked.get(key) ?? judgeNetwork(networkAfter(slices, seed));
  looked.set(key, judged);
  const [oldest = key] = looked.keys();
  if (looked.size > 3) looked.delete(oldest);
  return judged;
}

/** Days that are run at once: many at a time would take more memory, not less time. */
const together = 48;

export function judgeNetwork(network: Parameters): Judged {
  const shares: Float64Array[] = [];
  const answers = new Float64Array(judgedDays.length * tokens);
  for (let from = 0; from < judgedDays.length; from += together) {
    const days = judgedDays.slice(from, from + together);
    const said = run(network, inputsOf(days));
    answers.set(said.answers, from * tokens);
    days.forEach((_day, k) => {
      shares.push(said.shares.slice(k * tokens * tokens, (k + 1) * tokens * tokens));
    });
  }
  return { error: judge(answers), shares, answers };
}

/** Root mean square error over the days that are judged, m/s. */
export const error = (look: Look): number => judgedOf(look).error;

/** What the station that asks takes from each; the numbers add up to 1. */
export function sharesOf(look: Look): number[] {
  const { shares } = judgedOf(look);
  const [from, to] = [look.station * tokens, (look.station + 1) * tokens];
  const of = (day: number): Float64Array => (shares[day] ?? new Float64Array()).subarray(from, to);
  if (!look.mean) return Array.from(of(look.day));
  const sums = new Array<number>(tokens).fill(0);
  for (let day = 0; day < shares.length; day++)
    of(day).forEach((share, k) => {
      sums[k] = (sums[k] ?? 0) + share / shares.length;
    });
  return sums;
}

/** The wind that is forecast for the day after the chosen one, m/s. */
export function forecast(look: Look, station: number): number {
  const answer = judgedOf(look).answers[look.day * tokens + station] ?? Number.NaN;
  return speed(dayOf(look) + 1, station, answer);
}

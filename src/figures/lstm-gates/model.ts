/** What the reader sets: how long the network has learnt, from which start, and which days are looked at. */
import { winds } from '../irish-wind/belmullet.ts';
import { heldBack } from '../irish-wind/parts.ts';
import { gates, type Run, run, units } from './lstm.ts';
import { days, heldBackError, speed, x } from './series.ts';
import { schedule, trained } from './training.ts';

export interface Look {
  /** Which random start the training has. */
  readonly seed: number;
  readonly passes: number;
  /** The first day that is drawn, counted from the first one that is held back. */
  readonly from: number;
  /** The day that is looked at, counted from the first one drawn. */
  readonly day: number;
}

/** Days that are drawn, and the last of them from which they can be drawn. */
export const shown = 60;
export const lastFrom = days - 1 - shown - heldBack;

export const initial: Look = { seed: 1, passes: schedule.passes, from: 330, day: 24 };

/** The network that was looked at last: a run is a megabyte, so that no other is kept. */
let last: { readonly key: string; readonly run: Run } | undefined;

/** The network over the whole series, from its first day on. */
function over({ seed, passes }: Look): Run {
  const key = `${seed} ${passes}`;
  if (last?.key !== key) last = { key, run: run(trained(seed, passes), x) };
  return last.run;
}

/** Which day of the series is drawn in this place. */
export const dayOf = (look: Look, place: number): number => heldBack + look.from + place;

export type Gate = (typeof gates)[number];

/** A gate's numbers, unit by unit, on a day of the series. */
export function gate(look: Look, day: number, of: Gate): number[] {
  const first = (day * gates.length + gates.indexOf(of)) * units;
  return Array.from(over(look).bent.subarray(first, first + units));
}

/** The cell state on a day of the series. */
export function cellState(look: Look, day: number): number[] {
  return Array.from(over(look).c.subarray(day * units, (day + 1) * units));
}

/** The forecast that is made on a day for the next one, m/s. */
export const forecast = (look: Look, day: number): number => speed(over(look).answers[day] ?? Number.NaN);

/** What was measured, m/s. */
export const observed = (day: number): number => winds[day] ?? Number.NaN;

/** Root mean square error over the held-back days, m/s. */
export const error = (look: Look): number => heldBackError((day) => forecast(look, day));

/** The series as the network reads it, and the forecasts that it must beat. */
import { winds } from '../irish-wind/belmullet.ts';
import { heldBack, learnt } from '../irish-wind/parts.ts';
import { ridge } from '../ridge.ts';
import { inputs } from './lstm.ts';

export const days = winds.length;

const year = 365.25;
const wind = (day: number): number => winds[day] ?? Number.NaN;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const learntWinds = winds.slice(0, learnt);

/** Mean and standard deviation of the days to learn from, m/s. */
const centre = mean(learntWinds);
const spread = Math.sqrt(mean(learntWinds.map((value) => (value - centre) ** 2)));

const standard = (value: number): number => (value - centre) / spread;
export const speed = (value: number): number => centre + spread * value;

const season = (day: number): [number, number] => {
  const angle = (2 * Math.PI * day) / year;
  return [Math.cos(angle), Math.sin(angle)];
};

/** Of each day its wind and where it stands in the year. */
export const x = Float64Array.from({ length: days * inputs }, (_, k) => {
  const day = Math.floor(k / inputs);
  return [standard(wind(day)), ...season(day)][k % inputs] ?? 0;
});

/** Of each day the wind of the next one, standardised. */
export const targets = Float64Array.from({ length: days - 1 }, (_, day) => standard(wind(day + 1)));

/** Root mean square error over the held-back days of forecasts for the next day, m/s; the last day has none. */
export function heldBackError(forecast: (day: number) => number): number {
  let sum = 0;
  for (let day = heldBack; day < days - 1; day++) sum += (forecast(day) - wind(day + 1)) ** 2;
  return Math.sqrt(sum / (days - 1 - heldBack));
}

/** Tomorrow as today. */
export const persistence = (day: number): number => wind(day);

/** The least squares of tomorrow's wind on today's and the season, from the days to learn from. */
export const regression = fitted();

function fitted(): (day: number) => number {
  const rowOf = (day: number): Float64Array => x.subarray(day * inputs, (day + 1) * inputs);
  const line = ridge(learnt - 1, rowOf, (day) => targets.subarray(day, day + 1), 0);
  return (day) => speed(line(rowOf(day))[0] ?? Number.NaN);
}

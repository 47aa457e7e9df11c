/** What is asked: from five days of wind at twelve stations the wind of the next day at all of them. */
import { heldBack, learnt } from '../irish-wind/parts.ts';
import { stations, winds } from '../irish-wind/twelve.ts';
import { ridge } from '../ridge.ts';
import { known, tokens } from './transformer.ts';

const days = winds[0]?.length ?? 0;

/** The days on which a forecast is made for the next one: those to learn from, and those that are held back. */
export const asking = { first: known - 1, last: learnt - 2 } as const;
export const judged = { first: heldBack + known - 1, last: days - 2 } as const;
export const judgedDays: readonly number[] = Array.from(
  { length: judged.last - judged.first + 1 },
  (_, k) => judged.first + k,
);

/** What was measured, m/s. */
export const observed = (day: number, station: number): number => winds[station]?.[day] ?? Number.NaN;

/** Of a year of 366 days, so that 29 February and what follows keep their places; days on either side that count too. */
const [slots, reach] = [366, 15] as const;

function dayOfYear(day: number): number {
  const date = new Date(Date.UTC(1961, 0, 1 + day));
  return Math.round(
    (Date.UTC(2000, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2000, 0, 1)) / 86_400_000,
  );
}
const slotOf = Array.from({ length: days }, (_, day) => dayOfYear(day));

/** What is normal at a station on a day of the year, m/s: the mean of the 31 days around it in the years to learn from. */
const normals = stations.map((_, station) => {
  const [sums, counts] = [new Float64Array(slots), new Float64Array(slots)];
  for (let day = 0; day < learnt; day++) {
    const slot = slotOf[day] ?? 0;
    sums[slot] = (sums[slot] as number) + observed(day, station);
    counts[slot] = (counts[slot] as number) + 1;
  }
  return sums.map((_sum, slot) => {
    let [sum, n] = [0, 0];
    for (let shift = -reach; shift <= reach; shift++) {
      const at = (slot + shift + slots) % slots;
      sum += sums[at] as number;
      n += counts[at] as number;
    }
    return sum / n;
  });
});
const normal = (day: number, station: number): number => normals[station]?.[slotOf[day] ?? 0] ?? Number.NaN;

/** Departures from normal, m/s, day by day, station by station. */
const departures = Float64Array.from({ length: days * tokens }, (_, k) => {
  const [day, station] = [Math.floor(k / tokens), k % tokens];
  return observed(day, station) - normal(day, station);
});
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const learntDepartures = departures.subarray(0, learnt * tokens);
const centre = mean(learntDepartures);
/** Their standard deviation over the days to learn from, m/s. */
const spread = Math.sqrt(mean(learntDepartures.map((value) => (value - centre) ** 2)));
const standard = departures.map((value) => (value - centre) / spread);

/** A standardised departure as wind, m/s. */
export const speed = (day: number, station: number, value: number): number =>
  normal(day, station) + centre + spread * value;

/** What is known on these days: of each station its last five departures, the oldest first. */
export function inputsOf(ofDays: readonly number[]): Float64Array {
  const x = new Float64Array(ofDays.length * tokens * known);
  let at = 0;
  for (const day of ofDays)
    for (let station = 0; station < tokens; station++)
      for (let back = known - 1; back >= 0; back--)
        x[at++] = standard[(day - back) * tokens + station] as number;
  return x;
}

/** What is wanted on these days: the departures of the next. */
export function targetsOf(ofDays: readonly number[]): Float64Array {
  const targets = new Float64Array(ofDays.length * tokens);
  ofDays.forEach((day, k) => {
    targets.set(standard.subarray((day + 1) * tokens, (day + 2) * tokens), k * tokens);
  });
  return targets;
}

/** Root mean square error of forecasts for all stations, judged day by judged day, m/s. */
export function judge(said: Float64Array): number {
  let squares = 0;
  targetsOf(judgedDays).forEach((target, k) => {
    squares += ((said[k] as number) - target) ** 2;
  });
  return spread * Math.sqrt(squares / said.length);
}

/** Tomorrow departs from normal as today does. */
export const persistence = judge(targetsOf(judgedDays.map((day) => day - 1)));

/** λ of the ridge regression, which is that of chapter 9. */
const penalty = 0.03;

function judgeRidge(): number {
  const line = ridge(
    asking.last - asking.first + 1,
    (row) => inputsOf([asking.first + row]),
    (row) => targetsOf([asking.first + row]),
    penalty,
  );
  const said = new Float64Array(judgedDays.length * tokens);
  judgedDays.forEach((day, k) => {
    said.set(line(inputsOf([day])), k * tokens);
  });
  return judge(said);
}

/** Ridge regression on the same five days, solved. */
export const ridgeError = judgeRidge();

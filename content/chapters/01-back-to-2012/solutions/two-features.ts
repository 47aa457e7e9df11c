/**
 * @title Two features at most
 * @expect check "at most two features" passes
 * @expect check "a number for every day" passes
 * @expect check "better than the range alone" passes
 */
import { dataset, plot } from 'lab';

const seattle = await dataset('seattle-weather');
const { maxTemperature, minTemperature, windSpeed } = seattle.variables;
export const highest = (day: number) => maxTemperature.values[day] ?? Number.NaN; // °C
export const lowest = (day: number) => minTemperature.values[day] ?? Number.NaN; // °C
export const wind = (day: number) => windSpeed.values[day] ?? Number.NaN; // m/s

/** Your features: numbers of a day, made from the three above (of this day or earlier ones). The rain gauge is taboo. */
export const features: Record<string, (day: number) => number> = {
  // The range says whether there are clouds, the wind whether a storm
  // brought them.
  range: (day) => highest(day) - lowest(day),
  wind,
};

// A look at the first one in January and July 2012.
const look = plot({ title: 'The first feature', x: 'day of the month', y: 'value' });
const [first] = Object.values(features);
for (const [month, start] of [
  ['January', 0],
  ['July', 182],
] as const) {
  const days = Array.from({ length: 31 }, (_, day) => day);
  look.set(
    month,
    days,
    days.map((day) => first?.(start + day) ?? Number.NaN),
  );
}

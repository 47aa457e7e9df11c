/**
 * @title Weights of a loss
 * @expect check "area" fails
 * @expect check "level" fails
 * @expect check "variable" fails
 * @expect check "all together" fails
 */
import { table } from 'lab';

/** A field of the forecast: its level in hPa, none at the surface, and the weight of its variable. */
export interface Field {
  level?: number;
  weight: number;
}

/** Squared errors of fields × rows × columns, weighted; the latitudes of the rows are in degrees. */
export function loss(
  forecast: number[][][],
  truth: number[][][],
  fields: Field[],
  latitudes: number[],
): number {
  let [sum, count] = [0, 0];
  for (const [v] of fields.entries())
    for (const [row] of latitudes.entries())
      for (const [column, value] of (forecast[v]?.[row] ?? []).entries()) {
        sum += (value - (truth[v]?.[row]?.[column] ?? 0)) ** 2; // all alike
        count++;
      }
  return sum / count;
}

// An error of 1 in one field, everywhere: what does it cost?
const fields: [string, Field][] = [
  ['geopotential, 500 hPa', { level: 500, weight: 12 }],
  ['temperature, 850 hPa', { level: 850, weight: 6 }],
  ['humidity, 100 hPa', { level: 100, weight: 0.6 }],
  ['surface pressure', { weight: 10 }],
];
const rows = fields.map(([name], wrong) => {
  const latitudes = [60, 0, -60];
  const all = (value: (v: number) => number) => fields.map((_, v) => latitudes.map(() => [value(v)]));
  const [truth, forecast] = [all(() => 0), all((v) => Number(v === wrong))];
  const used = fields.map(([, field]) => field);
  return [name, loss(forecast, truth, used, latitudes)];
});
table({ title: 'What an error of 1 costs', columns: ['field', 'loss'], rows });

/**
 * @title Weights of a loss
 * @expect check "area" passes
 * @expect check "level" passes
 * @expect check "variable" passes
 * @expect check "all together" passes
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
  const cosines = latitudes.map((latitude) => Math.cos((latitude * Math.PI) / 180));
  const mean = cosines.reduce((total, one) => total + one, 0) / cosines.length;
  let [sum, count] = [0, 0];
  for (const [v, { level, weight }] of fields.entries()) {
    const height = level === undefined ? 1 : Math.max(0.2, level / 1000);
    for (const [row, cosine] of cosines.entries())
      for (const [column, value] of (forecast[v]?.[row] ?? []).entries()) {
        const error = value - (truth[v]?.[row]?.[column] ?? 0);
        sum += (cosine / mean) * height * weight * error ** 2;
        count++;
      }
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

/** A point of the plane of two numbers, and the wind that it is decoded to. */
import { type Decoder, decoderOf, pair } from './decoder.ts';
import { trained } from './trained.ts';

export type Model = 'autoencoder' | 'eofs';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly model: Model;
}

/** The plane goes from −reach to reach in standard deviations of the training months. */
export const reach = 2.5;
export const step = 0.1;
export const [rows, columns] = [17, 36];
const first = 1982;
export const months = trained.codes.length / 2;

const decoder: Decoder = decoderOf(trained);

/** Where a month lies, counted from January 1982. */
export function placeOf(model: Model, month: number): [number, number] {
  return pair(model === 'eofs' ? trained.amplitudes : trained.codes, month);
}

/** Where the calendar months lie on average, January first. */
export function calendar(model: Model): [number, number][] {
  return Array.from({ length: 12 }, (_, k) => {
    const all = Array.from({ length: months / 12 }, (_, year) => placeOf(model, 12 * year + k));
    const mean = (axis: 0 | 1): number => all.reduce((sum, at) => sum + at[axis], 0) / all.length;
    return [mean(0), mean(1)];
  });
}

export const initial: Place = { ...start('autoencoder', 0), model: 'autoencoder' };

/** The mean of a calendar month on the steps of the handle. */
function start(model: Model, month: number): { x: number; y: number } {
  const [x = 0, y = 0] = calendar(model)[month] ?? [];
  const settled = (value: number): number => Number((Math.round(value / step) * step).toFixed(6));
  return { x: settled(x), y: settled(y) };
}

/** Eastward and northward wind, m/s, row by row from 80° N. */
export interface Wind {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

export function windAt({ x, y, model }: Place): Wind {
  const all = decoder[model](x, y);
  return { u: all.subarray(0, rows * columns), v: all.subarray(rows * columns) };
}

/** The month that lies nearest, and how far away. */
export function nearest({ x, y, model }: Place): { month: number; year: number; distance: number } {
  let best = { month: 0, year: first, distance: Number.POSITIVE_INFINITY };
  for (let k = 0; k < months; k++) {
    const [a, b] = placeOf(model, k);
    const distance = Math.hypot(a - x, b - y);
    if (distance < best.distance) best = { month: k % 12, year: first + Math.floor(k / 12), distance };
  }
  return best;
}

/** Degrees north of a row, and degrees east of a column from −180 up to 180. */
export const latitudeOf = (row: number): number => 80 - 10 * row;
export const longitudeOf = (column: number): number => ((20 + 10 * column + 180) % 360) - 180;

/** Where a component is largest, and how large. */
export function strongest(values: Float64Array): { value: number; row: number; column: number } {
  let at = 0;
  values.forEach((value, k) => {
    if (value > (values[at] ?? 0)) at = k;
  });
  return { value: values[at] ?? 0, row: Math.floor(at / columns), column: at % columns };
}

/** Mean eastward wind of a row. */
export function zonalMean({ u }: Wind, row: number): number {
  return u.subarray(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0) / columns;
}

/** Root mean square errors of the reconstruction, m/s. */
export const errors = trained.errors;
export const seeds = trained.seeds;
export const coast: string = trained.coast;

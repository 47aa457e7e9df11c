/**
 * @title Climatology, judged three times
 * @expect table "Error of climatology" cell "the seven years that it was made from" "RMSE (m/s)" < 1.8
 * @expect table "Error of climatology" cell "each of them, left out" "RMSE (m/s)" > 2
 * @expect table "Error of climatology" cell "each of them, left out" "RMSE (m/s)" < 2.1
 * @expect table "Error of climatology" cell "1991 and 1992" "RMSE (m/s)" > 2.1
 * @expect table "Error of climatology" cell "each of them, left out" "RMSE (m/s)"
 *   > table "Error of climatology" cell "the seven years that it was made from" "RMSE (m/s)"
 * @expect table "Error of climatology" cell "1991 and 1992" "RMSE (m/s)"
 *   > table "Error of climatology" cell "each of them, left out" "RMSE (m/s)"
 */
import { dataset, rmse, table } from 'lab';

const winds = await dataset('fnoc-winds');
const { u } = winds.variables;
const { latitude: latitudes } = winds.axes;
const cells = latitudes.length * 144;
const { train, test } = winds.split(); // 1982 to 1988; 1991 and 1992
const field = (month: number) => u.values.subarray(month * cells, (month + 1) * cells);

/** The mean of some months, point by point. */
function mean(months: number[]): Float64Array {
  const sum = new Float64Array(cells);
  for (const month of months) {
    for (const [cell, value] of field(month).entries()) sum[cell] = (sum[cell] ?? 0) + value / months.length;
  }
  return sum;
}

/** What is usual for a month: the mean of its namesakes among the training years, one year perhaps left out. */
const usual = (month: number, without = -1) =>
  mean([...train].filter((other) => (other - month) % 12 === 0 && Math.floor(other / 12) !== without));

/** The error of climatology over some months; with or without the year that it is judged on. */
function judged(months: number[], leaveOut: boolean): number {
  const forecasts = months.map((month) => usual(month, leaveOut ? Math.floor(month / 12) : -1));
  return rmse(
    forecasts.flatMap((values) => [...values]),
    months.flatMap((month) => [...field(month)]),
    { shape: [months.length, latitudes.length, 144], latitudes },
  );
}

const rows = [
  ['the seven years that it was made from', judged([...train], false)],
  ['each of them, left out', judged([...train], true)],
  ['1991 and 1992', judged([...test], false)],
];
table({ title: 'Error of climatology', columns: ['judged on', 'RMSE (m/s)'], rows, decimals: 2 });

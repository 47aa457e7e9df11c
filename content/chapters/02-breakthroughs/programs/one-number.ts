/**
 * @title A forecast of one number
 * @expect table "Error in 1991 and 1992" cell "1 month" "one number (m/s)" < 2.05
 * @expect table "Error in 1991 and 1992" cell "1 month" "climatology (m/s)" > 2.1
 * @expect table "Error in 1991 and 1992" cell "1 month" "kept anomaly (m/s)" > 2.3
 * @expect table "Error in 1991 and 1992" cell "6 months" "one number (m/s)" > 2.1
 * @expect table "What it gains" cell "1 month" "in 1991 and 1992 (%)" > 5
 * @expect table "What it gains" cell "1 month" "on nine years (%)" > 4
 * @expect table "What it gains" cell "1 month" "their mean taken off (%)" < 3
 * @expect table "What it gains" cell "1 month" "their mean taken off (%)" > 1.5
 * @expect table "What it gains" cell "6 months" "their mean taken off (%)" < 0
 * @expect table "Error in 1991 and 1992" cell "1 month" "one number (m/s)"
 *   < table "Error in 1991 and 1992" cell "1 month" "climatology (m/s)"
 * @expect table "What it gains" cell "1 month" "on nine years (%)"
 *   < table "What it gains" cell "1 month" "in 1991 and 1992 (%)"
 * @expect table "What it gains" cell "1 month" "their mean taken off (%)"
 *   < table "What it gains" cell "1 month" "on nine years (%)"
 */
import { dataset, latitudeWeights, log, rmse, table } from 'lab';

const winds = await dataset('fnoc-winds');
const all = winds.anomalies('u'); // departures from the means of 1982 to 1988, m/s
const latitudes = winds.axes.latitude;
const cells = latitudes.length * 144;
const field = (month: number) => all.subarray(month * cells, (month + 1) * cells);
const weights = latitudeWeights(latitudes); // the mean is 1
const name = (lead: number) => (lead === 1 ? '1 month' : `${lead} months`);

/** The mean of some months, cell by cell. */
function mean(months: number[]): Float64Array {
  const sum = new Float64Array(cells);
  for (const month of months) {
    for (const [cell, value] of field(month).entries()) sum[cell] = (sum[cell] ?? 0) + value / months.length;
  }
  return sum;
}
// What the two test years have in common: a departure that lasts.
const test = [...winds.split().test];
const lasting = mean(test);
// A usual that is up to date: for each month of the year the
// mean of all nine years before the test, 1982 to 1990.
const usual = Array.from({ length: 12 }, (_, k) => mean(Array.from({ length: 9 }, (_, y) => 12 * y + k)));

const errors: (string | number)[][] = [];
const gains: (string | number)[][] = [];
for (const lead of [1, 2, 3, 6]) {
  // The forecast is α times today's anomaly. Least squares
  // has a formula: the sum of products over the sum of
  // squares.
  let [products, squares] = [0, 0];
  for (const { inputs, targets } of winds.windows('train', { inputs: 1, lead })) {
    const later = field(targets[0] ?? 0);
    for (const [cell, value] of field(inputs[0] ?? 0).entries()) {
      const weight = weights[Math.floor(cell / 144)] ?? 0;
      products += weight * value * (later[cell] ?? 0);
      squares += weight * value ** 2;
    }
  }
  const alpha = products / squares;
  log(`${name(lead)}: α = ${alpha.toFixed(2)}`);

  const pairs = winds.windows('test', { inputs: 1, lead });
  /** The error of a share of today's anomaly; something may be taken off all anomalies, of forecast and truth. */
  const error = (share: number, off?: (month: number) => Float64Array | undefined) => {
    const fields = (side: 'inputs' | 'targets', factor: number) =>
      pairs.flatMap((pair) => {
        const month = pair[side][0] ?? 0;
        const less = off?.(month);
        return Array.from(field(month), (value, cell) => factor * (value - (less?.[cell] ?? 0)));
      });
    const shape = [pairs.length, latitudes.length, 144];
    return rmse(fields('inputs', share), fields('targets', 1), { shape, latitudes });
  };
  errors.push([name(lead), alpha, error(1), error(0), error(alpha)]);
  const gain = (off?: (month: number) => Float64Array | undefined) =>
    100 * (1 - error(alpha, off) / error(0, off));
  gains.push([name(lead), gain(), gain((month) => usual[month % 12]), gain(() => lasting)]);
}
const units = ['kept anomaly (m/s)', 'climatology (m/s)', 'one number (m/s)'];
table({ title: 'Error in 1991 and 1992', columns: ['lead time', 'α', ...units], rows: errors, decimals: 2 });
const less = ['in 1991 and 1992 (%)', 'on nine years (%)', 'their mean taken off (%)'];
table({ title: 'What it gains', columns: ['lead time', ...less], rows: gains, decimals: 1 });

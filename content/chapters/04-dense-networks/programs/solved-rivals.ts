/**
 * @title Rivals that are solved
 * @expect table "Held-out error" cell "0.80 × saturation" "RMSE (g/kg)" > 0.64
 * @expect table "Held-out error" cell "plane in temperature and pressure" "RMSE (g/kg)" > 1.7
 * @expect table "Held-out error" cell "cubic in temperature and pressure" "RMSE (g/kg)" < 0.63
 * @expect table "Held-out error" cell "saturation × plane" "RMSE (g/kg)" < 0.63
 * @expect table "Held-out error" cell "sixth degree in temperature and pressure" "RMSE (g/kg)" < 0.595
 * @expect table "Held-out error" cell "sixth degree in temperature and pressure" "validation (g/kg)" < table "Held-out error" cell "cubic in temperature and pressure" "validation (g/kg)"
 * @expect table "Held-out error" cell "straight line in temperature" "RMSE (g/kg)" > 1.9
 * @expect table "Held-out error" cell "saturation × plane" "RMSE (g/kg)" < table "Held-out error" cell "fraction × saturation" "RMSE (g/kg)"
 * @expect table "Held-out error" cell "plane in temperature and pressure" "RMSE (g/kg)" < table "Held-out error" cell "straight line in temperature" "RMSE (g/kg)"
 * @expect table "Held-out error" cell "cubic in temperature and pressure" "RMSE (g/kg)" > 0.61
 * @expect table "Held-out error" cell "saturation × plane" "RMSE (g/kg)" > 0.61
 */
import { dataset, leastSquares, rmse, table } from 'lab';

const coads = await dataset('coads');
const { train, validation, test } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();

/** Specific humidity at saturation, g/kg, from °C and hPa (Bolton 1980). */
const saturation = (T: number, p: number) => {
  const e = 6.112 * Math.exp((17.67 * T) / (T + 243.5));
  return (622 * e) / (p - 0.378 * e);
};

// What each rival is told of a cell: its forecast is a weighted sum
// of these numbers. t and h are temperature and pressure in units
// of their spread.
type Features = (T: number, p: number, t: number, h: number) => number[];
const rivals: [string, Features, { intercept: boolean }][] = [
  ['straight line in temperature', (T) => [T], { intercept: true }],
  ['plane in temperature and pressure', (T, p) => [T, p], { intercept: true }],
  ['cubic in temperature and pressure', (_T, _p, t, h) => powers(3, t, h), { intercept: true }],
  // Of the degrees from 2 to 8, the best on the validation cells.
  ['sixth degree in temperature and pressure', (_T, _p, t, h) => powers(6, t, h), { intercept: true }],
  ['fraction × saturation', (T, p) => [saturation(T, p)], { intercept: false }],
  ['saturation × plane', (T, p, t, h) => [1, t, h].map((x) => x * saturation(T, p)), { intercept: false }],
];
/** All products of t and h with 1 to `degree` factors. */
function powers(degree: number, t: number, h: number): number[] {
  const degrees = Array.from({ length: degree }, (_, d) => d + 1);
  return degrees.flatMap((d) => Array.from({ length: d + 1 }, (_, k) => t ** (d - k) * h ** k));
}

const rowsOf = (features: Features, { columns, count }: typeof train) =>
  Array.from({ length: count }, (_, i) => {
    const [T = Number.NaN, p = Number.NaN] = [columns.airTemperature[i], columns.pressure[i]];
    return features(T, p, (T - 17) / 10, (p - 1012) / 7.6);
  });
const rows: (string | number)[][] = [];
const show = (name: string, fitted: number, forecast: (part: typeof train) => ArrayLike<number>) => {
  const error = (part: typeof train) => rmse(forecast(part), part.columns.specificHumidity);
  rows.push([name, fitted, error(validation), error(test)]);
};
show('0.80 × saturation', 1, (part) => rowsOf((T, p) => [0.8 * saturation(T, p)], part).flat());
for (const [name, features, options] of rivals) {
  // Weights with the smallest squared error on the training cells.
  const fit = leastSquares(rowsOf(features, train), train.columns.specificHumidity, options);
  show(name, fit.weights.length + (options.intercept ? 1 : 0), (part) => fit.predict(rowsOf(features, part)));
}
const columns = ['model', 'fitted numbers', 'validation (g/kg)', 'RMSE (g/kg)'];
table({ title: 'Held-out error', columns, rows, decimals: 3 });

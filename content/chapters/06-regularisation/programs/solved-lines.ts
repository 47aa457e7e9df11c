/**
 * @title Straight lines, solved
 * @expect table "Straight lines" cell "persistence" "1975–78 (m/s)" > 2.2
 * @expect table "Straight lines" cell "least squares, one year" "1975–78 (m/s)" > 2
 * @expect table "Straight lines" cell "ridge, one year" "1975–78 (m/s)" < 1.96
 * @expect table "Straight lines" cell "least squares, twelve years" "1975–78 (m/s)" < 1.88
 * @expect table "Straight lines" cell "ridge, twelve years" "1975–78 (m/s)" < 1.88
 * @expect log contains "one year: λ = 0.06"
 * @expect log contains "twelve years: λ = 0.001"
 * @expect log contains "1962 alone: λ = 1"
 * @expect table "Straight lines" cell "ridge, 1962 alone" "1975–78 (m/s)" between 2.05 and 2.15
 * @expect table "Straight lines" cell "ridge, one year" "1975–78 (m/s)" < table "Straight lines" cell "least squares, one year" "1975–78 (m/s)"
 * @expect table "Straight lines" cell "least squares, twelve years" "1975–78 (m/s)" < table "Straight lines" cell "ridge, one year" "1975–78 (m/s)"
 */
import { dataset, leastSquares, log, plot, ridge, rmse, table, type Window } from 'lab';

// Three days at twelve stations in, the next day at Dublin out.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s
const examples = (windows: Window[]) => ({
  x: windows.map(({ inputs }) => Array.from(windSpeed.take(inputs))), // 36 numbers each
  y: windows.map(({ targets }) => windSpeed.take(targets)[6] ?? Number.NaN),
});
const validation = examples(irish.windows('validation', { inputs: 3 })); // 1973–74, to choose on
const test = examples(irish.windows('test', { inputs: 3 })); // 1975–78, the verdict
const rows: (string | number)[][] = [];
const show = (name: string, forecast: (x: number[][]) => ArrayLike<number>) => {
  rows.push([name, ...[validation, test].map(({ x, y }) => rmse(forecast(x), y))]);
  const columns = ['model', '1973–74 (m/s)', '1975–78 (m/s)'];
  table({ title: 'Straight lines', columns, rows, decimals: 3 });
};
show('persistence', (x) => x.map((winds) => winds[24 + 6] ?? Number.NaN));

const penalties = [0.001, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.6, 1];
const path = plot({ title: 'Ridge', x: { label: 'λ', log: true }, y: 'error, 1973–74 (m/s)' });
const all = irish.windows('train', { inputs: 3 }); // up to the end of 1972
const parts = { 'one year': all.slice(-365), 'twelve years': all, '1962 alone': all.slice(365, 730) };
for (const [name, days] of Object.entries(parts)) {
  const { x, y } = examples(days);
  // Standardised with these days, so that a penalty means the same for every input.
  const columns = Array.from({ length: 36 }, (_, j) => x.map((winds) => winds[j] ?? Number.NaN));
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length);
  const spreads = columns.map((column, j) =>
    rmse(
      column,
      column.map(() => means[j] ?? 0),
    ),
  );
  const scaled = (rows: number[][]) =>
    rows.map((winds) => winds.map((wind, j) => (wind - (means[j] ?? 0)) / (spreads[j] ?? 1)));
  show(`mean, ${name}`, (rows) => rows.map(() => y.reduce((a, b) => a + b, 0) / y.length));
  const line = leastSquares(scaled(x), y);
  show(`least squares, ${name}`, (rows) => line.predict(scaled(rows)));
  // Ten penalties; the one that is best on 1973–74 goes on to the verdict.
  const tries = penalties.map((penalty) => {
    const held = ridge(scaled(x), y, { penalty });
    const chosen = rmse(held.predict(scaled(validation.x)), validation.y);
    path.add(name, penalty, chosen);
    return { penalty, held, chosen };
  });
  const { penalty, held } = tries.reduce((a, b) => (b.chosen < a.chosen ? b : a));
  log(`${name}: λ = ${penalty}`);
  show(`ridge, ${name}`, (rows) => held.predict(scaled(rows)));
}

/**
 * @title Two forecasts that cost nothing
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "climatology (m/s)" < 2.2
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "persistence (m/s)" > 2.3
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "persistence (m/s)" > 3.7
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "kept anomaly (m/s)" < 3.1
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "ACC of persistence" > 0.42
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "ACC of kept anomaly" < 0.4
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "persistence (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "1 month" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "kept anomaly (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "1 month" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "persistence (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "6 months" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "kept anomaly (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "6 months" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "12 months" "persistence (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "12 months" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "12 months" "kept anomaly (m/s)"
 *   > table "Eastward wind, 1991 and 1992" cell "12 months" "climatology (m/s)"
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "kept anomaly (m/s)"
 *   < table "Eastward wind, 1991 and 1992" cell "6 months" "persistence (m/s)"
 */
import { acc, baselines, dataset, map, plot, rmse, type SeriesOptions, table } from 'lab';

const winds = await dataset('fnoc-winds');
const { u } = winds.variables;
const { latitude: latitudes, longitude: longitudes } = winds.axes;
const cells = latitudes.length * longitudes.length;
const means = winds.climatology('u'); // twelve fields, the means of 1982 to 1988
const waves = 6; // @knob 0..6 waves a year in what is usual
// With fewer waves a smoother year. Six give the means as they are.
const shares = Array.from({ length: 12 }, (_, apart) => {
  const wave = (_: unknown, n: number) => Math.cos((Math.PI * n * apart) / 6) * (n % 6 > 0 ? 2 : 1);
  return Array.from({ length: waves + 1 }, wave).reduce((a, b) => a + b) / 12;
});
const usual = means.values.map((_, i) =>
  shares.reduce(
    (sum, share, apart) => sum + share * (means.values[(i + apart * cells) % (12 * cells)] ?? 0),
    0,
  ),
);
const { test } = winds.split(); // the 24 months of 1991 and 1992
const shape = [test.length, latitudes.length, longitudes.length];

// Persistence: it stays as it is. Climatology: it will be as usual.
const phase = means.slotOf(test[0] ?? 0); // the first month's place in the year
const free = baselines(u.take(test), { shape, leads: [], climatology: usual, phase }); // scored below
// A better persistence: the *departure* from what is usual stays.
const anomalies = u.take(test).map((value, i) => value - (usual[(phase * cells + i) % (12 * cells)] ?? 0));

const error = plot({ title: 'Error by lead time', x: 'lead time (months)', y: 'RMSE of u (m/s)' });
const correlation = plot({ title: 'Anomaly correlation by lead time', x: 'lead time (months)', y: 'ACC' });
const looks: Record<string, SeriesOptions> = {
  persistence: { role: 'baseline', style: 'dashed' },
  'kept anomaly': { role: 'forecast' },
  climatology: { role: 'baseline' },
};
const rows: (string | number)[][] = [];
for (const lead of [1, 2, 3, 4, 5, 6, 9, 12]) {
  const { truth, persistence, climatology, shape } = free.forecasts(lead);
  const kept = climatology.map((value, i) => value + (anomalies[i] ?? Number.NaN));
  const row: (string | number)[] = [lead === 1 ? '1 month' : `${lead} months`];
  for (const [name, forecast] of Object.entries({ persistence, 'kept anomaly': kept, climatology })) {
    const score = rmse(forecast, truth, { shape, latitudes });
    error.add(name, lead, score, looks[name]);
    row.push(score);
  }
  for (const [name, forecast] of Object.entries({ persistence, 'kept anomaly': kept })) {
    const score = acc(forecast, truth, { shape, latitudes, climatology });
    correlation.add(name, lead, score, looks[name]);
    row.push(score);
  }
  rows.push(row);
}

// Where climatology errs: the root mean square over the 23 starts.
const { truth, climatology } = free.forecasts(1);
const squares = new Float32Array(cells);
for (const [i, value] of truth.entries()) {
  squares[i % cells] = (squares[i % cells] ?? 0) + ((climatology[i] ?? Number.NaN) - value) ** 2;
}
const errors = squares.map((sum) => Math.sqrt(sum / (test.length - 1)));
map(errors, { title: 'Error of climatology', units: 'm/s', latitudes, longitudes, projection: 'robinson' });

const errorColumns = ['persistence (m/s)', 'kept anomaly (m/s)', 'climatology (m/s)'];
const columns = ['lead time', ...errorColumns, 'ACC of persistence', 'ACC of kept anomaly'];
table({ title: 'Eastward wind, 1991 and 1992', columns, rows, decimals: 2 });

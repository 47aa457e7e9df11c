/**
 * @title Two forecasts that cost nothing
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "climatology (m/s)" < 2.2
 * @expect table "Eastward wind, 1991 and 1992" cell "1 month" "persistence (m/s)" > 2.3
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "persistence (m/s)" > 3.7
 * @expect table "Eastward wind, 1991 and 1992" cell "6 months" "kept anomaly (m/s)" < 3.1
 */
import { acc, baselines, dataset, map, plot, rmse, table } from 'lab';

const winds = await dataset('fnoc-winds');
const { u } = winds.variables;
const { latitude, longitude } = winds.axes;
const cells = latitude.length * longitude.length;
const usual = winds.climatology('u'); // twelve fields, the means of 1982 to 1988
const { test } = winds.split(); // the 24 months of 1991 and 1992
const truth = u.take(test);
const shape = [test.length, latitude.length, longitude.length];
const leads = [1, 2, 3, 4, 5, 6, 9, 12];

// Persistence: it stays as it is. Climatology: it will be as usual.
const free = baselines(truth, {
  shape,
  leads,
  latitudes: latitude,
  climatology: usual.values,
  phase: usual.slotOf(test[0] ?? 0),
});
// A better persistence: the *departure* from what is usual stays.
const anomalies = winds.anomalies('u');
const score = leads.map((lead) => {
  const { truth: then, climatology } = free.forecasts(lead);
  const kept = climatology.map((value, i) => value + (anomalies[(test[0] ?? 0) * cells + i] ?? Number.NaN));
  const options = { shape: [test.length - lead, ...shape.slice(1)], latitudes: latitude };
  return { rmse: rmse(kept, then, options), acc: acc(kept, then, { ...options, climatology }) };
});

const error = plot({
  title: 'Error by lead time',
  x: { label: 'lead time', units: 'months' },
  y: { label: 'RMSE of u', units: 'm/s' },
});
error.set('persistence', leads, free.persistence.rmse, { role: 'baseline', style: 'dashed' });
error.set(
  'kept anomaly',
  leads,
  score.map(({ rmse: value }) => value),
  { role: 'forecast' },
);
error.set('climatology', leads, free.climatology.rmse, { role: 'baseline' });
const correlation = plot({
  title: 'Anomaly correlation by lead time',
  x: { label: 'lead time', units: 'months' },
  y: 'ACC',
});
correlation.set('persistence', leads, free.persistence.acc, { role: 'baseline', style: 'dashed' });
correlation.set(
  'kept anomaly',
  leads,
  score.map(({ acc: value }) => value),
  { role: 'forecast' },
);

// Where climatology errs: the root mean square over the 23 starts.
const { truth: next, climatology: forecast } = free.forecasts(1);
const squares = new Float32Array(cells);
for (let i = 0; i < next.length; i++) {
  squares[i % cells] = (squares[i % cells] ?? 0) + ((forecast[i] ?? 0) - (next[i] ?? 0)) ** 2;
}
map(
  squares.map((sum) => Math.sqrt(sum / (test.length - 1))),
  {
    title: 'Error of climatology',
    units: 'm/s',
    latitudes: latitude,
    longitudes: longitude,
    projection: 'robinson',
  },
);
table({
  title: 'Eastward wind, 1991 and 1992',
  columns: [
    'lead time',
    'persistence (m/s)',
    'kept anomaly (m/s)',
    'climatology (m/s)',
    'ACC of kept anomaly',
  ],
  rows: leads.map((lead, i) => [
    lead === 1 ? '1 month' : `${lead} months`,
    Number(free.persistence.rmse[i]?.toFixed(2)),
    Number(score[i]?.rmse.toFixed(2)),
    Number(free.climatology.rmse[i]?.toFixed(2)),
    Number(score[i]?.acc.toFixed(2)),
  ]),
});

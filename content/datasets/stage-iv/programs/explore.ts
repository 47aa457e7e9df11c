/**
 * @title Look at the rain of Florence
 * @expect table "Forecasting the next hour by this hour" cell "wettest hour" "value" > 70
 * @expect table "Forecasting the next hour by this hour" cell "no rain at all (kg m⁻²)" "value" > 8
 * @expect plot "Cells with rain" series "wet" last > 60
 */
import { dataset, field, plot, table } from 'lab';

const stage = await dataset('stage-iv');
const { rain } = stage.variables;
const [hours = 0, rows = 0, columns = 0] = rain.shape;
// Another hour, from 0 to 22.
const hour = 11;

field(rain.take([hour]), {
  title: `Rain in the hour before ${stage.times[hour]?.toISOString().slice(0, 16)} UTC`,
  units: rain.units,
  shape: [rows, columns],
  x: { label: 'column', first: 0, last: columns - 1 },
  y: { label: 'row', first: 0, last: rows - 1 },
});

const wet = plot({
  title: 'Cells with rain',
  x: { label: 'hour', units: 'h' },
  y: { label: 'share of the cells', units: '%' },
});
const shares = Array.from({ length: hours }, (_, h) => {
  const map = rain.take([h]);
  return (100 * map.filter((value) => value > 0).length) / map.length;
});
wet.set('wet', [...shares.keys()], shares);

/** Root mean square of the differences of two lists. */
const rmse = (a: Float32Array, b: Float32Array) =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0) / a.length);

// The examples of the test part: one hour known, the next to be forecast.
const pairs = stage.windows('test', { inputs: 1 });
const now = rain.take(pairs.map(({ inputs }) => inputs[0] ?? 0));
const next = rain.take(pairs.map(({ targets }) => targets[0] ?? 0));
const round = (value: number) => Number(value.toFixed(2));
table({
  title: 'Forecasting the next hour by this hour',
  columns: ['what', 'value'],
  rows: [
    ['wettest hour', round(Math.max(...shares))],
    ['this hour again (kg m⁻²)', round(rmse(now, next))],
    ['no rain at all (kg m⁻²)', round(rmse(new Float32Array(next.length), next))],
  ],
});

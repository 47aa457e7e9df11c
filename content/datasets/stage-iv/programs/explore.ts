/**
 * @title Look at the rain of Florence
 * @expect table "Forecasting the next hour by this hour" cell "most wet cells in an hour (%)" "value" > 70
 * @expect table "Forecasting the next hour by this hour" cell "no rain at all (kg m⁻²)" "value" > 8
 * @expect plot "Cells with rain" series "wet" last > 60
 */
import { dataset, map, plot, table } from 'lab';

const stage = await dataset('stage-iv');
const { rain } = stage.variables;
const [hours = 0, rows = 0, columns = 0] = rain.shape;

// The grid is that of a map projection: its rows are no circles of latitude, so it is drawn plain, north at the top.
const northFirst = (hour: number) =>
  Array.from({ length: rows }, (_, row) => [
    ...rain.take([hour]).subarray((rows - 1 - row) * columns, (rows - row) * columns),
  ]);
map(
  Array.from({ length: hours }, (_, hour) => northFirst(hour)),
  {
    title: 'Rain of the hour',
    units: rain.units,
    palette: 'rain',
    min: 0,
    max: 30,
    times: stage.times.map((time) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`),
  },
);

const wet = plot({
  title: 'Cells with rain',
  x: { label: 'hour', units: 'h' },
  y: { label: 'share of the cells', units: '%' },
});
const least = 0; // @knob 0..20 mm in the hour that a wet cell exceeds
const shares = Array.from({ length: hours }, (_, h) => {
  const cells = rain.take([h]);
  return (100 * cells.filter((value) => value > least).length) / cells.length;
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
    ['most wet cells in an hour (%)', round(Math.max(...shares))],
    ['this hour again (kg m⁻²)', round(rmse(now, next))],
    ['no rain at all (kg m⁻²)', round(rmse(new Float32Array(next.length), next))],
  ],
});

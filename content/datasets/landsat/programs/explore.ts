/**
 * @title Look at a coast
 * @expect table "Bands" cell "nearInfrared" "mean" > 50
 * @expect table "Bands" cell "blue" "largest" > 254
 */
import { dataset, field, table } from 'lab';

const landsat = await dataset('landsat');
const { red, nearInfrared } = landsat.variables;
const { northing, easting } = landsat.axes;
const [rows, columns] = [northing.length, easting.length];

// Leaves swallow red light and throw the near infrared back; water swallows both.
const greenness = red.values.map((r, pixel) => {
  const infrared = nearInfrared.values[pixel] ?? 0;
  return (infrared - r) / (infrared + r);
});

// Some of the pixels, from the southernmost row up: a field begins at its bottom, a picture at its top.
const step = 2; // @knob 2..10 pixels from one cell to the next
const shape = [Math.floor(rows / step), Math.floor(columns / step)] as const;
const seen = Array.from({ length: shape[0] * shape[1] }, (_, cell) => {
  const row = rows - 1 - step * Math.floor(cell / shape[1]);
  return greenness[row * columns + step * (cell % shape[1])] ?? 0;
});
field(seen, {
  title: 'Vegetation index',
  units: '1',
  shape,
  x: { label: 'easting', units: 'm', first: easting[0] ?? 0, last: easting.at(-1) ?? 0 },
  y: { label: 'northing', units: 'm', first: northing.at(-1) ?? 0, last: northing[0] ?? 0 },
});

table({
  title: 'Bands',
  columns: ['band', 'mean', 'largest'],
  rows: Object.entries(landsat.variables).map(([name, { values }]) => [
    name,
    Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1)),
    values.reduce((most, value) => Math.max(most, value), 0),
  ]),
});

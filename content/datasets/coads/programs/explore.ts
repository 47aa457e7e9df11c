/**
 * @title Look at COADS
 * @expect plot "Mean around the globe" series "July" last < 6
 * @expect table "specificHumidity, month 7" cell "cells with a value" "value" > 7500
 * @expect table "specificHumidity, month 7" cell "largest" "value" < 27
 */
import { dataset, field, plot, table } from 'lab';

const name = 'specificHumidity'; // @knob specificHumidity|sst|airTemperature|windSpeed|uWind|vWind|pressure variable
const month = 7; // @knob 1..12 month of the map

const coads = await dataset('coads');
const { values, units, longName } = coads.variables[name];
const { latitude, longitude } = coads.axes;
const [rows, columns] = [latitude.length, longitude.length];

/** A month (from 1) of the variable: row after row from the south, NaN where no ship reported. */
const map = (m: number) => values.subarray((m - 1) * rows * columns, m * rows * columns);

field(map(month), {
  title: `${longName}, month ${month}`,
  units,
  shape: [rows, columns],
  x: { label: 'longitude', units: '° east', first: 21, last: 379 },
  y: { label: 'latitude', units: '° north', first: -89, last: 89 },
});

// The mean of every row that has a value.
const zonal = plot({
  title: 'Mean around the globe',
  x: { label: 'latitude', units: '°' },
  y: { label: longName, units },
});
for (const [label, m] of [
  ['January', 1],
  ['July', 7],
] as const) {
  const means = Array.from(latitude, (_, row) => {
    const present = map(m)
      .subarray(row * columns, (row + 1) * columns)
      .filter((value) => !Number.isNaN(value));
    return present.reduce((sum, value) => sum + value, 0) / present.length;
  });
  const seen = Array.from(latitude.keys()).filter((row) => !Number.isNaN(means[row]));
  zonal.set(
    label,
    seen.map((row) => latitude[row] ?? 0),
    seen.map((row) => means[row] ?? 0),
  );
}

const present = map(month)
  .filter((value) => !Number.isNaN(value))
  .sort();
const round = (value = Number.NaN) => Number(value.toFixed(2));
table({
  title: `${name}, month ${month}`,
  columns: ['statistic', 'value'],
  rows: [
    ['cells with a value', present.length],
    ['smallest', round(present[0])],
    ['median', round(present[present.length >> 1])],
    ['largest', round(present.at(-1))],
  ],
});

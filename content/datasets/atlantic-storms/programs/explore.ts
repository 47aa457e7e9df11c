/**
 * @title Look at the storms
 * @expect table "The deepest" cell "Wilma 2005" "pressure (hPa)" < 883
 * @expect plot "Pressure and wind" series "mean of all rows" last < 910
 * @expect table "Six hours ahead, test years" cell "stays where it is" "mean error (km)" > 100
 * @expect table "Six hours ahead, test years" cell "moves on as before" "mean error (km)" < 60
 */
import { dataset, plot, table, trackMap } from 'lab';

const tracks = await dataset('atlantic-storms');
const { latitude, longitude, wind, pressure } = tracks.variables;

const year = 2005; // @knob 1975..2020 year of the map
const season = tracks.storms.filter((storm) => storm.start.getUTCFullYear() === year);
trackMap({
  title: `Storms of ${year}`,
  units: wind.units,
  tracks: season.map(({ name, first, count }) => ({
    name,
    latitudes: latitude.values.subarray(first, first + count),
    longitudes: longitude.values.subarray(first, first + count),
    values: wind.values.subarray(first, first + count),
  })),
});

const speeds = [...new Set(wind.values)].sort((a, b) => a - b);
const meanPressure = speeds.map((speed) => {
  const rows = pressure.values.filter((_, row) => wind.values[row] === speed);
  return rows.reduce((sum, value) => sum + value, 0) / rows.length;
});
plot({
  title: 'Pressure and wind',
  x: { label: wind.longName, units: wind.units },
  y: { label: pressure.longName, units: pressure.units },
}).set('mean of all rows', speeds, meanPressure);

const deepest = tracks.storms
  .map(({ name, start, first, count }) => ({
    name: `${name} ${start.getUTCFullYear()}`,
    pressure: Math.min(...pressure.values.subarray(first, first + count)),
    wind: Math.max(...wind.values.subarray(first, first + count)),
  }))
  .sort((a, b) => a.pressure - b.pressure);
table({
  title: 'The deepest',
  columns: ['storm', 'pressure (hPa)', 'wind (m s⁻¹)'],
  rows: deepest.slice(0, 5).map(({ name, pressure, wind }) => [name, pressure, Number(wind.toFixed(1))]),
});

/** Kilometres along the great circle between two points in degrees. */
function distance(lat1: number, lon1: number, lat2: number, lon2: number) {
  const [a, b] = [(lat1 * Math.PI) / 180, (lat2 * Math.PI) / 180];
  const h =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lon2 - lon1) * Math.PI) / 360) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
// Two positions six hours apart are known, the next is to be forecast.
const windows = tracks.windows('test', { inputs: 2 });
const error = (moves: number) => {
  const at = (values: Float32Array, row = 0) => values[row] ?? 0;
  const next = (values: Float32Array, [before, now]: Int32Array) =>
    at(values, now) + moves * (at(values, now) - at(values, before));
  const errors = windows.map(({ inputs, targets: [row] }) =>
    distance(
      next(latitude.values, inputs),
      next(longitude.values, inputs),
      at(latitude.values, row),
      at(longitude.values, row),
    ),
  );
  return Math.round(errors.reduce((sum, km) => sum + km, 0) / errors.length);
};
table({
  title: 'Six hours ahead, test years',
  columns: ['forecast', 'mean error (km)'],
  rows: [
    ['stays where it is', error(0)],
    ['moves on as before', error(1)],
  ],
});

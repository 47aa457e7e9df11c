/**
 * @title Look at the winds
 * @expect table "u in the test years" cell "mean of the calendar month" "RMSE (m s⁻¹)" < 2.3
 * @expect table "u in the test years" cell "anomaly of the month before" "RMSE (m s⁻¹)" > 2.3
 * @expect plot "Eastward wind around the globe" series "July" last < 2
 */
import { dataset, map, plot, table } from 'lab';

const winds = await dataset('fnoc-winds');
const { u, v } = winds.variables;
const { latitude, longitude } = winds.axes;
const [rows, columns] = [latitude.length, longitude.length];
const year = 1982; // @knob 1982..1992 year of the map

const months = Array.from({ length: 12 }, (_, month) => (year - 1982) * 12 + month);
const [east, north] = [u, v].map((variable) => months.map((month) => variable.take([month]))) as [
  Float32Array[],
  Float32Array[],
];
map(
  east.map((frame, month) => frame.map((value, cell) => Math.hypot(value, north[month]?.[cell] ?? 0))),
  {
    title: `Mean wind of the months of ${year}`,
    units: u.units,
    latitudes: latitude,
    longitudes: longitude,
    projection: 'robinson',
    times: months.map((month) => winds.times[month]?.toISOString().slice(0, 7) ?? ''),
    wind: { u: east, v: north, units: u.units },
  },
);

// What is normal for January and for July, averaged along circles of latitude.
const normal = winds.climatology('u');
const zonal = plot({
  title: 'Eastward wind around the globe',
  x: { label: 'latitude', units: '°' },
  y: { label: 'u', units: u.units },
});
for (const [label, slot] of [
  ['January', 0],
  ['July', 6],
] as const) {
  const usual = normal.values.subarray(slot * rows * columns, (slot + 1) * rows * columns);
  const mean = (row: number) =>
    usual.subarray(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0) / columns;
  zonal.set(label, [...latitude], [...latitude.keys()].map(mean));
}

// A cell near the pole is small: its error counts with the cosine of its latitude.
const weights = latitude.map((degrees) => Math.cos((degrees * Math.PI) / 180));
const anomalies = winds.anomalies('u');
const rmse = (error: (month: number, cell: number) => number) => {
  let [sum, weight] = [0, 0];
  for (const test of winds.split().test) {
    for (let cell = 0; cell < rows * columns; cell++) {
      const w = weights[Math.floor(cell / columns)] ?? 0;
      sum += w * error(test, cell) ** 2;
      weight += w;
    }
  }
  return Number(Math.sqrt(sum / weight).toFixed(2));
};
const anomaly = (m: number, cell: number) => anomalies[m * rows * columns + cell] ?? 0;
table({
  title: 'u in the test years',
  columns: ['forecast', 'RMSE (m s⁻¹)'],
  rows: [
    ['mean of the calendar month', rmse(anomaly)],
    ['anomaly of the month before', rmse((m, cell) => anomaly(m, cell) - anomaly(m - 1, cell))],
  ],
});

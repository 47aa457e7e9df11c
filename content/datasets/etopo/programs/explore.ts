/**
 * @title Look at the relief
 * @expect table "Land and sea" cell "land" "share of the area (%)" > 28
 * @expect table "Land and sea" cell "sea" "mean height (m)" < -3000
 * @expect plot "How much of the Earth lies higher" series "all" last < 0.1
 */
import { dataset, map, plot, table } from 'lab';

const etopo = await dataset('etopo');
// The boxes of 2°; those of 1° are height, land, latitude and longitude.
const { heightCoarse: height, landCoarse: land } = etopo.variables;
const { latitudeCoarse: latitude, longitudeCoarse: longitude } = etopo.axes;
const columns = longitude.length;

const middle = -30; // @knob -180..180 step 15 longitude in the middle
map(height.values, {
  title: height.longName,
  units: height.units,
  palette: 'diverging',
  latitudes: latitude,
  longitudes: longitude,
  projection: 'orthographic',
  centre: [middle, 30],
});

// The area of a box goes with the cosine of its latitude.
const area = Array.from(height.values, (_, cell) =>
  Math.cos(((latitude[Math.floor(cell / columns)] ?? 0) * Math.PI) / 180),
);
const total = area.reduce((sum, weight) => sum + weight, 0);

const levels = Array.from({ length: 65 }, (_, step) => -7000 + step * 200);
const higher = levels.map(
  (level) =>
    (100 * area.reduce((sum, weight, cell) => sum + ((height.values[cell] ?? 0) > level ? weight : 0), 0)) /
    total,
);
plot({
  title: 'How much of the Earth lies higher',
  x: { label: 'height', units: 'm' },
  y: { label: 'share of the area', units: '%' },
}).set('all', levels, higher);

table({
  title: 'Land and sea',
  columns: ['boxes', 'share of the area (%)', 'mean height (m)'],
  rows: land.labels.map((label, code) => {
    const weight = area.map((w, cell) => (land.values[cell] === code ? w : 0));
    const sum = weight.reduce((a, b) => a + b, 0);
    const mean = weight.reduce((a, w, cell) => a + w * (height.values[cell] ?? 0), 0) / sum;
    return [label, Number(((100 * sum) / total).toFixed(1)), Math.round(mean)];
  }),
});

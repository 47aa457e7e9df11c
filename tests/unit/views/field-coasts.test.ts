import { expect, test } from 'vitest';
import { colourBar } from '../../../playground/views/drawing/colour-bar.ts';
import { builtCoasts } from '../../../playground/views/field/built-coasts.ts';
import { coastPath, fieldCoasts } from '../../../playground/views/field/coasts.ts';
import { boxOf } from '../../../playground/views/field/geographic.ts';
import { heatMap } from '../../../playground/views/field/heat-map.ts';
import { hrapCell } from '../../../playground/views/field/hrap.ts';
import type { FieldResult } from '../../../playground/views/field/state.ts';
import { openDataset } from '../../../src/chapter-heads/open-dataset.ts';

const globe: FieldResult = {
  id: 'f',
  rows: 90,
  columns: 180,
  values: new Float32Array(90 * 180),
  spec: {
    title: 'Humidity',
    units: 'g/kg',
    palette: 'viridis',
    x: { label: 'longitude', units: '°E', first: 21, last: 379 },
    y: { label: 'latitude', units: '°N', first: -89, last: 89 },
  },
};

const withAxis = (x: FieldResult['spec']['x']): FieldResult => ({
  ...globe,
  spec: { ...globe.spec, ...(x && { x }) },
});

test('a field knows where it lies by axes that are named longitude and latitude, in degrees', () => {
  expect(boxOf(globe)).toEqual({ west: 20, east: 380, south: -90, north: 90 });
  const { x: _, ...without } = globe.spec;
  expect(boxOf({ ...globe, spec: without })).toBeUndefined();
  expect(boxOf(withAxis({ label: 'longitude', units: 'km', first: 0, last: 100 }))).toBeUndefined();
  expect(boxOf(withAxis({ label: 'distance', units: '°', first: 0, last: 100 }))).toBeUndefined();
  expect(boxOf(withAxis({ label: 'longitude', units: '°E', first: 0, last: 1000 }))).toBeUndefined();
});

test('coasts lie where they are: Africa’s southern cape, seen twice where the box goes round', () => {
  // Cape Agulhas: 20.0° E, 34.8° S.
  const near = (box: { west: number; east: number }): number[] =>
    [...coastPath({ ...box, south: -90, north: 90 }).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)]
      .map(([, x, y]): [number, number] => [box.west + Number(x), 90 - Number(y)])
      .filter(([x, y]) => Math.abs(((x + 340) % 360) - 0) < 1.5 && Math.abs(y + 34.6) < 0.6)
      .map(([x]) => Math.round(x / 10) * 10);
  expect(near({ west: -180, east: 180 })).toContain(20);
  expect(new Set(near({ west: 15, east: 390 }))).toEqual(new Set([20, 380]));
});

test('a field of the earth carries its coasts where they are handed in, another one does not', () => {
  const { y: _, ...plain } = globe.spec;
  expect(fieldCoasts({ ...globe, spec: plain })).toBe('');
  expect(heatMap(globe)).not.toContain('field-coasts');
  expect(heatMap(globe, fieldCoasts(globe))).toMatch(/<img [^>]*><svg class="field-coasts over-dark"/);
  expect(fieldCoasts(globe).length).toBeLessThan(34_000);
});

test('on the grid of the river forecasters every cell of the rain is where its data say, to a tenth of a cell', () => {
  const { latitude, longitude } = openDataset('stage-iv').variables;
  const cells = Array.from(latitude?.values ?? [], (north, at) => {
    const [column = Number.NaN, row = Number.NaN] =
      hrapCell(longitude?.values[at] ?? Number.NaN, north) ?? [];
    return Math.hypot(column - 951.6 - (at % 87), row - 386.5 - Math.floor(at / 87));
  });
  expect(cells).toHaveLength(118 * 87);
  expect(Math.max(...cells)).toBeLessThan(0.1);
  expect(hrapCell(20, -35)).toBeUndefined();
});

test('a field on that grid has the coast of Carolina: the sea lies to the south-east of Cape Hatteras', () => {
  const rain: FieldResult = {
    ...globe,
    rows: 118,
    columns: 87,
    values: new Float32Array(118 * 87),
    spec: {
      ...globe.spec,
      x: { label: 'HRAP column', first: 951.6, last: 1037.6 },
      y: { label: 'HRAP row', first: 386.5, last: 503.5 },
    },
  };
  const drawn = builtCoasts(rain);
  expect(drawn).toContain('viewBox="0 0 87 118"');
  expect(drawn.length).toBeLessThan(3000);
  // 75.5° W, 35.25° N.
  const [column = 0, row = 0] = hrapCell(-75.53, 35.25) ?? [];
  const cape = [column - 951.1, 504 - row];
  const points = [...drawn.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const from = points.map(([x = 0, y = 0]) => Math.hypot(x - (cape[0] ?? 0), y - (cape[1] ?? 0)));
  expect(Math.min(...from)).toBeLessThan(5);
  const plain = { ...rain, spec: { ...rain.spec, x: { label: 'column', first: 0, last: 86 } } };
  expect(builtCoasts(plain)).toBe('');
});

test('a bar has an arrow at the ends beyond which values go on', () => {
  const range = { low: 0, high: 10 };
  expect(colourBar('rain', 'mm', range)).toContain('class="colour-bar">');
  expect(colourBar('rain', 'mm', { ...range, min: 0, max: 10 })).toContain('class="colour-bar">');
  expect(colourBar('rain', 'mm', { ...range, min: 0, max: 164 })).toContain('class="colour-bar goes-above"');
  expect(colourBar('rain', 'mm', { ...range, min: -3, max: 164 })).toContain('goes-below goes-above');
  expect(colourBar('rain', 'mm', { ...range, min: -3, max: 4 })).toContain('--below:rgb(255 255 255)');
});

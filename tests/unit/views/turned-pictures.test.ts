import { expect, test } from 'vitest';
import { fieldRange } from '../../../playground/views/field/heat-map.ts';
import type { FieldResult } from '../../../playground/views/field/state.ts';
import { turnedField } from '../../../playground/views/field/turned-field.ts';
import { scaleRanges } from '../../../playground/views/map/map-scales.ts';
import type { MapResult } from '../../../playground/views/map/state.ts';
import { turnedMap } from '../../../playground/views/map/turned-map.ts';

/* The picture of another run in the place of the shown one: same axes, same colours. */

const other = { label: 'previous: hidden 8', show: '', role: 'previous' as const };

const field = (values: number[], rows = 2): FieldResult => ({
  id: 'f',
  spec: { title: 'Height', units: 'm', palette: 'viridis' },
  rows,
  columns: values.length / rows,
  values: Float32Array.from(values),
});

test('a field keeps its scale', () => {
  const own = field([0, 1, 2, 4]);
  const turned = turnedField(own, { ...other, run: { fields: [field([7, 7, 7, 9])] } });
  expect([...(turned?.values ?? [])]).toEqual([7, 7, 7, 9]);
  expect(turned && fieldRange(turned)).toMatchObject({ low: 0, high: 4, max: 9 });
  expect(turned?.spec.title).toBe('Height (previous: hidden 8)');
});

test('a field of another size or name is none', () => {
  const own = field([0, 1, 2, 4]);
  expect(turnedField(own, { ...other, run: { fields: [field([1, 2, 3, 4], 1)] } })).toBeUndefined();
  expect(turnedField(own, { ...other, run: { fields: [{ ...own, id: 'g' }] } })).toBeUndefined();
});

function map(values: number[], names = ['']): MapResult {
  const latitudes = Float32Array.from([50, 51]);
  const points = { latitudes, longitudes: latitudes, names: [], values: Float32Array.from(values) };
  return {
    id: 'm',
    spec: {
      title: 'Rain',
      projection: 'equirectangular',
      frames: { label: '', names },
      scales: [{ units: 'mm', palette: 'rain' }],
    },
    panels: [{ name: '', scale: 0, points }],
  };
}

test('a map keeps its place and its scale', () => {
  const own = map([0, 3]);
  const far = map([5, 9]);
  const [panel] = far.panels;
  if (panel?.points) panel.points.latitudes = Float32Array.from([-50, -51]);
  const turned = turnedMap(own, { ...other, run: { maps: [far] } });
  expect(turned?.panels).toBe(far.panels);
  expect(turned && scaleRanges(turned)[0]).toMatchObject({ low: 0, high: 3 });
  expect(turned?.spec.region?.[1]).toBeGreaterThan(40);
});

test('a map with other frames is none', () => {
  expect(turnedMap(map([0, 3]), { ...other, run: { maps: [map([0, 3], ['6 h', '12 h'])] } })).toBeUndefined();
});

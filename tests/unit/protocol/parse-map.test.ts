import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEvent } from '../../../playground/protocol/parse-event.ts';
import type { MapEvent } from '../../../playground/views/map/event.ts';

const field = Float32Array.of(1, 2, 3, Number.NaN, 5, 6, 7, 8, 9, 10, 11, 12);
const places = { latitudes: Float32Array.of(50, 51), longitudes: Float32Array.of(-8, -7) };
const sound: MapEvent = {
  type: 'map',
  id: 'm',
  spec: {
    title: 't',
    projection: 'robinson',
    centre: [20, 0],
    region: [-90, 0, 20, 60],
    cells: true,
    grid: { rows: 2, columns: 3, latitudes: [10, -10], longitudes: [21, 141, 261] },
    frames: { label: 'lead time', names: ['6 h', '12 h'] },
    scales: [{ units: 'K', palette: 'rain', min: 0, max: 3 }],
  },
  panels: [
    {
      name: 'truth',
      role: 'truth',
      scale: 0,
      field,
      wind: { u: field, v: field, units: 'm/s', style: 'streamlines' },
      points: { ...places, names: ['Shannon', ''], values: Float32Array.of(1, 2, 3, 4) },
      tracks: [{ name: 'Katrina', role: 'forecast', ...places, values: Float32Array.of(1, 2) }],
      mesh: { ...places, edges: Uint32Array.of(0, 1) },
    },
  ],
};
const [panel] = sound.panels;
const spec = (change: object) => ({ ...sound, spec: { ...sound.spec, ...change } });
const inPanel = (change: object) => ({ ...sound, panels: [{ ...panel, ...change }] });

test('a sound map passes unchanged', () => {
  expect(parseEvent(sound)).toEqual(sound);
});

test.each([
  ['a field of another shape', inPanel({ field: new Float32Array(11) })],
  ['a field of doubles', inPanel({ field: new Float64Array(12) })],
  ['a field that is a list', inPanel({ field: [...field] })],
  ['a wind without v', inPanel({ wind: { u: field, units: '', style: 'arrows' } })],
  ['a scale that there is not', inPanel({ scale: 1 })],
  ['a scale before the first', inPanel({ scale: -1 })],
  ['names for other places', inPanel({ points: { ...places, names: ['one'] } })],
  ['values for other frames', inPanel({ points: { ...places, names: [], values: new Float32Array(3) } })],
  ['an edge to a node that there is not', inPanel({ mesh: { ...places, edges: Uint32Array.of(0, 2) } })],
  ['half an edge', inPanel({ mesh: { ...places, edges: Uint32Array.of(0) } })],
  ['edges without end', inPanel({ mesh: { ...places, edges: new Uint32Array(500_002) } })],
  [
    'more places than are drawn',
    inPanel({
      points: { names: [], latitudes: new Float32Array(50_001), longitudes: new Float32Array(50_001) },
    }),
  ],
  ['501 tracks', inPanel({ tracks: new Array(501).fill(panel?.tracks?.[0]) })],
  ['no panels', { ...sound, panels: [] }],
  ['five panels', { ...sound, panels: new Array(5).fill(panel) }],
  ['no frames', spec({ frames: { label: '', names: [] } })],
  ['501 frames', spec({ frames: { label: '', names: new Array(501).fill('') } })],
  ['no scales', spec({ scales: [] })],
  ['an unknown projection', spec({ projection: 'mercator' })],
  ['an unknown palette', spec({ scales: [{ units: '', palette: 'jet' }] })],
  ['a globe without coordinates', spec({ projection: 'orthographic', grid: { rows: 2, columns: 3 } })],
  ['latitudes beyond the pole', spec({ grid: { ...sound.spec.grid, latitudes: [10, 100] } })],
  ['latitudes that turn back', spec({ grid: { ...sound.spec.grid, latitudes: [10, 10] } })],
  ['longitudes that fall', spec({ grid: { ...sound.spec.grid, longitudes: [21, 11, 1] } })],
  [
    'a longitude that is not a number',
    spec({ grid: { ...sound.spec.grid, longitudes: [0, 1, Number.NaN] } }),
  ],
  ['rows without end', spec({ grid: { rows: 1e9, columns: 3 }, projection: 'plain' })],
])('%s is refused', (_, event) => {
  expect(parseEvent(event)).toBeUndefined();
});

test('more values than one map may carry are refused', () => {
  const [rows, columns] = [1000, 2001];
  const big = new Float32Array(rows * columns);
  const many = {
    ...sound,
    panels: [
      { name: '', scale: 0, field: big },
      { name: '', scale: 0, field: big },
    ],
  };
  const plain = {
    ...sound.spec,
    projection: 'plain',
    grid: { rows, columns },
    frames: { label: '', names: [''] },
  };
  expect(parseEvent({ ...many, spec: plain })).toBeUndefined();
  expect(parseEvent({ ...many, panels: many.panels.slice(1), spec: plain })).toBeDefined();
});

test.each([
  ['a region turned round', { region: [20, 0, -90, 60] }],
  ['a region of three numbers', { region: [0, 0, 1] }],
  ['a centre of texts', { centre: ['0', '0'] }],
])('%s is left out', (_, change) => {
  const parsed = parseEvent(spec(change));
  const key = Object.keys(change)[0] as string;
  expect(parsed).toEqual(spec({ [key]: undefined }));
});

test('a map with any member of any depth broken is refused or stays well-formed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.anything(), fc.boolean(), (which, inner, rubbish, inSpec) => {
      const of: Record<string, unknown> = inSpec ? { ...sound.spec } : { ...panel };
      const keys = Object.keys(of);
      const key = keys[which % keys.length] as string;
      const old = of[key];
      const members =
        typeof old === 'object' && old !== null && !ArrayBuffer.isView(old) ? Object.keys(old) : [];
      of[key] =
        members.length > 0
          ? { ...(old as object), [members[inner % members.length] as string]: rubbish }
          : rubbish;
      const parsed = parseEvent(inSpec ? { ...sound, spec: of } : { ...sound, panels: [of] });
      if (parsed) expect(parseEvent(parsed)).toEqual(parsed);
    }),
    { numRuns: 2000 },
  );
});

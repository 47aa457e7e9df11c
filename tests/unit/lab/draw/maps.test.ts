import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { compare, map } from '../../../../playground/lab/draw/map.ts';
import { meshMap, stationMap, trackMap } from '../../../../playground/lab/draw/place-maps.ts';
import { skillPlot } from '../../../../playground/lab/draw/skill-plot.ts';
import { settleReads } from '../../../../playground/lab/host/reads.ts';
import { icosahedralMesh } from '../../../../playground/lab/sphere/icosahedral-mesh.ts';
import type { ProgramEvent } from '../../../../playground/protocol/events.ts';
import { parseEvent } from '../../../../playground/protocol/parse-event.ts';
import type { MapEvent } from '../../../../playground/views/map/event.ts';
import { connectTest } from '../connect-test.ts';

let events: ProgramEvent[] = [];
beforeEach(() => {
  events = [];
  connectTest({ emit: (event) => events.push(event) });
});

/** The only event, which has to be a map that the page takes. */
function drawn(): MapEvent {
  expect(events).toHaveLength(1);
  const [event] = events;
  expect(event && parseEvent(event)).toEqual(event);
  return event as MapEvent;
}

const place = { latitudes: [10, 0, -10], longitudes: [350, 0, 10, 20] };
const options = { title: 'T', units: 'K', ...place };
const ones = new Float32Array(12).fill(1);

describe('map', () => {
  test('longitudes that pass Greenwich go on rising', () => {
    map(ones, options);
    const { spec } = drawn();
    expect(spec.grid).toEqual({
      rows: 3,
      columns: 4,
      latitudes: [10, 0, -10],
      longitudes: [350, 360, 370, 380],
    });
    expect(spec.projection).toBe('equirectangular');
  });
  test('a tensor may be disposed of directly, and three dimensions are frames', async () => {
    await tf.setBackend('cpu');
    const values = tf.range(0, 24).reshape([2, 3, 4]) as tf.Tensor3D;
    map(values, { ...options, leads: [6, 72], projection: 'orthographic', centre: [10, 50] });
    values.dispose();
    await settleReads();
    const { spec, panels } = drawn();
    expect(spec.frames).toEqual({ label: 'lead time', names: ['6 h', '3 d'] });
    expect([...(panels[0]?.field ?? [])]).toEqual([...Array(24).keys()]);
  });
  test('winds, stations and tracks lie over the field', () => {
    const stations = [{ name: 'A', latitude: 1, longitude: 2, value: [3, 4] }];
    const tracks = [{ name: 'B', role: 'truth' as const, latitudes: [1, 2], longitudes: [3, 4] }];
    map([ones, ones], {
      ...options,
      wind: { u: [ones, ones], v: [ones, ones], units: 'm/s' },
      stations,
      tracks,
    });
    const [panel] = drawn().panels;
    expect(panel?.wind?.u).toHaveLength(24);
    expect([...(panel?.points?.values ?? [])]).toEqual([3, 4]);
    expect(panel?.tracks?.[0]?.role).toBe('truth');
  });
  test('without coordinates a map is plain', () => {
    map(
      [
        [1, 2],
        [3, 4],
      ],
      { title: 'T', units: '', projection: 'robinson' },
    );
    expect(drawn().spec).toMatchObject({ projection: 'plain', grid: { rows: 2, columns: 2 } });
  });
  test.each([
    [
      'another shape',
      () =>
        map(
          [
            [1, 2],
            [3, 4],
          ],
          options,
        ),
      'shape [2, 2] do not fit 3 latitudes and 4 longitudes, which make the shape [3, 4]',
    ],
    [
      'a transposed field',
      () => map(tf.zeros([4, 3]), options),
      'shape [4, 3] do not fit 3 latitudes and 4 longitudes, which make the shape [3, 4]; transpose them',
    ],
    ['a flat field of another length', () => map(new Float32Array(13), options), 'shape [13]'],
    ['no values', () => map(new Float32Array(0), options), 'shape [0]'],
    [
      'a flat field without shape',
      () => map(ones, { title: 'T', units: '' }),
      'give latitudes and longitudes, or its shape',
    ],
    [
      'latitudes only',
      () => map(ones, { title: 'T', units: '', latitudes: [0] }),
      'give both latitudes and longitudes',
    ],
    [
      'latitudes beyond the pole',
      () => map(ones, { ...options, latitudes: [0, 50, 100] }),
      'between −90° and 90°',
    ],
    [
      'longitudes from east to west',
      () => map(ones, { ...options, longitudes: [20, 10, 0, -10] }),
      'from west to east',
    ],
    [
      'winds of fewer frames',
      () => map([ones, ones], { ...options, wind: { u: ones, v: ones } }),
      '2 frames of one field but 1 of another',
    ],
    ['names for other frames', () => map([ones, ones], { ...options, times: ['a'] }), '2 frames but 1 times'],
    [
      'more than a page takes',
      () => map(new Float32Array(12 * 501), options),
      'takes 500 frames and 4,000,000 values',
    ],
  ])('%s is refused with what is wrong', (_, draw, message) => {
    expect(draw).toThrow(message);
    expect(events).toEqual([]);
  });
});

test('compare shows forecast, truth and forecast minus truth, the first two in one scale', () => {
  const forecast = ones.map((_, i) => i);
  const truth = ones.with(5, Number.NaN);
  compare({ ...options, forecast, truth, maxDifference: 3 });
  const { spec, panels } = drawn();
  expect(panels.map(({ role, scale }) => [role, scale])).toEqual([
    ['forecast', 0],
    ['truth', 0],
    ['error', 1],
  ]);
  expect(spec.scales[1]).toEqual({ units: 'K', palette: 'diverging', min: -3, max: 3 });
  expect([...(panels[2]?.field ?? [])]).toEqual([-1, 0, 1, 2, 3, Number.NaN, 5, 6, 7, 8, 9, 10]);
});

describe('maps of places', () => {
  test('stations with and without values', () => {
    stationMap({
      title: 'S',
      units: 'm/s',
      stations: [
        { latitude: 1, longitude: 2, value: 3 },
        { name: 'B', latitude: 1, longitude: 2 },
      ],
    });
    const [panel] = drawn().panels;
    expect(panel?.points?.names).toEqual(['', 'B']);
    expect([...(panel?.points?.values ?? [])]).toEqual([3, Number.NaN]);
  });
  test.each([
    [
      'a station that lies nowhere',
      () => stationMap({ title: 'S', units: '', stations: [{ name: 'X', latitude: 91, longitude: 0 }] }),
      'X lies at latitude 91',
    ],
    [
      'a track of unequal arrays',
      () => trackMap({ title: 'S', tracks: [{ name: 'X', latitudes: [1], longitudes: [1, 2] }] }),
      '1 latitudes, 2 longitudes',
    ],
    [
      'a mesh too fine',
      () => meshMap({ title: 'S', level: 7 }),
      'level must be a whole number from 0 to 6; it is 7',
    ],
    [
      'places on a plain map',
      () => trackMap({ title: 'S', projection: 'plain', tracks: [] }),
      'places have coordinates',
    ],
  ])('%s is refused', (_, draw, message) => {
    expect(draw).toThrow(message);
  });
  test('a mesh lies on the globe with all its edges', () => {
    meshMap({ title: 'M', level: 6 });
    const { spec, panels } = drawn();
    expect(spec.projection).toBe('orthographic');
    expect(panels[0]?.mesh?.edges).toHaveLength(2 * 30 * 4 ** 6);
  });
});

describe.each([0, 1, 2, 3, 4])('the icosahedral mesh of level %d', (level) => {
  const { vertices, faces, edges } = icosahedralMesh(level);
  test('has 10 · 4^r + 2 vertices, 30 · 4^r edges and 20 · 4^r faces', () => {
    expect([vertices.length / 3, edges.length / 2, faces.length / 3]).toEqual([
      10 * 4 ** level + 2,
      30 * 4 ** level,
      20 * 4 ** level,
    ]);
  });
  test('lies on the unit sphere, and each edge joins two faces', () => {
    for (let i = 0; i < vertices.length; i += 3) {
      expect(Math.hypot(...vertices.subarray(i, i + 3))).toBeCloseTo(1, 6);
    }
    const uses = new Map<string, number>();
    for (let i = 0; i < faces.length; i += 3) {
      const [a = 0, b = 0, c = 0] = faces.subarray(i, i + 3);
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, a],
      ] as const) {
        const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
        uses.set(key, (uses.get(key) ?? 0) + 1);
      }
    }
    expect(new Set(uses.values())).toEqual(new Set([2]));
    for (let i = 0; i < edges.length; i += 2) expect(uses.has(`${edges[i]} ${edges[i + 1]}`)).toBe(true);
  });
  test('faces look outwards and have nearly the same area', () => {
    const areas: number[] = [];
    for (let i = 0; i < faces.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((corner) => {
        const at = 3 * (faces[i + corner] as number);
        return [vertices[at] ?? 0, vertices[at + 1] ?? 0, vertices[at + 2] ?? 0] as const;
      }) as [
        readonly [number, number, number],
        readonly [number, number, number],
        readonly [number, number, number],
      ];
      const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
      const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
      const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
      expect(n[0] * a[0] + n[1] * a[1] + n[2] * a[2]).toBeGreaterThan(0);
      areas.push(Math.hypot(...n) / 2);
    }
    expect(Math.max(...areas) / Math.min(...areas)).toBeLessThan(2);
  });
});

test('the vertices of a mesh begin with those of the coarser one', () => {
  const coarse = icosahedralMesh(2).vertices;
  expect(icosahedralMesh(3).vertices.subarray(0, coarse.length)).toEqual(coarse);
});

test('a skill plot draws baselines dashed, in the role of baselines', () => {
  skillPlot({
    title: 'S',
    score: 'RMSE',
    units: 'm/s',
    leads: [6, 12],
    models: { net: [1, 2] },
    baselines: { persistence: [2, 3], climatology: [4, 4] },
  });
  const last = events.filter((event) => event.type === 'plot').at(-1);
  expect(last?.spec.series).toEqual([
    { name: 'net', role: 'forecast', style: 'line' },
    { name: 'persistence', role: 'baseline', style: 'dashed' },
    { name: 'climatology', role: 'baseline', style: 'dashed' },
  ]);
});

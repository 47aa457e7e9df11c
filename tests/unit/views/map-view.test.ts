import { describe, expect, test } from 'vitest';
import type { MapEvent } from '../../../playground/views/map/event.ts';
import { mapView } from '../../../playground/views/map/map-view.ts';
import type { MapResult } from '../../../playground/views/map/state.ts';
import { freeze, parseRecorded, thaw } from '../../../playground/views/recorded.ts';
import { renderResults } from '../../../playground/views/render-results.ts';
import { emptyResults, reduce } from '../../../playground/views/results.ts';
import { toyMap, worldGrid } from './toy-maps.ts';

const names = (html: string): string[] =>
  [...html.matchAll(/aria-label="([^"]*)"/g)].map((match) => match[1] ?? '');
const world = worldGrid();

describe('the accessible name', () => {
  test('tells title, frame, extremes with units, and the values missing', () => {
    const map = toyMap(world, (longitude, latitude) => (longitude > 300 ? Number.NaN : latitude), {
      title: 'Height',
      frames: { label: 'lead time', names: ['6 h'] },
      scales: [{ units: 'm', palette: 'viridis' }],
    });
    expect(names(mapView(map))).toEqual([
      'Height, lead time 6 h: map of 18 by 36 values, from -85 to 85 m; 90 of 648 values missing',
    ]);
  });
  test('of a globe tells its centre', () => {
    const map = toyMap(world, () => 1, { projection: 'orthographic', centre: [-40, 12.5] });
    expect(names(mapView(map))[0]).toMatch(/; a globe seen from above 12\.5° N, 40° W$/);
  });
  test('of a field without values says so', () => {
    const html = mapView(toyMap(world, () => Number.NaN));
    expect(names(html)[0]).toContain('no values; 648 of 648 values missing');
    expect(html).toContain('All 648 values are missing.');
  });
  test('of stations and tracks names them', () => {
    const places = { latitudes: Float32Array.of(53, 52), longitudes: Float32Array.of(-6, -9) };
    const map: MapResult = {
      ...toyMap(world, () => 0),
      panels: [
        {
          name: '',
          scale: 0,
          points: { ...places, names: ['Dublin', 'Shannon'], values: Float32Array.of(5, 7.5) },
        },
        { name: 'ways', scale: 0, tracks: [{ name: 'Rita', role: 'truth', ...places }] },
      ],
    };
    delete map.spec.grid;
    expect(names(mapView(map))).toEqual([
      'Toy: 2 stations: Dublin 5, Shannon 7.5 K',
      'Toy, ways: 1 track: Rita (truth)',
    ]);
  });
});

test('texts of a program are escaped wherever they stand', () => {
  const evil = '<img src=x onerror=alert(1)>"\'';
  const map = toyMap(world, () => 1, {
    title: evil,
    frames: { label: evil, names: [evil] },
    scales: [{ units: evil, palette: 'viridis' }],
  });
  map.panels = [
    { ...map.panels[0], name: evil, scale: 0 },
    {
      name: evil,
      scale: 0,
      points: { latitudes: Float32Array.of(0), longitudes: Float32Array.of(0), names: [evil] },
    },
  ];
  const html = mapView(map);
  expect(html).not.toContain('<img src=x');
  expect(html).not.toContain('"\'');
});

describe('numbers from a hostile program', () => {
  const whole = { projection: 'orthographic' } as const;
  const strange: [string, MapResult][] = [
    ['a grid of one cell', toyMap({ rows: 1, columns: 1, latitudes: [0], longitudes: [0] }, () => 1)],
    ['one row of ten thousand', toyMap({ rows: 1, columns: 10_000 }, (column) => column)],
    ['values beyond all measure', toyMap(world, (longitude) => (longitude > 100 ? 3e38 : -3e38), whole)],
    ['a grid of nothing', toyMap({ rows: 1, columns: 2, latitudes: [0], longitudes: [0, 1e-9] }, () => 1)],
    ['infinities', toyMap(world, () => Number.POSITIVE_INFINITY)],
    ['a region of nothing', toyMap(world, () => 1, { region: [0, 0, 1e-9, 1e-9] })],
    [
      'winds of a single row',
      toyMap(
        { rows: 1, columns: 3, latitudes: [0], longitudes: [0, 1, 2] },
        () => 1,
        {},
        {
          wind: { u: new Float32Array(3), v: new Float32Array(3), units: '', style: 'streamlines' },
        },
      ),
    ],
    [
      'places that are no numbers',
      toyMap(
        world,
        () => 1,
        {},
        {
          points: {
            latitudes: Float32Array.of(Number.NaN, 1e30),
            longitudes: Float32Array.of(1e30, Number.NaN),
            names: ['a', 'b'],
          },
          tracks: [
            {
              name: 'c',
              latitudes: Float32Array.of(Number.NaN, 2),
              longitudes: Float32Array.of(1, Number.NaN),
            },
          ],
        },
      ),
    ],
  ];
  test.each(strange)('%s are drawn without harm', (_, map) => {
    const html = mapView(map);
    expect(html).toContain('</figure>');
    expect(html).not.toMatch(/NaN[ "%a-z]|undefined/);
  });
});

test('coastlines weigh little in a page: one world map with its field stays below 60 kB', () => {
  const map = toyMap(world, (longitude, latitude) => Math.sin(longitude / 30) * latitude, {
    projection: 'robinson',
  });
  expect(mapView(map).length).toBeLessThan(60_000);
});

describe('a recorded map', () => {
  const event: MapEvent = { type: 'map', ...toyMap(world, (longitude, latitude) => longitude + latitude) };
  const record = (given: MapEvent) =>
    thaw(parseRecorded(JSON.parse(JSON.stringify(freeze(reduce(emptyResults(), given))))));
  test('comes back with its values within the error of 16 bits', () => {
    const [map] = record(event).maps;
    const before = event.panels[0]?.field as Float32Array;
    const after = map?.panels[0]?.field as Float32Array;
    expect(map?.spec).toEqual(event.spec);
    before.forEach((value, i) => {
      expect(Math.abs(value - (after[i] as number))).toBeLessThan(0.005);
    });
  });
  test('keeps its mesh exactly', () => {
    const mesh = {
      latitudes: Float32Array.of(0, 90),
      longitudes: Float32Array.of(0, 0),
      edges: Uint32Array.of(0, 1, 1, 0),
    };
    const [map] = record({ ...event, panels: [{ name: '', scale: 0, mesh }] }).maps;
    expect(map?.panels[0]?.mesh?.edges).toEqual(mesh.edges);
  });
  test('of many frames keeps the first, the last and some between', () => {
    const field = new Float32Array(648 * 400).map((_, i) => Math.floor(i / 648));
    const frames = { label: 'time', names: Array.from({ length: 400 }, (_, i) => `${i}`) };
    const [map] = record({
      ...event,
      spec: { ...event.spec, frames },
      panels: [{ name: '', scale: 0, field }],
    }).maps;
    const kept = map?.spec.frames.names ?? [];
    expect(kept.length).toBeLessThan(400);
    expect([kept[0], kept.at(-1)]).toEqual(['0', '399']);
    kept.forEach((name, i) => {
      expect(map?.panels[0]?.field?.[i * 648]).toBeCloseTo(Number(name), 1);
    });
  });
});

test('results draw their maps where the build hands the drawing in, in the order they came', () => {
  const results = reduce(emptyResults(), { type: 'map', ...toyMap(world, () => 1) });
  expect(renderResults(results, { mapView })).toContain('view-map');
  expect(renderResults(results)).not.toContain('view-map');
});

test('every station has its dot in a page without scripts', () => {
  const points = {
    latitudes: Float32Array.of(53, 52, 51),
    longitudes: Float32Array.of(-6, -9, -8),
    names: [],
  };
  const map: MapResult = { ...toyMap(world, () => 0), panels: [{ name: '', scale: 0, points }] };
  delete map.spec.grid;
  const dots = mapView(map).match(/stroke:var\(--accent\)[^>]* d="([^"]*)"/)?.[1];
  expect(dots).toMatch(/^(M\d+ \d+l0 0){3}$/);
});

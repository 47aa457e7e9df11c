import { afterEach, expect, test, vi } from 'vitest';
import { Archive } from '../../../playground/archive/archive.ts';
import { Budget } from '../../../playground/archive/budget.ts';
import { plainAddress } from '../../../playground/archive/cloud-storage.ts';
import { bucket, folder, storageFetch } from '../../browser/archive/weather-bench.ts';

/* A store of the layout and the chunks of WeatherBench 2's ERA5 on 64 × 32 points, read by both ways of Cloud Storage. */

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['lets other sites read it: by plain addresses', true],
  ['lets none read it: by the JSON interface', false],
])('a bucket that %s', async (_, open) => {
  const { fetch, asked } = storageFetch(open);
  vi.stubGlobal('fetch', fetch);
  const base = new URL(`${plainAddress(`gs://${bucket}/${folder}`)}/`);
  const archive = await Archive.open(base, new Budget(), new AbortController().signal);
  const array = archive.contents().arrays.find(({ name }) => name === 'geopotential');
  expect(array).toMatchObject({
    dims: ['time', 'level', 'longitude', 'latitude'],
    shape: [93_544, 13, 64, 32],
    chunks: [100, 13, 64, 32],
    dtype: 'float32',
  });
  // Midnight of 16 January 2017, and six hours before: the one is the first of its chunk, the other the last of another.
  const picks = [
    { dimension: 'time', pick: [84_799, 84_801] as const },
    { dimension: 'level', pick: 7 },
  ];
  const part = await archive.read({ ask: 'read', url: '', array: 'geopotential', picks });
  expect([part.dims, part.shape]).toEqual([
    ['time', 'longitude', 'latitude'],
    [2, 64, 32],
  ]);
  const dates = Array.from(
    part.coordinates['time'] ?? [],
    (hours) => new Date(Date.UTC(1959) + 3.6e6 * hours),
  );
  expect(dates.map((date) => date.toISOString())).toEqual([
    '2017-01-15T18:00:00.000Z',
    '2017-01-16T00:00:00.000Z',
  ]);
  expect(part.values.every((z) => z > 45_000 && z < 65_000)).toBe(true);
  expect(part.coordinates['latitude']?.[0]).toBe(-87.1875);
  const read = ['zarr.json', '.zmetadata', 'geopotential/847.0.0.0', 'geopotential/848.0.0.0'];
  expect(asked[open ? 'plain' : 'byInterface']).toEqual(expect.arrayContaining(read));
  expect(open ? asked.byInterface : asked.plain).toEqual(open ? [] : ['zarr.json']);
});

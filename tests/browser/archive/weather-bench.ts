import Blosc from 'numcodecs/blosc';
import type { Page } from 'playwright-core';
import { json } from './zarr-store.ts';

/*
 * The store of WeatherBench 2 with ERA5 on 64 × 32 points, as far as programs read it: names, types, order of dimensions and
 * chunks are its own (the notebook docs/source/evaluation.ipynb in github.com/google-research/weatherbench2 prints them);
 * what it holds here is no weather, but waves that run eastwards over a yearly wave.
 */

export const bucket = 'weatherbench2';
export const folder = 'datasets/era5/1959-2023_01_10-6h-64x32_equiangular_conservative.zarr';

const [times, longitudes, latitudes] = [93_544, 64, 32];
const levels = [50, 100, 150, 200, 250, 300, 400, 500, 600, 700, 850, 925, 1000];
const every = 100;

const blosc = { id: 'blosc', cname: 'lz4', clevel: 5, shuffle: 1, blocksize: 0 } as const;
const dims = ['time', 'level', 'longitude', 'latitude'];

const array = (shape: number[], chunks: number[], dtype: string): object => ({
  zarr_format: 2,
  order: 'C',
  filters: null,
  compressor: blosc,
  fill_value: dtype.startsWith('<f') ? 'NaN' : null,
  shape,
  chunks,
  dtype,
});

const metadata: Record<string, unknown> = {
  '.zgroup': { zarr_format: 2 },
  '.zattrs': {},
  'geopotential/.zarray': array(
    [times, levels.length, longitudes, latitudes],
    [every, levels.length, longitudes, latitudes],
    '<f4',
  ),
  'geopotential/.zattrs': { _ARRAY_DIMENSIONS: dims, units: 'm**2 s**-2', long_name: 'Geopotential' },
  'time/.zarray': array([times], [times], '<i8'),
  'time/.zattrs': { _ARRAY_DIMENSIONS: ['time'], units: 'hours since 1959-01-01' },
  'level/.zarray': array([levels.length], [levels.length], '<i8'),
  'level/.zattrs': { _ARRAY_DIMENSIONS: ['level'], units: 'hPa' },
  'longitude/.zarray': array([longitudes], [longitudes], '<f8'),
  'longitude/.zattrs': { _ARRAY_DIMENSIONS: ['longitude'] },
  'latitude/.zarray': array([latitudes], [latitudes], '<f8'),
  'latitude/.zattrs': { _ARRAY_DIMENSIONS: ['latitude'] },
};

/** The bytes of a file of the store; undefined where it has none. */
async function fileOf(key: string): Promise<Uint8Array | undefined> {
  if (key === '.zmetadata') return json({ zarr_consolidated_format: 1, metadata });
  const values = valuesOf(key);
  return values && Blosc.fromConfig(blosc).encode(new Uint8Array(values.buffer));
}

function valuesOf(key: string): Float32Array | Float64Array | BigInt64Array | undefined {
  if (key === 'time/0') return BigInt64Array.from({ length: times }, (_, step) => BigInt(6 * step));
  if (key === 'level/0') return BigInt64Array.from(levels, BigInt);
  if (key === 'longitude/0') return Float64Array.from({ length: longitudes }, (_, i) => 5.625 * i);
  if (key === 'latitude/0') return Float64Array.from({ length: latitudes }, (_, i) => -87.1875 + 5.625 * i);
  const block = /^geopotential\/(\d+)\.0\.0\.0$/.exec(key)?.[1];
  return block === undefined || Number(block) * every >= times ? undefined : chunkOf(Number(block));
}

/** All levels but that of 500 hPa hold nought: programs read one. */
function chunkOf(block: number): Float32Array {
  const field = longitudes * latitudes;
  const values = new Float32Array(every * levels.length * field);
  const level = levels.indexOf(500);
  for (let i = 0; i < every; i++) {
    const hours = 6 * (block * every + i);
    const season = Math.cos((2 * Math.PI * hours) / 24 / 365.2425);
    for (let longitude = 0; longitude < longitudes; longitude++) {
      for (let latitude = 0; latitude < latitudes; latitude++) {
        const north = (Math.PI * (latitude + 0.5 - latitudes / 2)) / latitudes;
        let z = 54_000 + 3000 * Math.cos(2 * north) - 800 * season * Math.sin(north);
        for (const [wave, days] of [
          [3, 24],
          [5, 11],
          [7, 8],
        ] as const) {
          // Each block has phases of its own, so that none can be learnt by heart.
          const phase = (2 * Math.PI * hours) / 24 / days + (block * wave * 2.39996) ** 2;
          z += 700 * Math.cos(north) ** 2 * Math.cos((2 * Math.PI * wave * longitude) / longitudes - phase);
        }
        values[(i * levels.length + level) * field + longitude * latitudes + latitude] = z;
      }
    }
  }
  return values;
}

/** What was asked of the storage, in order: plain addresses and those of its JSON interface. */
export interface AskedStorage {
  plain: string[];
  byInterface: string[];
}

/** The storage's answer to a request for one of its objects. `leave` is its Access-Control-Allow-Origin. */
async function answer(
  url: URL,
  open: boolean,
  asked: AskedStorage,
): Promise<{ status: number; leave: string; body: Uint8Array }> {
  const [, byInterface] = /^\/storage\/v1\/b\/weatherbench2\/o\/([^/]+)$/.exec(url.pathname) ?? [];
  const object = decodeURIComponent(byInterface ?? url.pathname.slice(`/${bucket}/`.length));
  const key = object.slice(folder.length + 1);
  asked[byInterface ? 'byInterface' : 'plain'].push(key);
  const known = object.startsWith(`${folder}/`) && (!byInterface || url.search === '?alt=media');
  const file = known ? await fileOf(key) : undefined;
  const leave = byInterface !== undefined || open ? '*' : 'https://console.cloud.google.com';
  return { status: file ? 200 : 404, leave, body: file ?? new Uint8Array() };
}

/**
 * Answers a page's requests to Google's Cloud Storage with the store above.
 * @param open whether the bucket lets other sites read its plain addresses; the interface lets them in any case
 */
export async function answerForStorage(page: Page, open: boolean): Promise<AskedStorage> {
  const asked: AskedStorage = { plain: [], byInterface: [] };
  await page.route('https://storage.googleapis.com/**', async (route) => {
    const { status, leave, body } = await answer(new URL(route.request().url()), open, asked);
    const headers = { 'access-control-allow-origin': leave, 'content-type': 'application/octet-stream' };
    await route.fulfill({ status, headers, body: Buffer.from(body) });
  });
  return asked;
}

/** The same for a test without a browser: a `fetch` that fails where a browser would keep the answer from the page. */
export function storageFetch(open: boolean): { fetch: typeof fetch; asked: AskedStorage } {
  const asked: AskedStorage = { plain: [], byInterface: [] };
  return {
    asked,
    async fetch(url) {
      const { status, leave, body } = await answer(new URL(String(url)), open, asked);
      if (leave !== '*') throw new TypeError('Failed to fetch');
      return new Response(Buffer.from(body), { status });
    },
  };
}

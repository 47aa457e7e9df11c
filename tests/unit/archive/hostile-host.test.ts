import Blosc from 'numcodecs/blosc';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Archive } from '../../../playground/archive/archive.ts';
import { Budget, limits } from '../../../playground/archive/budget.ts';
import type { ArchivePart, Pick } from '../../../playground/protocol/archive.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';
import { type Files, json } from '../../browser/archive/zarr-store.ts';

/* Hosts that the reader has allowed, and which make the most of it. */

let honest: ArchiveHost;
let hostile: ArchiveHost;

beforeAll(async () => {
  honest = await openArchiveHost({ secrets: await secrets() });
  hostile = await openArchiveHost({ liar: liar(), bare: bare(), shards: shards() }, honest.url);
});
afterAll(() => Promise.all([honest.close(), hostile.close()]));
beforeEach(() => {
  honest.asked.length = 0;
  hostile.asked.length = 0;
});

const open = (host: ArchiveHost, name: string, budget = new Budget()): Promise<Archive> =>
  Archive.open(new URL(`${host.url}/${name}/`), budget, new AbortController().signal);
const read = async (
  archive: Archive,
  array: string,
  picks: Record<string, Pick> = {},
): Promise<ArchivePart> =>
  archive.read({
    ask: 'read',
    url: '',
    array,
    picks: Object.entries(picks).map(([dimension, pick]) => ({ dimension, pick })),
  });

const secret = 5432.1;
const large = 500_000;

test('a chunk that claims more than it has gets nothing of what another host’s chunks left in the decoder', async () => {
  const { values } = await read(await open(honest, 'secrets'), 'secret');
  expect(values.every((value) => value === Math.fround(secret))).toBe(true);
  const got = await read(await open(hostile, 'liar'), 'claims').catch((error: unknown) => error);
  const stolen =
    got instanceof Error ? [] : (got as ArchivePart).values.filter((value) => value === Math.fround(secret));
  expect(stolen).toHaveLength(0);
  expect(String(got)).toContain(`its header says ${large * 4} bytes as they are, and 32 are there`);
});

test('values that are not there are an error, not zeros', async () => {
  await expect(read(await open(hostile, 'liar'), 'short')).rejects.toThrow(
    'it has 3 values, and its metadata say 6.',
  );
});

test('no request follows a redirect, and all that cannot be read reads the same', async () => {
  const faults = await Promise.all(
    [`${hostile.url}/moved/`, `${hostile.url}/lures/`, `${hostile.url}/breaks/`, 'http://127.0.0.1:1/x/'].map(
      async (address) => {
        const asked = performance.now();
        const error = await Archive.open(new URL(address), new Budget(), new AbortController().signal).catch(
          (caught: unknown) => caught,
        );
        const { host, pathname } = new URL(address);
        const said = String(error).replace(host, 'HOST').replace(pathname, '/PATH/');
        return { said, soon: performance.now() - asked < 390 };
      },
    ),
  );
  expect(new Set(faults.map(({ said }) => said)).size).toBe(1);
  expect(faults[0]?.said).toContain(
    'HOST cannot be read (/PATH/zarr.json). It cannot be reached, or it refuses',
  );
  // A port where nobody listens would be told by how soon it refuses.
  expect(faults.every(({ soon }) => !soon)).toBe(true);
  expect(honest.asked).toEqual([]);
  expect(new Set(hostile.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
});

describe('requests are counted', () => {
  test.each(['breaks', 'nothing', 'private'])('those that fail too: %s', async (name) => {
    const budget = new Budget();
    await open(hostile, name, budget).catch(() => {});
    expect(hostile.asked.length).toBeGreaterThan(0);
    // So many requests are left, and not one more.
    for (let i = hostile.asked.length; i < limits.requests; i++) budget.request();
    expect(() => budget.request()).toThrow('A program may ask hosts 5000 times');
  });

  test('and refused when there are too many', async () => {
    const budget = new Budget();
    for (let i = 0; i < limits.requests; i++) budget.request();
    await expect(open(hostile, 'v2', budget)).rejects.toThrow(
      'A program may ask hosts 5000 times in one run',
    );
    expect(hostile.asked).toEqual([]);
  });
});

describe('before any request', () => {
  test.each([
    [
      'tiny',
      {},
      'is stored in chunks of 1 × 1, of which this selection needs 4000000; one read may fetch 2000.',
    ],
    ['tiny', { y: [0, 1500] }, 'needs 3000000'],
    ['lines', {}, 'needs 3000 chunks, those of its coordinates among them; one read may fetch 2000.'],
  ] as [string, Record<string, Pick>, string][])(
    '%s %j is refused by its metadata',
    async (array, picks, message) => {
      const archive = await open(hostile, 'liar');
      hostile.asked.length = 0;
      await expect(read(archive, array, picks)).rejects.toThrow(message);
      expect(hostile.asked).toEqual([]);
    },
  );

  test('a part of many small chunks can be read', async () => {
    const archive = await open(hostile, 'liar');
    const { values } = await read(archive, 'tiny', { y: [0, 3], x: [7, 9] });
    expect(values).toEqual(new Float32Array(6).fill(1));
  });
});

test('an archive of arrays without attributes is one request, and no more than 500 of its arrays are looked at', async () => {
  const archive = await open(hostile, 'bare');
  expect(hostile.asked.map(({ path }) => path)).toEqual(['/bare/zarr.json', '/bare/.zmetadata']);
  expect(archive.contents().arrays).toHaveLength(500);
});

describe('a shard', () => {
  test('that is sound is read', async () => {
    expect((await read(await open(hostile, 'shards'), 'sound')).values).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  test.each([
    ['beyond', 'its index names bytes that are not there'],
    ['far', 'its index names 8 bytes at 18446744073709552000'],
    ['longer', 'is damaged'],
    ['endless', 'its index names 18446744073709552000 bytes at 0'],
    ['empty', 'its index names 0 bytes at 0'],
    ['cut', 'its index names bytes that are not there'],
    ['at-start', 'its index names 17179869187 bytes at 8589934593'],
  ])('whose index is wrong (%s) is an error', async (array, message) => {
    await expect(read(await open(hostile, 'shards'), array)).rejects.toThrow(message);
  });

  test('that zarrita would read as something else is left out', async () => {
    const names = (await open(hostile, 'shards')).contents().arrays.map(({ name }) => name);
    for (const name of ['uneven', 'in-the-middle', 'packed', 'flat']) expect(names).not.toContain(name);
  });

  test('inside of a shard is refused by name', async () => {
    await expect(read(await open(hostile, 'shards'), 'nested')).rejects.toThrow(
      'the codec "sharding_indexed"',
    );
  });
});

async function secrets(): Promise<Files> {
  const packed = await Blosc.fromConfig({
    cname: 'lz4',
    clevel: 5,
    shuffle: 0,
    blocksize: 0,
  } as never).encode(new Uint8Array(new Float32Array(large).fill(secret).buffer));
  return version2({ secret: { shape: [large], chunks: [large], dims: ['x'], packed: true } }, [
    ['secret/0', packed],
  ]);
}

/** Archives of float32 in version 2. */
function version2(
  arrays: Record<string, { shape: number[]; chunks: number[]; dims?: string[]; packed?: boolean }>,
  chunks: [string, Uint8Array][] = [],
): Files {
  const metadata: Record<string, unknown> = { '.zgroup': { zarr_format: 2 } };
  for (const [name, { shape, chunks: size, dims, packed }] of Object.entries(arrays)) {
    metadata[`${name}/.zarray`] = {
      ...{ zarr_format: 2, order: 'C', filters: null, dtype: '<f4', fill_value: 0 },
      ...{
        shape,
        chunks: size,
        compressor: packed ? { id: 'blosc', cname: 'lz4', clevel: 5, shuffle: 0 } : null,
      },
    };
    if (dims) metadata[`${name}/.zattrs`] = { _ARRAY_DIMENSIONS: dims };
  }
  return new Map([...chunks, ['.zmetadata', json({ zarr_consolidated_format: 1, metadata })]]);
}

function liar(): Files {
  // A header of Blosc that claims two megabytes as they are, and 32 bytes behind it.
  const claims = Buffer.alloc(48);
  claims.set([2, 1, 2, 4]);
  claims.writeUInt32LE(large * 4, 4);
  claims.writeUInt32LE(large * 4, 8);
  claims.writeUInt32LE(large * 4 + 16, 12);
  const lied = Buffer.from(claims);
  lied.writeUInt32LE(48, 12);
  const one = new Uint8Array(Float32Array.of(1).buffer);
  const ones = [0, 1, 2].flatMap((y) => [7, 8].map((x): [string, Uint8Array] => [`tiny/${y}.${x}`, one]));
  return version2(
    {
      claims: { shape: [large], chunks: [large], dims: ['x'], packed: true },
      short: { shape: [6], chunks: [6] },
      tiny: { shape: [2000, 2000], chunks: [1, 1], dims: ['y', 'x'] },
      lines: { shape: [1500], chunks: [1], dims: ['line'] },
      line: { shape: [1500], chunks: [1], dims: ['line'] },
    },
    [['claims/0', lied], ['short/0', new Uint8Array(12)], ...ones],
  );
}

function bare(): Files {
  return version2(
    Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`a${i}`, { shape: [1], chunks: [1] }])),
  );
}

/** Shards of two chunks of two integers each, and what may be wrong with them. */
function shards(): Files {
  const little = { name: 'bytes', configuration: { endian: 'little' } };
  const files: Files = new Map();
  const metadata: Record<string, unknown> = {};
  const add = (
    name: string,
    index: bigint[],
    { inner = [2], codecs = [little], more = {}, around = [] as object[] } = {},
  ): void => {
    metadata[name] = {
      ...{ zarr_format: 3, node_type: 'array', shape: [4], fill_value: 0, data_type: 'int32' },
      chunk_grid: { name: 'regular', configuration: { chunk_shape: [4] } },
      chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
      // Version 3 lets arrays do without attributes.
      ...(name === 'sound' ? {} : { attributes: {} }),
      codecs: [
        {
          name: 'sharding_indexed',
          configuration: { chunk_shape: inner, codecs, index_codecs: [little], ...more },
        },
        ...around,
      ],
    };
    const entries = Buffer.from(BigUint64Array.from(index).buffer);
    files.set(`${name}/c/0`, Buffer.concat([Buffer.from(Int32Array.of(1, 2, 3, 4).buffer), entries]));
  };
  const none = 2n ** 64n - 1n;
  const sound = [0n, 8n, 8n, 8n];
  add('sound', sound);
  add('beyond', [0n, 8n, 8000n, 8n]);
  add('far', [0n, 8n, none, 8n]);
  add('longer', [0n, 12n, 8n, 8n]);
  add('endless', [0n, none, 8n, 8n]);
  add('empty', [0n, 0n, 8n, 8n]);
  add('cut', [8n, 8n]);
  files.set('cut/c/0', new Uint8Array(12));
  add('uneven', sound, { inner: [3] });
  // The values stand where the metadata have the index.
  add('at-start', sound, { more: { index_location: 'start' } });
  add('in-the-middle', sound, { more: { index_location: 'middle' } });
  add('packed', sound, { around: [{ name: 'zstd', configuration: { level: 1 } }] });
  add('flat', sound, { inner: [2, 2] });
  add('nested', sound, {
    codecs: [
      {
        name: 'sharding_indexed',
        configuration: { chunk_shape: [1], codecs: [little], index_codecs: [little] } as never,
      },
    ],
  });
  files.set(
    'zarr.json',
    json({
      zarr_format: 3,
      node_type: 'group',
      attributes: {},
      consolidated_metadata: { kind: 'inline', metadata },
    }),
  );
  return files;
}

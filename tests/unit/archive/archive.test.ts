import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Archive } from '../../../playground/archive/archive.ts';
import { Budget, limits } from '../../../playground/archive/budget.ts';
import type { Pick } from '../../../playground/protocol/archive.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';
import { sizes, temperatureAt } from '../../browser/archive/zarr-store.ts';

let host: ArchiveHost;
beforeAll(async () => {
  host = await openArchiveHost();
});
afterAll(() => host.close());

const open = (name: string, signal = new AbortController().signal): Promise<Archive> =>
  Archive.open(new URL(`${host.url}/${name}/`), new Budget(), signal);

const read = async (name: string, array: string, picks: Record<string, Pick> = {}) =>
  (await open(name)).read({
    ask: 'read',
    url: '',
    array,
    picks: Object.entries(picks).map(([dimension, pick]) => ({ dimension, pick })),
  });

describe('contents', () => {
  test.each(['v2', 'v3'])('%s lists its arrays', async (name) => {
    const { arrays, attributes } = (await open(name)).contents();
    expect(attributes).toMatchObject({ title: 'A test' });
    const temperature = arrays.find((array) => array.name === 'temperature');
    expect(temperature).toMatchObject({
      dims: Object.keys(sizes),
      shape: Object.values(sizes),
      dtype: 'float32',
      chunks: name === 'v2' ? [4, 2, 4, 8] : [1, 3, 4, 8],
    });
  });

  test('a host that answers 403 for what is not there is asked on', async () => {
    expect((await open('shy')).contents()).toEqual((await open('v2')).contents());
    // A chunk may then be unwritten or withheld; to call it missing would be a guess.
    await expect(read('shy', 'temperature', { time: 5, level: 2 })).rejects.toThrow('answered HTTP 403');
  });

  test('an array of texts, and one whose chunks have no size, are left out', async () => {
    const names = (await open('v2')).contents().arrays.map((array) => array.name);
    expect(names).toContain('temperature');
    expect(names).not.toContain('words');
    expect(names).not.toContain('sizeless');
  });
});

describe('parts', () => {
  test.each(['v2', 'v3'])('%s: values stand where their indices say', async (name) => {
    const { values, shape, dims, coordinates } = await read(name, 'temperature', {
      time: [1, 4],
      level: 1,
      longitude: [2, 5],
    });
    expect([dims, shape]).toEqual([
      ['time', 'latitude', 'longitude'],
      [3, 4, 3],
    ]);
    const expected = [1, 2, 3].flatMap((t) =>
      [0, 1, 2, 3].flatMap((row) => [2, 3, 4].map((column) => temperatureAt(t, 1, row, column))),
    );
    expect([...values]).toEqual(expected);
    expect(coordinates).toEqual(
      name === 'v2'
        ? {
            time: Float64Array.of(6, 12, 18),
            latitude: Float64Array.of(-60, -20, 20, 60),
            longitude: Float64Array.of(90, 135, 180),
          }
        : {},
    );
  });

  test('version 2: its fill value, and a chunk that was never written, are missing', async () => {
    const { values } = await read('v2', 'temperature', { time: [0, 5] });
    // One fill value, and 1 time × 1 level × 4 × 8 of the chunk that is not there.
    expect(values.filter(Number.isNaN)).toHaveLength(1 + 32);
    expect(values[5]).toBeNaN();
    expect(
      (await read('v2', 'temperature', { time: 4, level: 2, latitude: 0, longitude: 0 })).values,
    ).toEqual(Float32Array.of(Number.NaN));
  });

  test('version 3: a chunk that was never written holds the fill value', async () => {
    const { values } = await read('v3', 'temperature', { time: 4 });
    expect(values.every(Number.isNaN)).toBe(true);
    expect((await read('v3', 'level')).values).toEqual(Float32Array.of(500, 850, 1000));
  });

  test('packed, big-endian integers are unpacked with scale and offset', async () => {
    const { values, coordinates } = await read('v2', 'rain', { time: 0 });
    expect(values).toEqual(Float32Array.of(10, 10.5, 11, Number.NaN));
    expect(Object.keys(coordinates)).toEqual(['latitude']);
  });

  test('shards are read by range', async () => {
    expect((await read('v3', 'sharded', { x: [1, 4] })).values).toEqual(Float32Array.of(11, 22, 33));
    expect((await read('v3', 'sharded', { x: 3 })).values).toEqual(Float32Array.of(33));
  });

  test('only the chunks that a selection touches are fetched', async () => {
    const archive = await open('v2');
    host.asked.length = 0;
    await archive.read({
      ask: 'read',
      url: '',
      array: 'temperature',
      picks: [
        { dimension: 'time', pick: 5 },
        { dimension: 'level', pick: 0 },
      ],
    });
    expect(host.asked.map(({ path }) => path).sort()).toEqual([
      '/v2/latitude/0',
      '/v2/longitude/0',
      '/v2/temperature/1.0.0.0',
    ]);
  });
});

describe('refusals in words', () => {
  test.each([
    ['nothing', /^There is no Zarr archive at http:.*\/nothing\/: it holds no zarr\.json/],
    ['v4', /^This archive is of version 4 of Zarr; versions 2 and 3 can be read\.$/],
    ['loose', /has no consolidated metadata/],
    ['text', /^The archive's file zarr\.json is damaged: it is no JSON\.$/],
    ['private', /answered HTTP 403 for \/private\/zarr\.json: it is not public, or it is not there\.$/],
  ])('%s', async (name, message) => {
    await expect(open(name)).rejects.toThrow(message);
  });

  test('a host that is not there', async () => {
    const opening = Archive.open(
      new URL('http://127.0.0.1:1/x/'),
      new Budget(),
      new AbortController().signal,
    );
    await expect(opening).rejects.toThrow(
      '127.0.0.1:1 cannot be read (/x/zarr.json). It cannot be reached, or it refuses',
    );
  });

  test.each([
    ['lost', {}, 'packed with the codec "lzma", which cannot be unpacked here. Blosc, Zstandard, LZ4'],
    ['broken', {}, 'A chunk of the array "broken" cannot be unpacked (numcodecs.blosc)'],
    ['bomb', {}, 'it unpacks to more than the 24 bytes that its metadata say'],
    ['none', {}, 'This archive has no array "none"; it has temperature, rain'],
    [
      'huge',
      {},
      'has 24000000 values; one read may have 4000000. Choose fewer indices: time has 6, x has 4000000',
    ],
    ['huge', { time: 0, x: 0 }, '"huge" is stored in chunks of 92 MB, of which this selection needs 1.'],
    ['temperature', { depth: 1 }, 'has no dimension "depth"; it has time, level, latitude, longitude.'],
    ['temperature', { time: [4, 7] }, 'has the indices 0 to 5; [4, 7] chooses none or goes beyond.'],
    ['temperature', { time: [4, 4] }, 'chooses none or goes beyond'],
  ] as [string, Record<string, Pick>, string][])('%s %j', async (array, picks, message) => {
    await expect(read('v2', array, picks)).rejects.toThrow(message);
  });

  test('an aborted signal ends a read that hangs', async () => {
    const stop = new AbortController();
    const archive = await open('slow', stop.signal);
    const reading = archive.read({ ask: 'read', url: '', array: 'temperature', picks: [] });
    setTimeout(() => stop.abort(), 50);
    await expect(reading).rejects.toThrow(/abort/i);
  });
});

test('a run can download no more than its budget', () => {
  const budget = new Budget();
  budget.spend(limits.download);
  expect(() => budget.spend(1)).toThrow('A program may download 256 MB from archives in one run');
});

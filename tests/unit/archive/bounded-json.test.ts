import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Archive } from '../../../playground/archive/archive.ts';
import { boundJson } from '../../../playground/archive/bounded-json.ts';
import { Budget } from '../../../playground/archive/budget.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';
import { json } from '../../browser/archive/zarr-store.ts';

/* Parsing is one task: what would hold up the page is refused before. */

const look = (text: string): Promise<void> => boundJson(new TextEncoder().encode(text), 'file');
const array = {
  ...{ zarr_format: 2, shape: [1], chunks: [1], dtype: '<f4', fill_value: 0 },
  ...{ order: 'C', filters: null, compressor: null },
};

test.each([
  ['deep', '['.repeat(65), 'is nested deeper than 64 levels'],
  ['deep in objects', '{"a":'.repeat(65), 'is nested deeper than 64 levels'],
  ['of many small objects', `[${'{},'.repeat(25_001)}0]`, 'holds more than 50000 values'],
  ['of many numbers', `[${'0,'.repeat(50_001)}0]`, 'holds more than 50000 values'],
  ['of a long number', `{"fill_value":${'9'.repeat(401)}}`, 'holds a number of more than 400 digits'],
  [
    'of a long number in a text',
    `{"fill_value":"${'9'.repeat(401)}"}`,
    'holds a number of more than 400 digits',
  ],
  ['long', ' '.repeat(2 * 2 ** 20 + 1), 'is larger than 2 MB'],
])('JSON that is %s is refused', async (_, text, message) => {
  await expect(look(text)).rejects.toThrow(`The archive's file file ${message}.`);
});

test.each([
  ['64 levels', '['.repeat(64) + ']'.repeat(64)],
  ['many lists side by side', `[${'[],'.repeat(1000)}0]`],
  ['brackets and commas in texts', JSON.stringify({ text: '"\\[{,'.repeat(100_000) })],
  ['a text that ends with a backslash', JSON.stringify(['\\', '['.repeat(100)])],
])('JSON of %s is not', async (_, text) => {
  JSON.parse(text);
  await expect(look(text)).resolves.toBeUndefined();
});

describe('an archive', () => {
  const many = Buffer.from(`{"list":[${'{},'.repeat(300_000)}0]}`);
  let host: ArchiveHost;
  beforeAll(async () => {
    const metadata: Record<string, unknown> = { '.zgroup': { zarr_format: 2 }, 'a/.zarray': array };
    for (let i = 0; i < 10; i++) metadata[`${i}/../a/.zarray`] = array;
    metadata['%zz/.zarray'] = array;
    host = await openArchiveHost({
      deep: new Map([['.zmetadata', Buffer.from('['.repeat(600_000))]]),
      attributes: new Map([
        ['.zarray', json(array)],
        ['.zattrs', many],
      ]),
      names: new Map([['.zmetadata', json({ zarr_consolidated_format: 1, metadata })]]),
    });
  });
  afterAll(() => host.close());
  const open = (name: string): Promise<Archive> =>
    Archive.open(new URL(`${host.url}/${name}/`), new Budget(), new AbortController().signal);

  test.each([
    ['deep', '.zmetadata is nested deeper'],
    ['attributes', '.zattrs holds more than'],
  ])('of %s metadata is refused in words', async (name, message) => {
    await expect(open(name)).rejects.toThrow(message);
  });

  test('lists no array under the names of others', async () => {
    expect((await open('names')).contents().arrays.map(({ name }) => name)).toEqual(['a']);
  });
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../src/commands/data/sha256.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';
import type { DatasetCard } from '../../../src/schemas/dataset.ts';
import { datasetFiles } from '../lab/data/dataset-files.ts';

const coads = datasetFiles('coads').card as unknown as DatasetCard;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataset-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { variables: _, binary: __, checksum: ___, ...text } = coads;
const axes: DatasetCard['axes'] = [
  { kind: 'regular', name: 'month', longName: 'Month', units: 'month', count: 1000, first: 1, step: 1 },
];
const values = Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? Number.NaN : i / 10));
const write = (change: Partial<SourceVariable> = {}): DatasetCard =>
  writeDataset(folder, { ...text, id: 'toy', axes }, [
    {
      name: 'x',
      sourceName: 'X',
      longName: 'X',
      standardName: 'x',
      units: '1',
      scale: 0.1,
      offset: 0,
      values,
      ...change,
    },
  ]);

it('writes a card that is true of the binary', () => {
  const card = write();
  const file = readFileSync(join(folder, 'toy.bin'));
  expect(JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8'))).toEqual(card);
  expect(card.checksum).toEqual({ file: sha256(file), payload: sha256(gunzipSync(file)) });
  expect(card.binary).toMatchObject({ bytes: file.length, payloadBytes: 2000 });
  expect(card.variables[0]).toMatchObject({ missing: 334, min: 0.1, max: 99.8, byteOffset: 0 });
});

it('writes the same bytes at any time, and nothing when nothing changed', () => {
  const first = write();
  const before = statSync(join(folder, 'toy.bin')).mtimeMs;
  expect(write()).toEqual(first);
  expect(statSync(join(folder, 'toy.bin')).mtimeMs).toBe(before);
  // Bytes 4 to 7 of a gzip file are its time.
  expect([...readFileSync(join(folder, 'toy.bin')).subarray(4, 8)]).toEqual([0, 0, 0, 0]);
});

it('writes differences as what they are, and takes nothing from the card that nobody gave', () => {
  const card = write({ type: 'int16', differences: ['month'], axes: ['month'] });
  expect(card.variables[0]).toMatchObject({ differences: ['month'], missing: 334, max: 99.8 });
  expect(write({}).variables[0]).not.toHaveProperty('differences');
});

it.each([
  ['too few values', { values: [1, 2] }, 'x has 2 values; its axes month have 1000.'],
  ['values that do not fit', { scale: 0.0001 }, 'x: 3.4 does not fit into 16 bits'],
  ['no value at all', { values: values.map(() => Number.NaN) }, 'x: Every value is missing.'],
  ['a class without a label', { labels: ['dry', 'wet'], scale: 1 }, 'has fewer labels than values'],
])('refuses %s', (_, change, message) => {
  expect(() => write(change)).toThrow(message);
});

it('refuses another source than the one it was made for', () => {
  process.env['COURSE_TEST_FILE'] = import.meta.filename;
  const files = [{ file: '/none', sha256: 'a'.repeat(64), variable: 'COURSE_TEST_FILE' }];
  const source = {
    registry: 'debian',
    package: 'p',
    version: '1',
    homepage: 'https://example.org',
    files,
  } as const;
  expect(() => readPackage(source)).toThrow(/is not the file that the data set was made from/);
  const right = {
    ...source,
    files: [
      {
        ...files[0],
        file: '/none',
        sha256: sha256(readFileSync(import.meta.filename)),
        variable: 'COURSE_TEST_FILE',
      },
    ],
  };
  expect(readPackage(right).source.files).toEqual([
    { file: '/none', bytes: statSync(import.meta.filename).size, sha256: right.files[0]?.sha256 },
  ]);
  delete process.env['COURSE_TEST_FILE'];
});

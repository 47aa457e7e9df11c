import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../src/commands/data/sha256.ts';
import { readPackagedFile } from '../../../src/commands/data/source-file.ts';
import { writeDataset } from '../../../src/commands/data/write-dataset.ts';
import type { DatasetCard } from '../../../src/schemas/dataset.ts';
import { coadsFiles } from '../lab/coads.ts';

const coads = coadsFiles().card as unknown as DatasetCard;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataset-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { variables: _, missingCode: __, binary: ___, checksum: ____, ...text } = coads;
const values = Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? Number.NaN : i / 10));
const write = (): DatasetCard =>
  writeDataset(folder, { ...text, id: 'toy' }, [
    {
      name: 'x',
      sourceName: 'X',
      longName: 'X',
      standardName: 'x',
      units: '1',
      scale: 0.1,
      offset: 0,
      values,
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

it('refuses another source than the one it was made for', () => {
  const source = { package: 'p', file: '/none', sha256: 'a'.repeat(64), variable: 'NO_SUCH_VARIABLE' };
  expect(() => readPackagedFile(source, import.meta.filename)).toThrow(
    /is not the file that the data set was made from/,
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../src/commands/check/datasets.ts';
import { catalogueSource } from '../../../src/commands/data/catalogue-source.ts';
import { pack } from '../../../src/commands/data/packing.ts';
import { sha256 } from '../../../src/commands/data/sha256.ts';
import type { DatasetCard } from '../../../src/schemas/dataset.ts';
import { project, verdict } from './fixture.ts';

const coads = JSON.parse(
  readFileSync(join(project({}).root, 'content/datasets/coads/dataset.json'), 'utf8'),
) as DatasetCard;

// A world of one month with a cell in a block of each part, and one empty cell.
const packed = pack([1.5, 2.5, -3, Number.NaN], { scale: 0.5, offset: 0 });
const binary = gzipSync(packed.bytes);
const variable = {
  ...(coads.variables[0] as DatasetCard['variables'][number]),
  name: 'rain',
  axes: ['latitude', 'longitude'],
  scale: 0.5,
  min: -3,
  max: 2.5,
  missing: 1,
};
const toy: DatasetCard = {
  ...coads,
  id: 'toy',
  axes: [
    {
      kind: 'regular',
      name: 'latitude',
      longName: 'Latitude',
      units: '° north',
      count: 1,
      first: 5,
      step: 1,
    },
    {
      kind: 'regular',
      name: 'longitude',
      longName: 'Longitude',
      units: '° east',
      count: 4,
      first: 5,
      step: 90,
    },
  ],
  variables: [variable],
  split: {
    method: 'blocks',
    degrees: 10,
    fractions: { train: 0.7, validation: 0.1, test: 0.2 },
    seed: 8,
    blocks: { train: 1, validation: 1, test: 1 },
    cells: { train: 1, validation: 1, test: 1 },
  },
  binary: { ...coads.binary, file: 'toy.bin', bytes: binary.length, payloadBytes: 8 },
  checksum: { file: sha256(binary), payload: sha256(packed.bytes) },
};

const file = 'content/datasets/toy/dataset.json';
const whole = (card: unknown = toy) => ({
  [file]: JSON.stringify(card, null, 2),
  'content/datasets/toy/toy.bin': new Uint8Array(binary),
  'content/datasets/toy/LICENCE.txt': 'Public domain.',
  'content/datasets/toy/build.ts': coads.source.files.map(({ sha256 }) => sha256).join(),
  'playground/lab/data/catalogue.ts': catalogueSource([toy]),
});
const without = (key: keyof DatasetCard): Partial<DatasetCard> => {
  const { [key]: _, ...rest } = toy;
  return rest;
};

describe('datasets', () => {
  it('accepts a card that tells the truth', async () => {
    expect(await verdict(datasets, whole())).toEqual([]);
  });

  it.each([
    ['without a licence', without('licence'), 'licence: Invalid input'],
    ['without a checksum', without('checksum'), 'checksum: Invalid input'],
    [
      'without units',
      { ...toy, variables: [{ ...variable, units: '' }] },
      'variables.0.units: must not be empty.',
    ],
    ['with an unknown field', { ...toy, colour: 'red' }, 'Unrecognized key: "colour"'],
    [
      'with another name than its folder',
      { ...toy, id: 'other' },
      'The id "other" is not the folder\'s name.',
    ],
    [
      'with a wrong checksum of the file',
      { ...toy, checksum: { ...toy.checksum, file: 'a'.repeat(64) } },
      'The checksum is wrong',
    ],
    [
      'with a wrong checksum of the payload',
      { ...toy, checksum: { ...toy.checksum, payload: 'a'.repeat(64) } },
      'The checksum is wrong',
    ],
    [
      'with a checksum that is none',
      { ...toy, checksum: { ...toy.checksum, file: 'abc' } },
      'checksum.file: must be a SHA-256',
    ],
    [
      'with a wrong maximum',
      { ...toy, variables: [{ ...variable, max: 3 }] },
      'variables.0.max is 3, but the binary holds 2.5.',
    ],
    [
      'with a wrong count of missing cells',
      { ...toy, variables: [{ ...variable, missing: 2 }] },
      'missing is 2, but the binary holds 1.',
    ],
    [
      'with a wrong split',
      { ...toy, split: { ...toy.split, cells: { train: 2, validation: 1, test: 1 } } },
      'split.cells.train is 2, but',
    ],
    [
      'with fractions that are not one',
      { ...toy, split: { ...toy.split, fractions: { train: 0.9, validation: 0.1, test: 0.2 } } },
      'do not add up to 1',
    ],
    [
      'with a wrong size',
      { ...toy, binary: { ...toy.binary, payloadBytes: 10 } },
      'binary.payloadBytes is 10, but the binary holds 8.',
    ],
    [
      'without a checksum of its source',
      { ...toy, source: { ...toy.source, files: [{ file: 'a.cdf', bytes: 9 }] } },
      'source.files.0.sha256: Invalid input',
    ],
    [
      'with another checksum of its source than the script',
      { ...toy, source: { ...toy.source, files: [{ file: 'a.cdf', bytes: 9, sha256: 'a'.repeat(64) }] } },
      'The SHA-256 of a.cdf is not the one that build.ts verifies. Give build.ts the checksum of the file it reads, then run npm run data -- toy.',
    ],
  ])('refuses a card %s', async (_, card, message) => {
    const found = await verdict(datasets, whole(card));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^content\/datasets\/toy\/dataset\.json:\d+ {2}/);
    expect(found[0]).toContain(message);
  });

  it('refuses a data set that nobody can make again', async () => {
    const { 'content/datasets/toy/build.ts': _, ...files } = whole();
    expect(await verdict(datasets, files)).toEqual([
      expect.stringContaining(`${file}:1  The data set has no build.ts`),
    ]);
  });

  it('judges the card of a data set that is checked alone, and no other', () => {
    const files = project({ ...whole({ ...toy, id: 'other' }), 'content/datasets/bare/build.ts': '' });
    const found = datasets({ ...files, scope: 'content/datasets/toy/' });
    expect(found.map((problem) => problem.file)).toEqual([file]);
    expect(datasets({ ...files, scope: 'content/chapters/04-dense-networks/' })).toEqual([]);
  });

  it('counts the storms of each part', async () => {
    const years = {
      train: { first: 2000, last: 2000 },
      validation: { first: 2001, last: 2001 },
      test: { first: 2002, last: 2002 },
    };
    const group = (year: number, count: number) => ({
      id: `x-${year}`,
      name: 'X',
      start: `${year}-08-01T00:00:00Z`,
      count,
    });
    const rows: DatasetCard['axes'][number] = {
      kind: 'rows',
      name: 'row',
      longName: 'Row',
      units: '1',
      count: 4,
      step: { count: 6, unit: 'hours' },
      hours: 'rain',
      groups: [group(2000, 1), group(2001, 1), group(2002, 2)],
    };
    const card: DatasetCard = {
      ...toy,
      axes: [rows],
      variables: [{ ...variable, axes: ['row'] }],
      split: {
        method: 'groups',
        years,
        groups: { train: 1, validation: 1, test: 1 },
        rows: { train: 1, validation: 1, test: 1 },
      },
    };
    const catalogue = { 'playground/lab/data/catalogue.ts': catalogueSource([card]) };
    expect(await verdict(datasets, { ...whole(card), ...catalogue })).toEqual([
      expect.stringContaining('split.rows.test is 1, but the binary holds 2.'),
    ]);
  });

  it('points at the line of the number that is wrong', async () => {
    const text = JSON.stringify({ ...toy, variables: [{ ...variable, max: 3 }] }, null, 2);
    const line = text.split('\n').findIndex((row) => row.includes('"max": 3')) + 1;
    expect((await verdict(datasets, { ...whole(), [file]: text }))[0]).toContain(`dataset.json:${line}  `);
  });

  it.each([
    ['its card', file, 'The data set has no card.'],
    ['its binary', 'content/datasets/toy/toy.bin', 'toy.bin is missing.'],
    ['its licence', 'content/datasets/toy/LICENCE.txt', 'The text of the licence, LICENCE.txt, is missing.'],
    [
      'its entry in the catalogue',
      'playground/lab/data/catalogue.ts',
      'The catalogue that types dataset(id) is not what the cards say.',
    ],
  ])('notices a data set without %s', async (_, path, message) => {
    const { [path]: __, ...rest } = whole() as Record<string, string | Uint8Array>;
    expect(await verdict(datasets, rest)).toEqual([expect.stringContaining(message)]);
  });

  it('refuses a card that is not JSON', async () => {
    expect(await verdict(datasets, { ...whole(), [file]: '{' })).toEqual([
      expect.stringContaining('The file is not JSON'),
    ]);
  });
});

describe('the data sets of the course', () => {
  it('have cards that every rule accepts', async () => {
    const { readProject } = await import('../../../src/commands/check/project.ts');
    expect(await datasets(readProject(project({}).root))).toEqual([]);
  });
});

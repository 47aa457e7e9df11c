import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DatasetCard, datasetSchema } from '../../../src/schemas/dataset.ts';

const folder = join(import.meta.dirname, '../../../content/datasets');
const read = (id: string): DatasetCard =>
  JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8')) as DatasetCard;
const [card, storms, winds] = [read('coads'), read('atlantic-storms'), read('fnoc-winds')];

it.each(readdirSync(folder))('accepts the card of %s', (id) => {
  expect(datasetSchema.parse(read(id))).toEqual(read(id));
});

it.each(Object.keys(card))('requires %s', (field) => {
  const { [field as keyof DatasetCard]: _, ...rest } = card;
  expect(datasetSchema.safeParse(rest).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
});

it.each([
  ['an id with a capital', { id: 'Coads' }],
  ['an empty title', { title: ' ' }],
  ['no flaws', { flaws: [] }],
  ['a DOI with its resolver', { citation: { ...card.citation, doi: 'https://doi.org/10.1/x' } }],
  ['a short checksum', { checksum: { ...card.checksum, file: card.checksum.file.slice(1) } }],
  ['a binary in another folder', { binary: { ...card.binary, file: '../coads.bin' } }],
  ['a licence in another folder', { licence: { ...card.licence, file: '../LICENCE' } }],
  ['a minimum above the maximum', { variables: [{ ...card.variables[0], min: 40 }] }],
  ['a scale of zero', { variables: [{ ...card.variables[0], scale: 0 }] }],
  ['half a missing value', { variables: [{ ...card.variables[0], missing: 0.5 }] }],
  ['a standard name with capitals', { variables: [{ ...card.variables[0], standardName: 'Sea Surface' }] }],
])('refuses %s', (_, change) => {
  expect(datasetSchema.safeParse({ ...card, ...change }).success).toBe(false);
});

const ranges = {
  train: { first: 0, last: 83 },
  validation: { first: 90, last: 101 },
  test: { first: 108, last: 131 },
};
const years = {
  train: { first: 1975, last: 2007 },
  validation: { first: 2008, last: 2012 },
  test: { first: 2013, last: 2020 },
};

it.each([
  [
    'a variable on an axis that is none',
    { variables: [{ ...winds.variables[0], axes: ['height'] }] },
    'names no axis: height',
  ],
  [
    'differences along an axis of another variable',
    { variables: [{ ...winds.variables[0], differences: ['height'] }] },
    'names no axis of the variable: height',
  ],
  [
    'a split along an axis that is none',
    { split: { ...winds.split, axis: 'height' } },
    'names no axis: height',
  ],
  [
    'a split that leaves the axis',
    { split: { ...winds.split, ranges: { ...ranges, test: { first: 108, last: 132 } } } },
    'leaves the axis of 132 points',
  ],
  [
    'a gap that is narrower than it says',
    { split: { ...winds.split, ranges: { ...ranges, validation: { first: 86, last: 101 } } } },
    'the gap before position 86 is 2 wide, not 6',
  ],
  [
    'parts that overlap',
    { split: { ...winds.split, gap: 0, ranges: { ...ranges, test: { first: 100, last: 131 } } } },
    'the gap before position 100 is -2 wide, not 0',
  ],
  [
    'a part that ends before it begins',
    { split: { ...winds.split, ranges: { ...ranges, test: { first: 131, last: 108 } } } },
    'ends before it begins',
  ],
  ['storms where there is no table', { split: storms.split }, 'a split by groups needs an axis of rows'],
  [
    'a citation without an address',
    { citation: { ...winds.citation, url: undefined } },
    'needs a doi or a url',
  ],
  [
    'a time that is none',
    { axes: [{ ...winds.axes[0], start: 'January' }, ...winds.axes.slice(1)] },
    'must be a time in UTC',
  ],
])('of the winds refuses %s', (_, change, message) => {
  expect(
    datasetSchema.safeParse({ ...winds, ...change }).error?.issues.map((issue) => issue.message),
  ).toContainEqual(expect.stringContaining(message));
});

it.each([
  [
    'a year in two parts',
    { split: { ...storms.split, years: { ...years, test: { first: 2012, last: 2020 } } } },
    'two parts hold the year 2012',
  ],
  [
    'rows that are not of the storms',
    { axes: [{ ...storms.axes[0], count: 11_860 }] },
    'has 11859 points, count says 11860',
  ],
  ['hours that are no variable', { axes: [{ ...storms.axes[0], hours: 'age' }] }, 'names no variable: age'],
])('of the storms refuses %s', (_, change, message) => {
  expect(
    datasetSchema.safeParse({ ...storms, ...change }).error?.issues.map((issue) => issue.message),
  ).toContainEqual(expect.stringContaining(message));
});

describe('every field', () => {
  it('has a sentence for its author', () => {
    const undescribed: string[] = [];
    const walk = (schema: z.core.JSONSchema.BaseSchema, path: string): void => {
      for (const branch of schema.oneOf ?? schema.anyOf ?? [])
        walk(branch as z.core.JSONSchema.BaseSchema, path);
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        if (typeof field === 'boolean') continue;
        const here = `${path}${name}`;
        // The three parts of a split explain themselves.
        if (field.description === undefined && !/\.(train|validation|test)$/.test(here))
          undescribed.push(here);
        walk(field, `${here}.`);
        const { items } = field;
        if (items && typeof items === 'object' && !Array.isArray(items)) walk(items, `${here}[].`);
      }
    };
    walk(z.toJSONSchema(datasetSchema), '');
    expect(undescribed).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DatasetCard, datasetSchema } from '../../../src/schemas/dataset.ts';

const card = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../content/datasets/coads/dataset.json'), 'utf8'),
) as DatasetCard;

it('accepts the card of coads', () => {
  expect(datasetSchema.parse(card)).toEqual(card);
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

describe('every field', () => {
  it('has a sentence for its author', () => {
    const undescribed: string[] = [];
    const walk = (schema: z.core.JSONSchema.BaseSchema, path: string): void => {
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

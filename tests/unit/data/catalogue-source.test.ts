import { expect, it } from 'vitest';
import { catalogueSource } from '../../../src/commands/data/catalogue-source.ts';
import type { DatasetCard } from '../../../src/schemas/dataset.ts';

const card = (id: string, variables: string[]): Pick<DatasetCard, 'id' | 'variables' | 'axes'> => ({
  id,
  variables: variables.map((name) => ({ name })) as DatasetCard['variables'],
  axes: [{ name: 'time' }] as DatasetCard['axes'],
});

it('lists data sets by id, quotes those that are no identifiers, and breaks long lines', () => {
  const many = Array.from({ length: 12 }, (_, i) => `variableNumber${i}`);
  const text = catalogueSource([card('stage-iv', ['rain']), card('coads', many)]);
  expect(
    text.slice(text.indexOf('export const'), text.indexOf('/** Name of a data set')),
  ).toBe(`export const catalogue = {
  coads: {
    variables: [
${many.map((name) => `      '${name}',`).join('\n')}
    ],
    axes: ['time'],
  },
  'stage-iv': {
    variables: ['rain'],
    axes: ['time'],
  },
} as const;

`);
});

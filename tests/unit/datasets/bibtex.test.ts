import { expect, it } from 'vitest';
import { bibtex } from '../../../src/datasets/bibtex.ts';
import { type DatasetCard, datasetSchema } from '../../../src/schemas/dataset.ts';
import { datasetFiles } from '../lab/data/dataset-files.ts';

const card = (id: string): DatasetCard => datasetSchema.parse(datasetFiles(id).card);

it('writes an article with its DOI', () => {
  expect(bibtex(card('irish-wind'))).toBe(`@article{irish-wind,
  author = {Haslett, J. and Raftery, A. E.},
  title = {{Space-Time Modelling with Long-Memory Dependence: Assessing Ireland’s Wind Power Resource}},
  year = {1989},
  journal = {Journal of the Royal Statistical Society, Series C (Applied Statistics)},
  volume = {38},
  number = {1},
  pages = {1--50},
  doi = {10.2307/2347679},
}`);
});

it('keeps institutions whole and what TeX would take for a command', () => {
  const entry = bibtex(card('landsat'));
  expect(entry).toContain('author = {{NASA} and {U.S. Geological Survey}},');
  expect(entry).toContain('file L7\\_ETMs.tif');
  expect(entry).not.toContain('year');
});

it('takes no entry that says another thing than the reference in words', () => {
  const { citation, ...rest } = card('coads');
  const wrong = { ...rest, citation: { ...citation, entry: { ...citation.entry, year: 1988 } } };
  const issues = datasetSchema.safeParse(wrong).error?.issues ?? [];
  expect(issues.map(({ message }) => message)).toEqual(['the text does not say “1988”']);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { notebook } from '../../../src/twins/notebook.ts';
import { parseTwin } from '../../../src/twins/twin.ts';

const root = join(import.meta.dirname, '../../..');
// The schema of the Jupyter project (BSD-3-Clause), https://github.com/jupyter/nbformat, nbformat/v4.
const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/nbformat.v4.5.schema.json'), 'utf8')),
);
const site = 'https://example.org/course/';

it('knows a notebook that is none', () => {
  const twin = parseTwin('"""A title."""\n\n# %%\nprint(1)\n');
  const right = notebook(twin, { site });
  expect(schema.safeParse(right).success).toBe(true);
  expect(schema.safeParse({ ...right, nbformat: 5 }).success).toBe(false);
  const [cell] = (right as { cells: object[] }).cells;
  expect(schema.safeParse({ ...right, cells: [{ ...cell, id: 'not an id' }] }).success).toBe(false);
  expect(schema.safeParse({ ...right, cells: [{ ...cell, cell_type: 'code' }] }).success).toBe(false);
});

describe.each(globSync('content/**/pytorch/*.py', { cwd: root }).sort())('%s', (path) => {
  const source = readFileSync(join(root, path), 'utf8');
  const twin = parseTwin(source);

  it.each([site, undefined])('is a valid notebook for the site %s', (place) => {
    expect(schema.safeParse(notebook(twin, { site: place })).error).toBeUndefined();
  });

  it('keeps every line of its code, in order', () => {
    const { cells } = notebook(twin, { site }) as { cells: { cell_type: string; source: string[] }[] };
    const code = cells
      .filter(({ cell_type: kind }) => kind === 'code')
      .map(({ source: lines }) => lines.join(''));
    const own = code.slice(twin.datasets.length > 0 ? 1 : 0).join('\n');
    const lines = (text: string) =>
      text.split('\n').filter((line) => line.trim() !== '' && !/^# %%/.test(line));
    expect(lines(own)).toEqual(lines(source.replace(/^"""[\s\S]+?"""/, '')));
  });
});

const coads = parseTwin('"""A title."""\n\n# %% The data\ndata = xr.open_dataset("coads.nc")\n');
const text = (place: { site: string | undefined }) => JSON.stringify(notebook(coads, place));

it('fetches its data from the site', () => {
  expect(text({ site })).toContain('SITE = \\"https://example.org/course/\\"');
  expect(text({ site })).toContain('urlretrieve(f\\"{SITE}datasets/{name}/{name}.nc\\", f\\"{name}.nc\\")');
});

it('says what to do where the site does not know its address', () => {
  expect(text({ site: undefined })).toContain('This copy of the course was built without its own address.');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as lab from '../../playground/lab/index.ts';
import { builtSite } from '../browser/built-site.ts';
import { readTags, type Tag } from './html.ts';

let folder: string;
let tags: Tag[];
let text: string;

beforeAll(async () => {
  folder = join(await builtSite('/'), 'lab');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[\\/].+\.html$/.test(name),
  );
  const files = pages.map((name) => join(folder, name));
  tags = (await Promise.all(files.map(readTags))).flat();
  text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
});

describe('the pages about lab', () => {
  test.each(Object.keys(lab))('%s has a heading to link to and an example that imports it', (name) => {
    expect(tags.filter(({ attributes }) => attributes['id'] === name)).toHaveLength(1);
    const imports = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from 'lab'`);
    expect(tags.some((tag) => tag.name === 'pre' && imports.test(tag.text))).toBe(true);
  });

  test('a member has a place of its own, and a type leads to where it is explained', () => {
    expect(tags.some(({ attributes }) => attributes['id'] === 'Plot.add')).toBe(true);
    expect(text).toContain('<a href="/lab/verification/#ScoreOptions">ScoreOptions</a>');
  });

  test('a name leads to the programs that use it', () => {
    expect(text).toMatch(/href="\/chapters\/[a-z0-9-]+\/#program-\d+"/);
    expect(text).toMatch(/href="\/datasets\/[a-z0-9-]+\/#program-\d+"/);
  });
});

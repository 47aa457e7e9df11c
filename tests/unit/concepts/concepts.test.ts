import { existsSync, globSync, readFileSync } from 'node:fs';
import { slug } from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { concepts } from '../../../src/concepts/concepts.en.ts';
import { reached, relationsOf } from '../../../src/concepts/relations.ts';
import { outline } from '../../../src/schemas/outline.ts';

const folders = new Map(
  globSync('content/chapters/*/').map((path) => [path.split('/')[2]?.replace(/^\d+-/, ''), path]),
);
const order = new Map(outline.map(({ slug, chapter }) => [slug, chapter]));

test('names are given once, and every need is an idea', () => {
  const ids = concepts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(concepts.flatMap(({ needs }) => needs).filter((need) => !ids.includes(need))).toEqual([]);
});

test('an idea rests on what was told before it', () => {
  const ids = concepts.map(({ id }) => id);
  const later = concepts.filter(({ id, needs }) =>
    needs.some((need) => ids.indexOf(need) >= ids.indexOf(id)),
  );
  expect(later.map(({ id }) => id)).toEqual([]);
});

test('no idea rests on itself, by whatever way', () => {
  const { needs } = relationsOf(concepts);
  const circular = concepts.filter(({ id, needs: own }) => own.some((need) => reached(need, needs).has(id)));
  expect(circular.map(({ id }) => id)).toEqual([]);
});

test('what is reached along needs and along what they carry is the same, from both ends', () => {
  const { needs, carries } = relationsOf(concepts);
  for (const { id } of concepts)
    for (const below of reached(id, needs))
      expect(reached(below, carries), `${below} carries ${id}`).toContain(id);
});

describe.each(concepts)('$id', ({ chapter, section, program, exercise }) => {
  const folder = folders.get(chapter);

  test('its chapter is of the outline', () => expect(order.has(chapter)).toBe(true));

  test.runIf(folder && existsSync(`${folder}/index.mdx`))(
    'its section, program and exercise are there',
    () => {
      const text = readFileSync(`${folder}/index.mdx`, 'utf8');
      const headings = [...text.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => slug(heading));
      if (section) expect(headings).toContain(section);
      if (program) expect(existsSync(`${folder}/programs/${program}.ts`), program).toBe(true);
      if (exercise) expect(text).toContain(`<Exercise id="${exercise}"`);
    },
  );
});

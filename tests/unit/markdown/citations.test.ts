import { describe, expect, test } from 'vitest';
import { label } from '../../../src/markdown/citations.ts';
import { compile } from './render.ts';

const references = [
  { id: 'hornik1989', authors: 'Hornik K., Stinchcombe M., White H.', year: 1989, title: 'T', doi: '10.1/x' },
];

describe('label', () => {
  test.each([
    ['Rosenblatt F.', 1958, 'Rosenblatt 1958'],
    ['Nair V., Hinton G. E.', 2010, 'Nair and Hinton 2010'],
    ['Hornik K., Stinchcombe M., White H.', 1989, 'Hornik et al. 1989'],
    ['Klambauer G. et al.', 2017, 'Klambauer et al. 2017'],
    ['Hornik, K., Stinchcombe, M. and White, H.', 1989, 'Hornik et al. 1989'],
    ['McCulloch, W. S. and Pitts, W.', 1943, 'McCulloch and Pitts 1943'],
    ['Müller K.-R.', 1998, 'Müller 1998'],
  ])('of %s, %i', (authors, year, expected) => {
    expect(label({ authors, year })).toBe(expected);
  });

  test('is the short form where the front matter gives one', () => {
    expect(label({ authors: 'X Y.', short: 'ECMWF', year: 2025 })).toBe('ECMWF 2025');
  });
});

describe('citations', () => {
  test('take their label from the front matter, and the list is put at the end under a heading', async () => {
    const code = await compile('It is known <Cite id="hornik1989" />.', { chapter: 4, references });
    expect(code).toContain('label: "Hornik et al. 1989"');
    expect(code).toMatch(/id: "references"/);
    expect(code).toMatch(/_jsx\(References, /);
  });

  test('leave the list where the author put it', async () => {
    const code = await compile('<References />\n\nMore.', { chapter: 4, references });
    expect(code.match(/_jsx\(References, /g)).toHaveLength(1);
    expect(code).not.toMatch(/id: "references"/);
  });

  test('of an unknown work stop the build with file, line and what there is', async () => {
    const text = 'A line.\n\nIt is known <Cite id="cybenko" />.';
    await expect(compile(text, { chapter: 4, references })).rejects.toThrow(
      /index\.mdx:3: <Cite id="cybenko" \/> names no reference\. The front matter has: hornik1989\./,
    );
  });

  test('without any references say so', async () => {
    await expect(compile('<Cite id="a" />')).rejects.toThrow('The front matter has no `references`');
  });
});

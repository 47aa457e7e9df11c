import { describe, expect, test } from 'vitest';
import { holdsProgram } from '../../../src/markdown/program-places.ts';
import { compile } from './render.ts';

test('each program has its place, and the way from it and from a figure leads to the next program', async () => {
  const code = await compile(
    [
      '<Figure name="a" />',
      '<Playground program="one" />',
      '<Figure name="b" />',
      '<Exercise title="None" />',
      '<Exercise title="Two" program="two">\n\nText\n\n</Exercise>',
      '<Figure name="c" />',
    ].join('\n\n'),
  );
  const places = [...code.matchAll(/(name|program|title): "(\w+)"[^{}]*?(?=\}|children)/g)].map(
    ([props, , id]) => [id, /place: "([\w-]+)"/.exec(props)?.[1], /next: "([\w-]+)"/.exec(props)?.[1]],
  );
  expect(places).toEqual([
    ['a', undefined, 'program-1'],
    ['one', 'program-1', 'program-2'],
    ['b', undefined, 'program-2'],
    ['None', undefined, undefined],
    ['Two', 'program-2', undefined],
    ['c', undefined, undefined],
  ]);
});

describe('whether a page holds a program', () => {
  test.each([
    ['a <Playground program="x" />', true],
    ['<Exercise title="x" program="y">', true],
    ['<Exercise title="x">', false],
    ['no program', false],
    ['`<Playground program="x" />` is how one is written', false],
    ['```mdx\n<Playground program="x" />\n```', false],
    ['```mdx\nx\n```\n\n<Playground program="x" />', true],
    [undefined, false],
  ])('%s', (text, holds) => expect(holdsProgram(text)).toBe(holds));
});

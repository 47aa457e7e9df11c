import { expect, it } from 'vitest';
import { scopeOf } from '../../../src/commands/check/scope.ts';
import { project } from './fixture.ts';

const course = project({
  'content/chapters/04-dense-networks/index.mdx': 'x',
  'content/datasets/coads/dataset.json': '{}',
  'content/contributing/architecture.md': 'x',
});

it.each([
  ['4', 'content/chapters/04-dense-networks/'],
  ['dense-networks', 'content/chapters/04-dense-networks/'],
  ['04-dense-networks', 'content/chapters/04-dense-networks/'],
  ['content/chapters/04-dense-networks/index.mdx', 'content/chapters/04-dense-networks/'],
  ['coads', 'content/datasets/coads/'],
  ['contributing', 'content/contributing/'],
])('%s is %s', (word, folder) => {
  expect(scopeOf(course, word)).toBe(folder);
});

it('says what a misspelt name may have meant', () => {
  expect(() => scopeOf(course, 'dense-network')).toThrow('Did you mean “dense-networks”?');
});

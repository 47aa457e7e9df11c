import { expect, it } from 'vitest';
import { picture } from '../../../src/page-faults/say.ts';

it('shows the line with a mark under the column', () => {
  expect(picture('a\nsome text\nb', 2, 6)).toBe('  2 | some text\n    |      ^');
});

it('shows a long line around its place', () => {
  const [line = '', mark = ''] = picture(`${'a'.repeat(200)}!${'b'.repeat(200)}`, 1, 201).split('\n');
  expect(line).toHaveLength('  1 | '.length + 122);
  expect(line[mark.indexOf('^')]).toBe('!');
});

it('shows nothing where there is no line', () => {
  expect(picture('a', 3, 1)).toBe('');
});

import { createHighlighter } from 'shiki';
import { expect, test } from 'vitest';
import { linesInBoth, sameLines } from '../../../src/programs/same-lines.ts';

const starter = ['import', '', 'function f() {', '  // yours', '}', '', 'f();'];
const solution = ['import', '', 'function f() {', '  const a = 1;', '  return a;', '}', '', 'f();'];

test('lines of both in one order are found, and what was put in their place is not', () => {
  expect([...linesInBoth(solution, starter)]).toEqual([1, 2, 3, 6, 7, 8]);
  expect(linesInBoth(solution, solution).size).toBe(solution.length);
  expect(linesInBoth(solution, []).size).toBe(0);
});

test('a line that has moved is one that changed', () => {
  expect([...linesInBoth(['b', 'a'], ['a', 'b'])]).toHaveLength(1);
});

test('they are marked where the code is written', async () => {
  const highlighter = await createHighlighter({ themes: ['github-light'], langs: ['ts'] });
  const html = highlighter.codeToHtml(solution.join('\n'), {
    lang: 'ts',
    theme: 'github-light',
    transformers: [sameLines(starter.join('\n'))],
  });
  const lines = html.split('\n').map((line) => line.includes('class="line same"'));
  expect(lines).toEqual([true, true, true, false, false, true, true, true]);
});

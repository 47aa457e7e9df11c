import { createHighlighter } from 'shiki';
import { expect, test } from 'vitest';
import { sameLines } from '../../../src/programs/same-lines.ts';

const starter = ['import', '', 'function f() {', '  // yours', '}', '', 'f();'];
const solution = ['import', '', 'function f() {', '  const a = 1;', '  return a;', '}', '', 'f();'];

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

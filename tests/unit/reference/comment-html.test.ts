import { expect, test } from 'vitest';
import { commentRenderer } from '../../../src/reference/comment-html.ts';

const render = await commentRenderer((name) => (name === 'rmse' ? '/lab/verification/#rmse' : undefined));

test.each([
  [
    'a name that is explained',
    'As `rmse` says.',
    '<p>As <a href="/lab/verification/#rmse"><code>rmse</code></a> says.</p>',
  ],
  ['another name', 'As `mae` says.', '<p>As <code>mae</code> says.</p>'],
  [
    'a DOI at the end of a sentence in brackets',
    '(Rasp et al. 2020, doi:10.1029/2020MS002203).',
    '<p>(Rasp et al. 2020, <a href="https://doi.org/10.1029/2020MS002203">doi:10.1029/2020MS002203</a>).</p>',
  ],
  [
    'a DOI with brackets, angles and a semicolon in it',
    'Murphy 1988, doi:10.1175/1520-0493(1988)116<2417:SSBOTM>2.0.CO;2.',
    '<p>Murphy 1988, <a href="https://doi.org/10.1175/1520-0493(1988)116%3C2417:SSBOTM%3E2.0.CO;2">doi:10.1175/1520-0493(1988)116&#x3C;2417:SSBOTM>2.0.CO;2</a>.</p>',
  ],
  [
    'two sources',
    'arXiv:1706.03762; arXiv:math-ph/0609050.',
    '<p><a href="https://arxiv.org/abs/1706.03762">arXiv:1706.03762</a>; <a href="https://arxiv.org/abs/math-ph/0609050">arXiv:math-ph/0609050</a>.</p>',
  ],
  ['a line that begins with a number', 'A row sums to\n1. The end.', '<p>A row sums to 1. The end.</p>'],
  ['a list', 'Two:\n\n- a\n- b\n  c', '<p>Two:</p>\n<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>'],
])('%s', async (_, markdown, html) => {
  expect(await render(markdown)).toBe(html);
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The words of a Markdown text that `npm run spell` would complain of. */
function complaints(text: string): string[] {
  const { stdout, stderr } = spawnSync(
    'node_modules/.bin/cspell',
    [
      'lint',
      '--config',
      '.cspell.json',
      '--no-progress',
      '--no-summary',
      '--words-only',
      'stdin://content/text.md',
    ],
    { cwd: root, input: text, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return stdout.trim().split('\n').filter(Boolean);
}

test('misspelt and American words are found; the names of the subject, formulas and code are not', () => {
  expect(
    complaints(
      'The optmiser of AIFS has the behavior that Clausius and Clapeyron expect of a neighbour.\n' +
        'Call `optimizer.minimize`, and $\\operatorname{softmx}(x)$.\n',
    ),
  ).toEqual(['optmiser', 'behavior']);
}, 60_000);

test('the course’s own words are sorted, each once, so that two branches add to them without a conflict', () => {
  const words = readFileSync(`${root}.cspell/words.txt`, 'utf8').trim().split('\n').slice(1);
  const sorted = [...new Set(words.map((word) => word.toLowerCase()))].sort();
  expect(words.map((word) => word.toLowerCase())).toEqual(sorted);
});

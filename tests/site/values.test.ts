import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';

/* Numbers of the text that come out of recordings, as the built pages have them. */

let page: string;
beforeAll(async () => {
  page = await readFile(join(await builtSite('/'), 'contributing/write-a-chapter/index.html'), 'utf8');
});

test.each([
  ['a cell of a table', '<data value="0.584">0.58</data> g/kg'],
  ['a number of the console', '<data value="1185">1,185</data> parameters'],
  ['mean and spread', /<data value="0\.5894">0\.589\d* ± 0\.00\d+ over 10 seeds<\/data>/],
  ['a range over seeds', '<data value="0.5894">0.58 to 0.60</data>'],
  ['how often a comparison holds', 'below 0.6 in <data value="9">9 of 10</data> other runs'],
  ['a change', /lower by <data value="0\.102919">10\u00a0%<\/data>/],
])('%s is printed in the sentence', (_, printed) => {
  expect(page).toMatch(printed);
});

test('how far the numbers scatter stands under the author’s run', () => {
  expect(page).toMatch(
    /<p class="results-seeds"[^>]*>Over 10 other seeds, mean ± standard deviation: .*network, RMSE \(g\/kg\) 0\.589\d* ± 0\.00\d+[;.]/,
  );
});

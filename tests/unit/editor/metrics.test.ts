import { expect, test } from 'vitest';
import { heightOf } from '../../../playground/editor/metrics.ts';
import { codeThemes } from '../../../playground/editor/theme.ts';
import { codeThemes as siteThemes } from '../../../src/code-theme.ts';

test.each([
  { lines: 0, height: 45 },
  { lines: 1, height: 45 },
  { lines: 10, height: 234 },
  { lines: 36, height: 780 },
  { lines: 400, height: 780 },
])('$lines lines are $height px high', ({ lines, height }) => {
  expect(heightOf(lines)).toBe(height);
});

test('the editor and the static code have the same themes', () => {
  expect(codeThemes).toEqual(siteThemes);
});

import { expect, test } from 'vitest';
import { heightOf } from '../../../playground/editor/metrics.ts';
import { codeThemes } from '../../../playground/editor/theme.ts';
import { codeThemes as siteThemes } from '../../../src/code-theme.ts';

test.each([
  { lines: 0, height: 44 },
  { lines: 1, height: 44 },
  { lines: 10, height: 224 },
  { lines: 36, height: 744 },
  { lines: 400, height: 4024 },
])('$lines lines are $height px high', ({ lines, height }) => {
  expect(heightOf(lines)).toBe(height);
});

test('the editor and the static code have the same themes', () => {
  expect(codeThemes).toEqual(siteThemes);
});

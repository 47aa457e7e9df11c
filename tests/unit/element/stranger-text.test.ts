import { expect, test } from 'vitest';
import { strangerText } from '../../../playground/element/stranger-text.ts';

test.each([
  ['Storms of 1987', 'Storms of 1987'],
  ['  two\n\tlines \r\n', 'two lines'],
  ['turned \u202egnittes\u202c back\u2066', 'turned gnittes back'],
  ['un\u200bseen\ufeff\u00ad', 'un seen'],
  ['\u0000\u0007bell\u009f', 'bell'],
  [`Z\u0300${'\u0301'.repeat(60)}algo`, 'Z\u0300\u0301algo'],
  ['Wüstenstürme 沙尘暴 عاصفة', 'Wüstenstürme 沙尘暴 عاصفة'],
  ['\ud800', ''],
])('%j is shown as %j', (text, shown) => {
  expect(strangerText(text)).toBe(shown);
});

test('a long text is cut, between characters', () => {
  expect(strangerText('🌪'.repeat(100), 10)).toBe(`${'🌪'.repeat(9)}…`);
  expect(strangerText('x'.repeat(80))).toBe('x'.repeat(80));
  expect(strangerText('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
});

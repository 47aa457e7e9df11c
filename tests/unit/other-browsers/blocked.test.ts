import { expect, test } from 'vitest';
import { stoppedAlike } from '../../other-browsers/blocked.ts';

test.each<[string | undefined, string, boolean]>([
  ['SecurityError', 'TypeError', true],
  ['absent', 'NetworkError', true],
  ['opaque', 'opaque', true],
  ['silence', 'silence', true],
  ['silence', 'TypeError', false],
  ['TypeError', 'silence', false],
  ['SyntaxError', 'TypeError', false],
  ['RangeError', 'error', false],
  [undefined, 'TypeError', false],
])('%s where Chromium says %s: %s', (said, inChromium, alike) => {
  expect(stoppedAlike(said, inChromium)).toBe(alike);
});

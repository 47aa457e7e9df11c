import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { Verdict } from '../../../playground/session/verdict.ts';

const check = (passed: boolean): ProgramEvent => ({ type: 'check', name: 'a', passed, message: '' });

test.each<[string, ProgramEvent[], boolean, Verdict['failed']]>([
  ['a check that says nothing', [], false, undefined],
  ['every part holds', [check(true), check(true)], true, undefined],
  ['one part fails', [check(true), check(false), check(true)], false, { failed: 1, of: 3 }],
])('%s', (_, events, passed, failed) => {
  const verdict = new Verdict();
  for (const event of events) verdict.apply([event]);
  expect(verdict.passed).toBe(passed);
  expect(verdict.failed).toEqual(failed);
});

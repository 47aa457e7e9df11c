import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { Verdict } from '../../../playground/session/verdict.ts';

const check = (passed: boolean): ProgramEvent => ({ type: 'check', name: 'a', passed, message: '' });

test.each<[string, ProgramEvent[], boolean]>([
  ['a check that says nothing', [], false],
  ['every part holds', [check(true), check(true)], true],
  ['one part fails', [check(true), check(false), check(true)], false],
])('%s', (_, events, passed) => {
  const verdict = new Verdict();
  for (const event of events) verdict.apply([event]);
  expect(verdict.passed).toBe(passed);
});

import { expect, test } from 'vitest';
import { countTests } from '../../../src/commands/test-count.ts';

const report = (passed: number, failed: number, files: [status: string, tests: number][]) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: files.map(([status, tests]) => ({ status, assertionResults: Array(tests).fill({}) })),
  });

test.each<[string, string | undefined, number, number]>([
  ['all passed', report(3, 0, [['passed', 3]]), 3, 0],
  ['one failed', report(2, 1, [['failed', 3]]), 2, 1],
  [
    'a file that broke on import',
    report(2, 0, [
      ['passed', 2],
      ['failed', 0],
    ]),
    2,
    1,
  ],
  ['no report', undefined, 0, 1],
])('%s', (_name, text, passed, failed) => {
  expect(countTests(text)).toEqual({ passed, failed });
});

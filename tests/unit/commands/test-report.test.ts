import { describe, expect, test } from 'vitest';
import { readTestReport } from '../../../src/commands/test-report.ts';

interface File {
  status: string;
  seconds?: number;
  tests: { fullName: string; status: string; failureMessages?: string[] }[];
}

const passing = (fullName: string) => ({ fullName, status: 'passed' });
const report = (passed: number, failed: number, files: Record<string, File>) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: Object.entries(files).map(([name, { status, seconds = 1, tests }]) => ({
      name: `/course/tests/${name}`,
      status,
      startTime: 5000,
      endTime: 5000 + 1000 * seconds,
      assertionResults: tests,
    })),
  });

const broken: File = { status: 'failed', tests: [] };
const unprepared: File = {
  status: 'failed',
  tests: [passing('a'), { fullName: 'group b', status: 'skipped', failureMessages: [] }],
};
const good: File = { status: 'passed', seconds: 3, tests: [passing('a'), passing('b')] };
const bad: File = {
  status: 'failed',
  tests: [passing('a'), { fullName: 'group b', status: 'failed', failureMessages: ['expected 1\n at line'] }],
};

describe('what is counted', () => {
  test.each<[string, string | undefined, number, number]>([
    ['all passed', report(2, 0, { good }), 2, 0],
    ['one failed', report(1, 1, { bad }), 1, 1],
    ['a file that broke on import', report(2, 0, { good, broken }), 2, 1],
    ['what prepares a group of tests broke, and they were skipped', report(1, 0, { unprepared }), 1, 1],
    ['no report', undefined, 0, 1],
  ])('%s', (_name, text, passed, failed) => {
    expect(readTestReport(text, '/course')).toMatchObject({ passed, failed });
  });
});

test('each failure is named with its file and what it said first', () => {
  expect(readTestReport(report(3, 1, { good, bad, broken }), '/course').failures).toEqual([
    'tests/broken: broke outside its tests',
    'tests/bad: group b: expected 1',
  ]);
});

test('a file of which nothing ran is named, with what it says of why', () => {
  const skipped: File = { status: 'passed', tests: [{ fullName: 'Firefox: none here', status: 'skipped' }] };
  const partly: File = { status: 'passed', tests: [passing('a'), { fullName: 'b', status: 'skipped' }] };
  expect(readTestReport(report(3, 0, { good, skipped, partly, unprepared }), '/course').skipped).toEqual([
    'tests/skipped: Firefox: none here',
  ]);
});

test('the slowest file comes first', () => {
  expect(readTestReport(report(3, 1, { bad, good }), '/course').slowest).toEqual([
    { file: 'tests/good', seconds: 3 },
    { file: 'tests/bad', seconds: 1 },
  ]);
});

import { relative } from 'node:path';
import { z } from 'zod';

/** The part of Vitest's JSON report that is read here. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface TestReport {
  passed: number;
  failed: number;
  /** Where each failure is, and the first line of what it said. */
  failures: string[];
  /** Files of which no test ran, each with the name of its first, which says why. */
  skipped: string[];
  /** Test files with the seconds that each took, slowest first. */
  slowest: { file: string; seconds: number }[];
}

/**
 * What a Vitest JSON report says. A file that failed without a failed test, because it or what prepares its tests broke,
 * counts as one failure, and so does a report that is missing: tests that never ran must not read as none failed.
 * @param root the folder that paths are given from
 */
export function readTestReport(report: string | undefined, root: string): TestReport {
  if (report === undefined) {
    return {
      passed: 0,
      failed: 1,
      failures: ['The tests left no report: they broke off.'],
      skipped: [],
      slowest: [],
    };
  }
  const { numPassedTests, numFailedTests, testResults } = Report.parse(JSON.parse(report));
  const files = testResults.map((result) => ({ ...result, file: relative(root, result.name) }));
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = files.flatMap(({ file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const [message = ''] = failureMessages ?? [];
        return `${file}: ${fullName}: ${message.split('\n')[0]}`;
      }),
  );
  const skipped = files.flatMap(({ file, status, assertionResults: tests }) =>
    status !== 'failed' && tests.length > 0 && tests.every((test) => test.status === 'skipped')
      ? [`${file}: ${tests[0]?.fullName}`]
      : [],
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    failures: [...broken.map(({ file }) => `${file}: broke outside its tests`), ...failures],
    skipped,
    slowest: files
      .map(({ file, startTime, endTime }) => ({ file, seconds: (endTime - startTime) / 1000 }))
      .sort((a, b) => b.seconds - a.seconds),
  };
}

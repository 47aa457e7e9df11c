import { z } from 'zod';

/** The part of Vitest's JSON report that is counted here. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Tests passed and failed in a Vitest JSON report. A test file that broke before its first test counts as one
 * failure, and so does a report that is missing: tests that never ran must not read as none failed.
 */
export function countTests(report: string | undefined): { passed: number; failed: number } {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = Report.parse(JSON.parse(report));
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

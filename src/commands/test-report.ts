import { z } from 'zod';

const count = z.int().nonnegative();
const schema = z.strictObject({
  /** Whether the run came to its end. */
  finished: z.boolean(),
  passed: count,
  failed: count,
  /** Where each failure is, and the first line of what it said. */
  failures: z.array(z.string()),
  /** Files of which no test ran, each with the name of its first, which says why. */
  skipped: z.array(z.string()),
  /** Test files with the seconds that each took. */
  files: z.array(z.strictObject({ file: z.string(), seconds: z.number() })),
});

/** What a run of the tests has come to; the reporter writes it after each failure and each file. */
export type TestReport = z.infer<typeof schema>;

/** The variable that names the file of the report. */
export const reportVariable = 'TEST_REPORT';

/** A report in which nothing has happened yet. */
export function emptyReport(): TestReport {
  return { finished: false, passed: 0, failed: 0, failures: [], skipped: [], files: [] };
}

/**
 * What a report says, the slowest file first. One that is missing, of a run that broke off, or of one that failed though
 * no test did, as when the site is not built, counts a failure: tests that never ran must not read as none failed.
 * @param passed whether Vitest ended without an error
 */
export function readTestReport(text: string | undefined, passed: boolean): TestReport {
  const report = text === undefined ? emptyReport() : schema.parse(JSON.parse(text));
  const files = report.files.toSorted((a, b) => b.seconds - a.seconds);
  if (report.finished && (passed || report.failed > 0)) return { ...report, files };
  const why = report.finished
    ? 'The tests failed before any of them ran; why is said above.'
    : 'The tests broke off before their end.';
  const failures = [...report.failures, why];
  return { ...report, files, failed: report.failed + 1, failures };
}

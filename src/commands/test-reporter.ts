import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';
import { emptyReport, reportVariable } from './test-report.ts';

type SerializedError = ReturnType<TestModule['errors']>[number];

/**
 * Vitest's reporter for `npm test`: says each failure when it happens, so that a log cut short still names it, and keeps
 * the report for the summary at the end. What prepares a group or a file and breaks is a failure too, though no test failed.
 */
export default class TestReporter implements Reporter {
  readonly #report = emptyReport();
  readonly #started = new Map<string, number>();
  #root = '';

  onInit({ config }: Vitest): void {
    this.#root = config.root;
    this.#write();
  }

  onTestModuleStart({ id }: TestModule): void {
    this.#started.set(id, performance.now());
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    if (state === 'passed') this.#report.passed += 1;
    if (state === 'failed') this.#fail(`${this.#file(test.module)}: ${test.fullName}`, errors);
  }

  onTestSuiteResult(group: TestSuite): void {
    if (group.errors().length > 0)
      this.#fail(`${this.#file(group.module)}: ${group.fullName}`, group.errors());
  }

  onTestModuleEnd(module: TestModule): void {
    const file = this.#file(module);
    const errors = module.errors();
    if (errors.length > 0) this.#fail(`${file}: outside its tests`, errors);
    const tests = [...module.children.allTests()];
    const [first] = tests;
    if (errors.length === 0 && first && tests.every((test) => test.result().state === 'skipped'))
      this.#report.skipped.push(`${file}: ${first.fullName}`);
    const running = performance.now() - (this.#started.get(module.id) ?? performance.now());
    this.#report.files.push({ file, seconds: (module.diagnostic().collectDuration + running) / 1000 });
    this.#write();
  }

  onTestRunEnd(_: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const error of unhandled) this.#fail('outside the tests', [error]);
    this.#report.finished = true;
    this.#write();
  }

  #file({ moduleId }: TestModule): string {
    return relative(this.#root, moduleId).replaceAll('\\', '/');
  }

  #fail(place: string, errors: readonly SerializedError[]): void {
    const said = `${place}: ${(errors[0]?.message ?? '').split('\n')[0]}`;
    this.#report.failed += 1;
    this.#report.failures.push(said);
    // Who reads the line and ends the run finds it in the report.
    this.#write();
    console.log(`FAILED ${said}`);
  }

  #write(): void {
    const path = process.env[reportVariable];
    if (path !== undefined) writeFileSync(path, JSON.stringify(this.#report));
  }
}

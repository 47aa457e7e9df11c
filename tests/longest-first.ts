import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take minutes. They begin first, so that at the end no core waits for one of them: Vitest, which has no times on
 * a fresh machine, would go by the size of a file, and these are among the smallest.
 */
const longest = [
  'tests/unit/check/authors-mistakes.test.ts',
  'tests/content/seeds.test.ts',
  'tests/browser/flooded-results.test.ts',
  'tests/content/programs.test.ts',
  'tests/site/pages-on-a-phone.test.ts',
  'tests/site/pages-on-a-desktop.test.ts',
  'tests/browser/figures.test.ts',
  'tests/site/base-path.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * `npm run seeds -- part of a path …`: runs programs with ten other seeds than their own, in the real sandbox, and says
 * how often each of their expectations holds and how far the numbers in them scatter. It writes nothing.
 */
import { meanAndSpread } from '../../playground/lab/verification/mean-and-spread.ts';
import { inOneRun, quantitiesOf } from '../claims/expectation.ts';
import { findNumber } from '../claims/find-number.ts';
import { type Header, parseHeader } from '../claims/header.ts';
import { hold } from '../claims/hold.ts';
import { quantityText } from '../claims/quantity.ts';
import { seedOf } from '../claims/seed-line.ts';
import { spreadText } from '../claims/spread-text.ts';
import { choosePrograms } from './record/choose-programs.ts';
import { coursePrograms } from './record/course-programs.ts';
import { failure, runSeeds, type SeedRun } from './record/run-seeds.ts';
import { openSandbox } from './record/sandbox.ts';

const usual = 10;
const programs = coursePrograms().filter(
  ({ check, source, readsArchive }) => check === undefined && !readsArchive && seedOf(source) !== undefined,
);
const parts = process.argv.slice(2);

try {
  const chosen = parts.length === 0 ? programs : choosePrograms(programs, parts);
  const sandbox = await openSandbox(2);
  try {
    for (const { path, source } of chosen) {
      const header = parseHeader(source);
      const runs = await runSeeds(sandbox, source, header.seeds || usual);
      report(path, header, runs);
    }
  } finally {
    await sandbox.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function report(path: string, { expectations }: Header, runs: readonly SeedRun[]): void {
  console.log(`\n${path}, seeds ${runs.map(({ seed }) => seed).join(', ')}`);
  for (const { seed, results } of runs) {
    const why = failure(results);
    if (why !== undefined) console.log(`  seed ${seed}: ${why}`);
  }
  for (const expectation of expectations) {
    const single = inOneRun(expectation);
    if (!single) continue;
    const failed = runs.filter(({ results }) => !hold(single, results).met);
    const where = failed.length === 0 ? '' : `, not with ${failed.map(({ seed }) => seed).join(', ')}`;
    console.log(`  ${runs.length - failed.length} of ${runs.length}  @expect ${expectation.text}${where}`);
  }
  const named = expectations.flatMap(quantitiesOf);
  for (const quantity of new Map(named.map((entry) => [quantityText(entry), entry])).values()) {
    const values = runs.flatMap(({ results }) => {
      const found = findNumber(quantity, results);
      return 'fault' in found ? [] : [found.value];
    });
    if (values.length > 1) console.log(`  ${spreadText(meanAndSpread(values))}  ${quantityText(quantity)}`);
  }
}

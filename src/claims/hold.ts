import type { Results } from '../../playground/views/results.ts';
import type { Comparison, Expectation, Measured } from './expectation.ts';
import { findNumber, lineText } from './find-number.ts';
import { type Found, missing } from './missing.ts';
import type { Quantity } from './quantity.ts';
import { overSeeds, type SeedRuns, valuesAt } from './seed-runs.ts';

/** Whether an expectation was met, and what was found. */
export interface Verdict {
  met: boolean;
  /** For example: `it is 0.41`. */
  found: string;
}

/** Holds an expectation against a run and, where it speaks of seeds, against those that were recorded. */
export function hold(expectation: Expectation, results: Results, runs?: SeedRuns): Verdict {
  switch (expectation.kind) {
    case 'log':
      return holdLog(expectation.contains, results);
    case 'check':
      return holdCheck(expectation, results);
    default: {
      const inRun = (quantity: Quantity): Found => findNumber(quantity, results);
      if (expectation.seeds === undefined) return holdComparison(expectation, inRun, runs);
      return holdInSeeds(expectation, expectation.seeds, inRun, runs);
    }
  }
}

function holdLog(contains: string, { console: lines }: Results): Verdict {
  const met = lines.some(({ parts }) => lineText(parts).includes(contains));
  const found = met ? 'the line was written' : `none of the ${lines.length} lines of the console contains it`;
  return { met, found };
}

function holdCheck({ name, passes }: Extract<Expectation, { kind: 'check' }>, { checks }: Results): Verdict {
  const check = checks.find((entry) => entry.name === name);
  if (!check) {
    const { fault } = missing(
      'check',
      name,
      checks.map((entry) => entry.name),
    );
    return { met: false, found: fault };
  }
  const found = check.passed ? 'the check passed' : `the check failed: ${check.message}`;
  return { met: check.passed === passes, found };
}

/** Finds a number by its name. */
type Lookup = (quantity: Quantity) => Found;

/** Holds a comparison against the numbers that are found and, of a mean or spread, against those of the seeds. */
export function holdComparison(comparison: Comparison, lookup: Lookup, runs?: SeedRuns): Verdict {
  const numberOf = ({ quantity, over, factor }: Measured): Found => {
    const found = over === 'run' ? lookup(quantity) : overSeeds(over, quantity, runs);
    return 'fault' in found ? found : { value: found.value * factor };
  };
  const left = numberOf(comparison.left);
  if ('fault' in left) return { met: false, found: left.fault };
  if (comparison.kind === 'between') {
    const met = left.value >= comparison.low && left.value <= comparison.high;
    return { met, found: `it is ${short(left.value)}` };
  }
  const right = typeof comparison.right === 'number' ? undefined : numberOf(comparison.right);
  if (right && 'fault' in right) return { met: false, found: right.fault };
  const bound = right ? right.value : (comparison.right as number);
  const holds = {
    '<': left.value < bound,
    '>': left.value > bound,
    '<=': left.value <= bound,
    '>=': left.value >= bound,
  };
  const other = right ? `, and the right side ${short(bound)}` : '';
  return { met: holds[comparison.operator], found: `it is ${short(left.value)}${other}` };
}

function holdInSeeds(
  comparison: Comparison,
  seeds: NonNullable<Comparison['seeds']>,
  inRun: Lookup,
  runs: SeedRuns | undefined,
): Verdict {
  // The author's run is the one that the page shows: it counts besides, and knows the names when one is misspelt.
  const own = holdComparison(comparison, inRun, runs);
  if (!runs)
    return { met: false, found: `${own.found}; the recording holds no other seeds, run npm run record` };
  const count = runs.seeds.length;
  if (seeds !== 'every' && seeds.of !== count)
    return { met: false, found: `the recording holds ${count} seeds, not ${seeds.of}` };
  const failed = failedSeeds(comparison, runs);
  const held = count - failed.length;
  const where = failed.length === 0 ? '' : `, not with ${failed.join(', ')}`;
  return {
    met: own.met && held >= (seeds === 'every' ? count : seeds.least),
    found: `${own.found}; it holds in ${held} of ${count} seeds${where}`,
  };
}

/** The seeds in which a comparison does not hold; those that did not show its numbers are among them. */
export function failedSeeds(comparison: Comparison, runs: SeedRuns): number[] {
  return runs.seeds.filter((_, i) => !holdComparison(comparison, valuesAt(runs, i), runs).met);
}

/** Five digits, as recordings keep them. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

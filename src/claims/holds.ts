import { type Attributes, needText, refuseOthers } from './attributes.ts';
import { type Comparison, parseComparison, quantitiesOf } from './expectation.ts';
import { failedSeeds } from './hold.ts';
import { quantityText } from './quantity.ts';
import { noSeeds, notKept } from './seed-runs.ts';
import type { Printed, Sources } from './value-text.ts';

/** What a `<Holds>` asks for: in how many of a program's other seeds a comparison holds. */
export interface HoldsRequest {
  program: string;
  comparison: Comparison;
}

/** Reads `<Holds program="…" that='table … < table …' />`. Throws a SyntaxError that says what is wrong. */
export function readHolds(attributes: Attributes): HoldsRequest {
  refuseOthers(attributes, ['program', 'that']);
  const program = needText(attributes, 'program');
  try {
    return { program, comparison: parseComparison(needText(attributes, 'that')) };
  } catch (error) {
    throw new SyntaxError(`in that: ${(error as Error).message}`);
  }
}

/** `9 of 10`: how many of the seeds, without the author's. */
export function holdsText({ program, comparison }: HoldsRequest, sources: Sources): Printed {
  const recording = sources.recording(program);
  if ('fault' in recording) return recording;
  const { seedRuns } = recording;
  if (!seedRuns) return noSeeds;
  for (const quantity of quantitiesOf(comparison)) {
    // A seed that did not show a number, such as the step at which a goal was reached, has not met the comparison.
    const text = quantityText(quantity);
    if (!(text in seedRuns.values)) return notKept(text);
  }
  const count = seedRuns.seeds.length;
  const value = count - failedSeeds(comparison, seedRuns).length;
  return { value, text: `${value} of ${count}` };
}

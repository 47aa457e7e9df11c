import { parseHeader } from '../../claims/header.ts';
import { hold, holdComparison } from '../../claims/hold.ts';
import { asSentence } from '../../claims/missing.ts';
import type { Recording } from '../../claims/recording.ts';
import { smallNumber } from '../../claims/small-runs.ts';

/** An expectation that a recording does not meet: where it stands in the program, and what is wrong. */
export interface Unmet {
  line: number;
  message: string;
  mend: string;
}

/** The expectations of a program that its recording does not meet. Throws when its header cannot be read. */
export function unmet(source: string, recording: Recording): Unmet[] {
  const { results, seedRuns, small } = recording;
  const { expectations, smallExpectations } = parseHeader(source);
  const mend = 'Correct the line, or the program and what the text says of it.';
  const ofRun = expectations.flatMap((expectation): Unmet[] => {
    const { met, found } = hold(expectation, results, seedRuns);
    if (met) return [];
    const message = `The recorded run does not show "@expect ${expectation.text}": ${asSentence(found)}`;
    return [{ line: expectation.line, message, mend }];
  });
  const ofSmall = smallExpectations.flatMap((expectation): Unmet[] => {
    for (const run of small?.runs ?? []) {
      const { met, found } = holdComparison(expectation, smallNumber(run));
      const which = run.seed === undefined ? 'The short run' : `The short run with seed ${run.seed}`;
      const message = `${which} does not show "@expect-small ${expectation.text}": ${asSentence(found)}`;
      if (!met)
        return [{ line: expectation.line, message, mend: 'Correct the line, or what @small changes.' }];
    }
    return [];
  });
  return [...ofRun, ...ofSmall];
}

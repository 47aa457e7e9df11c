import { parseHeader } from '../../claims/header.ts';
import { hold } from '../../claims/hold.ts';
import { asSentence } from '../../claims/missing.ts';
import type { Recording } from '../../claims/recording.ts';

/** An expectation that a recording does not meet: where it stands in the program, and what is wrong. */
export interface Unmet {
  line: number;
  message: string;
  mend: string;
}

/** The expectations of a program that its recording does not meet. Throws when its header cannot be read. */
export function unmet(source: string, { results, seedRuns }: Recording): Unmet[] {
  return parseHeader(source).expectations.flatMap((expectation) => {
    const { met, found } = hold(expectation, results, seedRuns);
    if (met) return [];
    const message = `The recorded run does not show "@expect ${expectation.text}": ${asSentence(found)}`;
    return [
      {
        line: expectation.line,
        message,
        mend: 'Correct the line, or the program and what the text says of it.',
      },
    ];
  });
}

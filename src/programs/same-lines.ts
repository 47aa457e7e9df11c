import type { ShikiTransformer } from 'shiki';
import { linesInBoth } from '../../playground/compile/lines-in-both.ts';

/**
 * Marks the lines of a solution that stand in the reader's program as well: on paper, where the program stands right above,
 * only the others are printed.
 */
export function sameLines(starter: string): ShikiTransformer {
  let same = new Set<number>();
  return {
    name: 'same-lines',
    preprocess(code) {
      same = linesInBoth(code.split('\n'), starter.split('\n'));
    },
    line(line, number) {
      if (same.has(number)) this.addClassToHast(line, 'same');
    },
  };
}

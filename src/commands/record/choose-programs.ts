import { nearest } from '../../../playground/lab/spelling/nearest.ts';
import type { CourseProgram } from './course-programs.ts';

/** The programs whose paths have one of the parts in them. Throws when a part is in none. */
export function choosePrograms(
  programs: readonly CourseProgram[],
  parts: readonly string[],
): CourseProgram[] {
  const idle = parts.find((part) => !programs.some(({ path }) => path.includes(part)));
  if (idle !== undefined) {
    const names = programs.map(({ path }) => path.split('/').at(-1)?.replace(/\.ts$/, '') ?? path);
    const [near] = nearest(idle, names);
    const mend = near ? `Did you mean ${near}?` : 'npm run check lists what has to be recorded.';
    throw new RangeError(`No program that is recorded has "${idle}" in its path. ${mend}`);
  }
  return programs.filter(({ path }) => parts.some((part) => path.includes(part)));
}

import { nearest } from '../../../playground/lab/spelling/nearest.ts';
import type { Expectation } from '../../claims/expectation.ts';
import { readHeader } from '../../claims/header.ts';
import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';

/** Programs and solutions begin with a header that can be read and that expects something. */
export function programHeader(project: Project): Problem[] {
  const files = programFiles(project);
  const exercises = new Set(files.flatMap(({ folder, id }) => (folder === 'checks' ? [id] : [])));
  return files
    .filter(({ folder }) => folder === 'programs' || folder === 'solutions')
    .flatMap(({ path: file, folder, id }) => {
      const source = project.text.get(file) ?? '';
      const { expectations, seeds, small, timed, reads, faults } = readHeader(source);
      if (faults.length > 0) return faults.map((fault) => ({ file, ...fault }));
      if (seeds > 0 && (exercises.has(id) || reads !== '')) {
        return [
          {
            file,
            line: 1,
            message: `${reads === '' ? 'An exercise' : 'A program with @reads'} is not recorded, so nothing would run its other seeds.`,
            mend: reads === '' ? 'Remove @seeds, or show the program without a check.' : 'Remove @seeds.',
          },
        ];
      }
      if (small.length > 0 && (exercises.has(id) || folder === 'solutions' || reads !== '')) {
        return [
          {
            file,
            line: 1,
            message: 'Nothing runs this program short: it is no program with a recording.',
            mend: 'Remove @small and @expect-small.',
          },
        ];
      }
      const compared = expectations.find(comparesResults);
      if (
        compared &&
        seeds === 0 &&
        !timed &&
        reads === '' &&
        !exercises.has(id) &&
        drawsChance.test(source)
      ) {
        return [
          {
            file,
            line: compared.line,
            message:
              'The program draws chance and compares two of its results, with one seed: that proves nothing.',
            mend: 'Declare const seed = 7;, add @seeds 10, and say in how many: … in 9 of 10 seeds.',
          },
        ];
      }
      if (expectations.length > 0) return unknownChecks(project, file, expectations);
      return [
        {
          file,
          line: 1,
          message: 'The header expects nothing, so no test would notice when the program stops learning.',
          mend: 'Add a line @expect with what the program shows at its end.',
        },
      ];
    });
}

/** A call of `random` of `lab`, where all chance of a program comes from. */
const drawsChance = /\brandom\(/;

/** Whether an expectation sets one result of the program against another. */
function comparesResults(expectation: Expectation): boolean {
  return expectation.kind === 'compare' && typeof expectation.right !== 'number';
}

/** What the exercise's check calls its parts: `check('name', …)`. */
const named = /\bcheck\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

/** A header that expects something of a check names a part of it; names that are computed are not looked at. */
function unknownChecks(project: Project, file: string, expectations: readonly Expectation[]): Problem[] {
  const path = file.replace(/\/(programs|solutions)\//, '/checks/');
  const text = project.text.get(path);
  return expectations.flatMap((expectation) => {
    if (expectation.kind !== 'check') return [];
    const { name, line } = expectation;
    if (text === undefined) {
      const message = `The header expects the check “${name}”, and the program has none.`;
      return [
        { file, line, message, mend: `Write ${path}, or expect a plot, a table or a line of the console.` },
      ];
    }
    const known = [...text.matchAll(named)].map(([, , words]) => words ?? '');
    if (known.length === 0 || known.includes(name) || known.some((words) => words.includes('${'))) return [];
    const [near] = nearest(name, known);
    const mend = near ? `Did you mean “${near}”?` : `There are: ${known.join(', ')}.`;
    return [{ file, line, message: `No check of ${path} is called “${name}”.`, mend }];
  });
}

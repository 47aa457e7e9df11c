import { parseRecorded } from '../../../playground/views/recorded.ts';
import { sha256 } from '../data/sha256.ts';
import { programFiles } from './program-files.ts';
import type { Problem, Project } from './project.ts';

const mend = 'Run npm run record.';

/** The results that pages show before a press are those of the program as it stands. */
export function recorded(project: Project): Problem[] {
  const files = programFiles(project);
  const programs = new Map(
    files.filter(({ folder }) => folder === 'programs').map(({ id, path }) => [id, path]),
  );
  const recordings = files.filter(({ folder }) => folder === 'recorded');
  const problems: Problem[] = recordings.flatMap(({ id, path: file }) => {
    const program = programs.get(id);
    if (program === undefined) {
      return [
        { file, line: 1, message: 'The program of this recording is gone.', mend: 'Delete the recording.' },
      ];
    }
    const message = judge(project.text.get(file) ?? '', project.text.get(program) ?? '', program);
    return message === undefined ? [] : [{ file, line: 1, message, mend }];
  });
  // An exercise's result is the reader's: nothing to record.
  const exercises = new Set(files.filter(({ folder }) => folder === 'checks').map(({ id }) => id));
  const present = new Set(recordings.map(({ id }) => id));
  for (const [id, file] of programs) {
    if (exercises.has(id) || present.has(id)) continue;
    problems.push({ file, line: 1, message: 'The program has no recorded result to show before Run.', mend });
  }
  return problems;
}

function judge(recording: string, program: string, path: string): string | undefined {
  try {
    const data: unknown = JSON.parse(recording);
    parseRecorded(data);
    const hash = (data as Record<string, unknown>)['sourceHash'];
    if (hash !== sha256(program)) return `The recording is stale: ${path} has changed since.`;
  } catch (error) {
    return `The recording is damaged: ${error instanceof Error ? error.message : String(error)}.`;
  }
  return undefined;
}

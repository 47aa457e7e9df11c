import { readHeader } from '../../claims/header.ts';
import { digests } from '../record/digests.ts';
import { keptQuantities } from '../record/kept-quantities.ts';
import { madeFromPath, readMadeFrom, writeMadeFrom } from '../record/made-from.ts';
import { programFiles } from './program-files.ts';
import { inScope, type Problem, type Project } from './project.ts';
import { recordingAt } from './recording-at.ts';
import { type Recordings, whyRecord, whySmall } from './stale-recording.ts';

const mend = 'Run npm run record.';

/** The results that pages show before a press are those of the program as it stands. */
export async function recorded(project: Project): Promise<Problem[]> {
  const files = programFiles(project).filter(({ path }) => inScope(project, path));
  const programs = new Map(
    files.filter(({ folder }) => folder === 'programs').map(({ id, path }) => [id, path]),
  );
  const recordings = files.filter(({ folder }) => folder === 'recorded');
  const known = readMadeFrom(project.text.get(madeFromPath));
  const recordedPrograms = recordings.flatMap(({ id }) => {
    const path = programs.get(id);
    return path === undefined ? [] : [{ path, source: project.text.get(path) ?? '' }];
  });
  const today = await digests(project.root, recordedPrograms, (id) =>
    project.text.get(`content/datasets/${id}/dataset.json`),
  );
  const problems: Problem[] = recordings.flatMap(({ id, path: file }) => {
    const program = programs.get(id);
    if (program === undefined) {
      return [
        { file, line: 1, message: 'The program of this recording is gone.', mend: 'Delete the recording.' },
      ];
    }
    const source = project.text.get(program) ?? '';
    if (readsArchive(source)) {
      const message =
        'The program reads another site, so that a recording would be of what the site held one day.';
      return [{ file, line: 1, message, mend: 'Delete the recording.' }];
    }
    const recordings: Recordings = {
      text: project.text.get(file) ?? '',
      read: () => recordingAt(project, file),
      recordedFrom: known.get(program),
      today: today.get(program),
      kept: () => keptQuantities(project, program, source),
      source,
    };
    const message = whyRecord(recordings) ?? whySmall(recordings);
    return message === undefined ? [] : [{ file, line: 1, message, mend }];
  });
  // The list, which stands for many, is no part of a chapter.
  const gathered = project.scope === undefined ? gather(problems) : problems;
  // An exercise's result is the reader's: nothing to record.
  const exercises = new Set(files.filter(({ folder }) => folder === 'checks').map(({ id }) => id));
  const present = new Set(recordings.map(({ id }) => id));
  for (const [id, file] of programs) {
    if (exercises.has(id) || present.has(id) || readsArchive(project.text.get(file) ?? '')) continue;
    gathered.push({ file, line: 1, message: 'The program has no recorded result to show before Run.', mend });
  }
  const list = project.text.get(madeFromPath);
  if (list !== undefined && list !== writeMadeFrom(known)) {
    const message = 'The list is not as npm run record writes it, as after a merge.';
    gathered.push({ file: madeFromPath, line: 1, message, mend });
  }
  return gathered;
}

const readsArchive = (source: string): boolean => readHeader(source).reads !== '';

const mostAlike = 3;

/** One problem in place of many that say the same: a change of `lab` or the kernels concerns many recordings. */
function gather(problems: readonly Problem[]): Problem[] {
  const alike = Map.groupBy(problems, ({ message }) => message);
  return [...alike].flatMap(([message, all]) => {
    if (all.length <= mostAlike) return all;
    return [{ file: madeFromPath, line: 1, message: `Of ${all.length} recordings: ${message}`, mend }];
  });
}

import { recordedTwinSchema } from '../../twins/recorded-twin.ts';
import { parseTwin, type Twin } from '../../twins/twin.ts';
import { sha256 } from '../data/sha256.ts';
import { twinDigest } from '../twins/twin-digest.ts';
import { programFiles } from './program-files.ts';
import { has, type Problem, type Project } from './project.ts';

const mend = 'Run npm run twins.';

/**
 * PyTorch twins can be read, name a program of their folder and data sets of the course, and what pages show under them
 * is what they print as they stand, changed by nobody's hand. A changed program does not make its twin's output stale, or nobody without Python
 * could change one; `npm run twins` then runs the twin again.
 */
export function twins(project: Project): Problem[] {
  const files = programFiles(project).filter(({ folder }) => folder === 'pytorch');
  const recordings = [...project.text.keys()].filter((path) =>
    /^content\/.+\/pytorch\/[^/]+\.json$/.test(path),
  );
  const orphans = recordings
    .filter((path) => !has(project, path.replace(/\.json$/, '.py')))
    .map((file) => ({
      file,
      line: 1,
      message: 'The twin that printed this is gone.',
      mend: 'Delete the file.',
    }));
  return [...files.flatMap(({ path }) => judge(project, path)), ...orphans];
}

function judge(project: Project, file: string): Problem[] {
  const source = project.text.get(file) ?? '';
  const say = (message: string, how: string): Problem => ({ file, line: 1, message, mend: how });
  let twin: Twin;
  try {
    twin = parseTwin(source);
  } catch (error) {
    return [
      say(
        `This is no twin: ${(error as Error).message}.`,
        'Begin with a docstring, then cells that begin with "# %% …".',
      ),
    ];
  }
  const problems: Problem[] = [];
  const folder = file.replace(/pytorch\/[^/]+$/, 'programs/');
  if (twin.programs.length === 0)
    problems.push(
      say('The docstring does not say whose twin this is.', 'Name the program in its first line, name.ts.'),
    );
  for (const name of twin.programs) {
    if (has(project, `${folder}${name}.ts`)) continue;
    problems.push(say(`The docstring names a program that is not there: ${name}.ts.`, 'Correct the name.'));
  }
  for (const id of twin.datasets) {
    if (has(project, cardPath(id))) continue;
    problems.push(say(`It opens ${id}.nc, which is no data set of the course.`, 'Correct the name.'));
  }
  const stale = judgeRecording(project, file, sha256(source), twin);
  return stale === undefined ? problems : [...problems, say(stale, mend)];
}

function judgeRecording(project: Project, file: string, sourceHash: string, twin: Twin): string | undefined {
  const text = project.text.get(file.replace(/\.py$/, '.json'));
  if (text === undefined) return 'The twin has never been run.';
  try {
    const recorded = recordedTwinSchema.parse(JSON.parse(text));
    if (recorded.sourceHash !== sourceHash)
      return 'What the twin printed is stale: the file has changed since.';
    for (const id of twin.datasets) {
      const card = project.text.get(cardPath(id));
      if (card === undefined) continue;
      const { checksum } = JSON.parse(card) as { checksum?: { payload?: string } };
      if (recorded.data[id] !== checksum?.payload)
        return `What the twin printed is stale: the data set ${id} has changed since.`;
    }
    // Last: whoever has changed the twin too runs it anyway.
    if (twinDigest(recorded) !== recorded.digest)
      return 'This is not what the twin printed: it was changed by hand, or in a merge.';
  } catch (error) {
    return `What the twin printed is damaged: ${error instanceof Error ? error.message : String(error)}.`;
  }
  return undefined;
}

function cardPath(id: string): string {
  return `content/datasets/${id}/dataset.json`;
}

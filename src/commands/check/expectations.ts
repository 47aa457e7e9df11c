import { programFiles } from './program-files.ts';
import { inScope, type Problem, type Project } from './project.ts';
import { recordingAt } from './recording-at.ts';
import { type Unmet, unmet } from './unmet.ts';

/** What programs are expected to show is what their recordings hold. */
export function expectations(project: Project): Problem[] {
  const files = programFiles(project);
  const recordings = new Map(
    files.flatMap(({ folder, id, path }) => (folder === 'recorded' ? [[id, path]] : [])),
  );
  return files.flatMap(({ folder, id, path: file }) => {
    const recording = recordings.get(id);
    if (folder !== 'programs' || recording === undefined || !inScope(project, file)) return [];
    const found = readable(project, file, recording);
    return found.map((problem) => ({ file, ...problem }));
  });
}

/** A header or a recording that cannot be read is for other rules to tell. */
function readable(project: Project, program: string, recording: string): Unmet[] {
  try {
    return unmet(project.text.get(program) ?? '', recordingAt(project, recording));
  } catch {
    return [];
  }
}

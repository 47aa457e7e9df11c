import { type Recording, readRecording } from '../../claims/recording.ts';
import type { Project } from './project.ts';

const known = new WeakMap<Project, Map<string, Recording>>();

/** The recording at a path, read once for all rules. Throws when it is damaged. */
export function recordingAt(project: Project, path: string): Recording {
  const read = known.get(project) ?? new Map<string, Recording>();
  known.set(project, read);
  const recording = read.get(path) ?? readRecording(project.text.get(path) ?? '');
  read.set(path, recording);
  return recording;
}

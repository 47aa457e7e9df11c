import { type Recording, readRecording } from '../../claims/recording.ts';
import type { Project } from './project.ts';

const known = new WeakMap<Project, Map<string, Recording>>();

/** The recording at a path, read once for all rules. Throws when it is damaged. */
export function recordingAt(project: Project, path: string): Recording {
  let read = known.get(project);
  if (!read) known.set(project, (read = new Map()));
  let recording = read.get(path);
  if (!recording) read.set(path, (recording = readRecording(project.text.get(path) ?? '')));
  return recording;
}

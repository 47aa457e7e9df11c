import { parseRecorded, thaw } from '../../playground/views/recorded.ts';
import type { Results } from '../../playground/views/results.ts';
import { instead } from './missing.ts';
import { readSeedRuns, type SeedRuns } from './seed-runs.ts';
import { readSmallRuns, type SmallRuns } from './small-runs.ts';

/** What a recording holds: the author's run; numbers of other seeds, and short runs, where the program asks for them. */
export interface Recording {
  results: Results;
  seedRuns: SeedRuns | undefined;
  small: SmallRuns | undefined;
}

/** Reads the text of a recording. Throws when it is damaged. */
export function readRecording(text: string): Recording {
  const data: unknown = JSON.parse(text);
  return { results: thaw(parseRecorded(data)), seedRuns: readSeedRuns(data), small: readSmallRuns(data) };
}

/** The recording of a program as a page names it, or why there is none. */
export type RecordingPath = { path: string } | { fault: string };

/**
 * Finds the recording of a program by the name that authors write: `xor` in its own chapter, `dense-networks/xor`,
 * `datasets/coads/explore`.
 * @param page path of the page below the project's root
 * @param paths of all recordings below the project's root
 */
export function recordingPath(program: string, page: string, paths: Iterable<string>): RecordingPath {
  const known = new Map([...paths].map((path) => [programId(path), path]));
  const here = /^content\/chapters\/\d+-([^/]+)\//.exec(page)?.[1];
  const own = here === undefined ? program : `${here}/${program}`;
  const path = known.get(program) ?? known.get(own);
  if (path !== undefined) return { path };
  const wanted = program.includes('/') ? program : own;
  return { fault: `no program "${program}" is recorded${instead(wanted, [...known.keys()])}` };
}

/** `content/chapters/04-dense-networks/recorded/xor.json` is `dense-networks/xor`. */
function programId(path: string): string {
  return path
    .replace(/^content\//, '')
    .replace(/^chapters\/\d+-/, '')
    .replace(/(^|\/)recorded\//, '$1')
    .replace(/\.json$/, '');
}

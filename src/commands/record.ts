/**
 * `npm run record [-- part of a path …]`: runs programs in the real sandbox and keeps what they showed, as the author's
 * result that readers see before they press Run. Exercises are not recorded: their result is the reader's; nor are programs
 * that read another site.
 * Without arguments it records what is missing or was made from something else than stands there now; `--all` records
 * everything. A recording that shows the same as before is left as it is. `--small` makes the short runs of `@small` again
 * and leaves the long one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHeader } from '../claims/header.ts';
import { readRecording } from '../claims/recording.ts';
import { readProject } from './check/project.ts';
import { type Recordings, whyRecord, whySmall } from './check/stale-recording.ts';
import { unmet } from './check/unmet.ts';
import { choosePrograms } from './record/choose-programs.ts';
import { type CourseProgram, coursePrograms, root } from './record/course-programs.ts';
import { digests, recordingDigest } from './record/digests.ts';
import { keptQuantities } from './record/kept-quantities.ts';
import { madeFromPath, readMadeFrom, writeMadeFrom } from './record/made-from.ts';
import { withPatience } from './record/patience.ts';
import { type Recorded, recordProgram, sameResults } from './record/record-program.ts';
import { recordSmall, withSmallRuns } from './record/record-small.ts';
import { openSandbox, type Sandbox } from './record/sandbox.ts';

const project = readProject(root.replace(/\/$/, ''));
const programs = coursePrograms().filter(({ check, readsArchive }) => check === undefined && !readsArchive);
const today = await digests(project.root, programs, (id) =>
  project.text.get(`content/datasets/${id}/dataset.json`),
);
const madeFrom = readMadeFrom(project.text.get(madeFromPath));

/** What is to be recorded of a program: all of it, or the short runs alone. */
interface Due {
  program: CourseProgram;
  what: 'all' | 'small';
}

const options = new Set(['--all', '--small']);
const given = process.argv.slice(2);
const due = chosen(given.filter((part) => !options.has(part)));
if (due.length === 0) console.log('Every recording is up to date.');
else await record();
writeList();

function chosen(parts: string[]): Due[] {
  const onlySmall = given.includes('--small');
  try {
    const named = parts.length === 0 ? programs : choosePrograms(programs, parts);
    if (onlySmall && (given.includes('--all') || parts.length > 0)) return named.flatMap(smallOf);
    if (given.includes('--all') || parts.length > 0)
      return named.map((program) => ({ program, what: 'all' }));
    const found = named.flatMap((program) => dueOf(program) ?? []);
    return onlySmall ? found.filter(({ what }) => what === 'small') : found;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** What of a program is missing, or was made from something else. */
function dueOf(program: CourseProgram): Due | undefined {
  const recordings = recordingsOf(program);
  if (!recordings || whyRecord(recordings) !== undefined) return { program, what: 'all' };
  return whySmall(recordings) === undefined ? undefined : { program, what: 'small' };
}

/** A program whose short runs can be made again: the rest of its recording is of today. */
function smallOf(program: CourseProgram): Due[] {
  const recordings = recordingsOf(program);
  const why = recordings ? whyRecord(recordings) : 'There is no recording.';
  if (why !== undefined) throw new Error(`${program.path}: ${why} Run npm run record without --small.`);
  return parseHeader(program.source).small.length > 0 || recordings?.read().small
    ? [{ program, what: 'small' }]
    : [];
}

function recordingsOf({ path, source, recordedPath }: CourseProgram): Recordings | undefined {
  const text = project.text.get(recordedPath);
  if (text === undefined) return undefined;
  const kept = () => keptQuantities(project, path, source);
  const read = () => readRecording(text);
  return { source, text, read, recordedFrom: madeFrom.get(path), today: today.get(path), kept };
}

async function record(): Promise<void> {
  const sandbox = await openSandbox(2);
  try {
    for (const [index, { program, what }] of due.entries()) {
      const { path, source, recordedPath } = program;
      console.log(`${index + 1} of ${due.length}  ${path}`);
      const runs =
        what === 'all'
          ? recordProgram(sandbox, source, keptQuantities(project, path, source))
          : recordShort(sandbox, program);
      const recorded = await withPatience(runs, console.log);
      if ('why' in recorded) {
        console.error(`${path}: not recorded: ${recorded.why}`);
        process.exitCode = 1;
        continue;
      }
      const { text, seconds } = recorded;
      const same = isKept(recordedPath, text, madeFrom.get(path)?.recording);
      if (!same) write(recordedPath, text);
      const made = today.get(path);
      const recording = recordingDigest(readFileSync(join(root, recordedPath), 'utf8'));
      if (made) madeFrom.set(path, { ...made, recording });
      console.log(
        `  ${seconds.toFixed(1)} s, ${same ? 'the same results as before' : `${text.length} bytes`}`,
      );
      for (const { line, message, mend } of unmet(source, readRecording(text))) {
        console.error(`${path}:${line}  ${message} ${mend}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await sandbox.close();
  }
}

/** The recording that is there, with new short runs. */
async function recordShort(sandbox: Sandbox, { source, recordedPath }: CourseProgram): Promise<Recorded> {
  const recorded = await recordSmall(sandbox, source);
  if ('why' in recorded) return recorded;
  const text = withSmallRuns(project.text.get(recordedPath) ?? '', recorded.small);
  return { text, seconds: recorded.seconds };
}

/** Writes what every recording was made from, without the programs that are gone. */
function writeList(): void {
  const known = new Set(programs.map(({ path }) => path));
  const current = new Map([...madeFrom].filter(([path]) => known.has(path)));
  writeFileSync(join(root, madeFromPath), writeMadeFrom(current));
}

/** Whether the recording that is there is a program's own, by its digest, and shows what a new one shows. */
function isKept(recordedPath: string, text: string, digest: string | undefined): boolean {
  try {
    const before = readFileSync(join(root, recordedPath), 'utf8');
    return recordingDigest(before) === digest && sameResults(before, text);
  } catch {
    return false; // There was none, or a damaged one.
  }
}

function write(recordedPath: string, text: string): void {
  const file = join(root, recordedPath);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

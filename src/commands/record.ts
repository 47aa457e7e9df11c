/**
 * `npm run record [-- part of a path …]`: runs programs in the real sandbox and keeps what they showed, as the author's
 * result that readers see before they press Run. Exercises are not recorded: their result is the reader's; nor are programs
 * that read another site.
 * Without arguments it records what is missing or was made from something else than stands there now; `--all` records
 * everything. A recording that shows the same as before is left as it is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRecording } from '../claims/recording.ts';
import { readProject } from './check/project.ts';
import { whyRecord } from './check/stale-recording.ts';
import { unmet } from './check/unmet.ts';
import { choosePrograms } from './record/choose-programs.ts';
import { type CourseProgram, coursePrograms, root } from './record/course-programs.ts';
import { digests, recordingDigest } from './record/digests.ts';
import { keptQuantities } from './record/kept-quantities.ts';
import { madeFromPath, readMadeFrom, writeMadeFrom } from './record/made-from.ts';
import { withPatience } from './record/patience.ts';
import { recordProgram, sameResults } from './record/record-program.ts';
import { openSandbox } from './record/sandbox.ts';

const project = readProject(root.replace(/\/$/, ''));
const programs = coursePrograms().filter(({ check, readsArchive }) => check === undefined && !readsArchive);
const today = await digests(project.root, programs, (id) =>
  project.text.get(`content/datasets/${id}/dataset.json`),
);
const madeFrom = readMadeFrom(project.text.get(madeFromPath));

const due = chosen(process.argv.slice(2));
if (due.length === 0) console.log('Every recording is up to date.');
else await record();
writeList();

function chosen(parts: string[]): CourseProgram[] {
  if (parts.includes('--all')) return programs;
  if (parts.length === 0) return programs.filter(isDue);
  try {
    return choosePrograms(programs, parts);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

function isDue({ path, source, recordedPath }: CourseProgram): boolean {
  const text = project.text.get(recordedPath);
  if (text === undefined) return true;
  const kept = () => keptQuantities(project, path, source);
  const read = () => readRecording(text);
  const [recordedFrom, now] = [madeFrom.get(path), today.get(path)];
  return whyRecord({ source, text, read, recordedFrom, today: now, kept }) !== undefined;
}

async function record(): Promise<void> {
  const sandbox = await openSandbox(2);
  try {
    for (const [index, { path, source, recordedPath }] of due.entries()) {
      console.log(`${index + 1} of ${due.length}  ${path}`);
      const runs = recordProgram(sandbox, source, keptQuantities(project, path, source));
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

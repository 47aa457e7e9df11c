/**
 * `npm run record [part of a path …]`: runs programs in the real sandbox and keeps what they showed, as the author's
 * result that readers see before they press Run. Exercises are not recorded: their result is the reader's.
 * Without arguments it records what is missing or older than its program; `--all` records everything.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { freeze } from '../../playground/views/recorded.ts';
import { type CourseProgram, coursePrograms, root, sourceHash } from './record/course-programs.ts';
import { openSandbox } from './record/sandbox.ts';

/** Recordings are made on WASM: the same numbers on every machine that has SIMD. */
const backend = 'wasm';
const limit = 120_000;

const wanted = process.argv.slice(2);
const due = coursePrograms().filter((program) => !program.check && isDue(program));
if (due.length === 0) console.log('Every recording is up to date.');
else await record(due);

function isDue({ path, source, recordedPath }: CourseProgram): boolean {
  if (wanted.includes('--all')) return true;
  if (wanted.length > 0) return wanted.some((part) => path.includes(part));
  try {
    const recorded: unknown = JSON.parse(readFileSync(root + recordedPath, 'utf8'));
    return !(
      typeof recorded === 'object' &&
      recorded !== null &&
      'sourceHash' in recorded &&
      recorded.sourceHash === sourceHash(source)
    );
  } catch {
    return true;
  }
}

async function record(programs: CourseProgram[]): Promise<void> {
  const sandbox = await openSandbox();
  try {
    for (const { path, source, recordedPath } of programs) {
      const results = await sandbox.run({ source, backend, limit });
      if (results.outcome?.kind !== 'finished') {
        const why =
          results.outcome?.kind === 'failed' ? results.outcome.error.message : 'it did not finish in time';
        console.error(`${path}: not recorded, ${why}.`);
        process.exitCode = 1;
        continue;
      }
      mkdirSync(dirname(root + recordedPath), { recursive: true });
      const text = JSON.stringify({ sourceHash: sourceHash(source), ...freeze(results) });
      writeFileSync(root + recordedPath, `${text}\n`);
      console.log(`${recordedPath}: ${results.outcome.seconds.toFixed(1)} s, ${text.length} bytes`);
    }
  } finally {
    await sandbox.close();
  }
}

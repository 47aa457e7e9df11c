import { quantitiesOf } from '../../claims/expectation.ts';
import { parseHeader } from '../../claims/header.ts';
import { withSeed } from '../../claims/seed-line.ts';
import { withSmall } from '../../claims/small-lines.ts';
import { type SmallRun, type SmallRuns, smallRun } from '../../claims/small-runs.ts';
import { smallText } from '../../claims/small-setting.ts';
import { failure, recordingBackend, runLimit } from './run-seeds.ts';
import type { Sandbox } from './sandbox.ts';
import { smallSeeds } from './small-seeds.ts';

/** The short runs of a program, and the seconds of the longest; or why there are none. */
export type RecordedSmall = { small: SmallRuns | undefined; seconds: number } | { why: string };

/** Makes a program's short runs, where its header asks for them. */
export async function recordSmall(sandbox: Pick<Sandbox, 'run'>, source: string): Promise<RecordedSmall> {
  const header = parseHeader(source);
  if (header.small.length === 0 || header.timed) return { small: undefined, seconds: 0 };
  const named = header.smallExpectations.flatMap(quantitiesOf);
  const short = withSmall(source);
  const [runs, times]: [SmallRun[], number[]] = [[], []];
  for (const seed of smallSeeds(source)) {
    const text = seed === undefined ? short : withSeed(short, seed);
    const results = await sandbox.run({ source: text, backend: recordingBackend, limit: runLimit });
    const why = failure(results);
    if (why !== undefined)
      return { why: `the short run${seed === undefined ? '' : ` with seed ${seed}`} failed: ${why}` };
    runs.push(smallRun(results, named, seed));
    if (results.outcome?.kind === 'finished') times.push(results.outcome.seconds);
  }
  return { small: { setting: smallText(header.small), runs }, seconds: Math.max(...times) };
}

/** The text of a recording with these short runs in place of those that it had. */
export function withSmallRuns(recording: string, small: SmallRuns | undefined): string {
  const { small: _, ...rest } = JSON.parse(recording) as { small?: unknown };
  return `${JSON.stringify({ ...rest, ...(small && { small }) })}\n`;
}

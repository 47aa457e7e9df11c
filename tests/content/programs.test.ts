import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { random } from '../../playground/lab/random/random.ts';
import { comparedRun, differences } from '../../src/claims/compared-run.ts';
import { parseHeader } from '../../src/claims/header.ts';
import { readRecording } from '../../src/claims/recording.ts';
import { withSmall } from '../../src/claims/small-lines.ts';
import { root } from '../../src/commands/record/course-programs.ts';
import { courseSandbox, limit, meets, meetsSmall, near, nearShort, shown } from './course-sandbox.ts';

const sandbox = courseSandbox();

test.each(shown.map((program) => [program.path, program] as const))(
  '%s finishes and learns what it says, as recorded',
  async (_, { source, recordedPath }) => {
    const { small, timed } = parseHeader(source);
    const short = small.length > 0;
    const results = await sandbox.run({ source: short ? withSmall(source) : source, backend: 'wasm', limit });
    if (short) meetsSmall(results, source);
    else meets(results, source);
    if (timed) return;
    const recording = readRecording(readFileSync(root + recordedPath, 'utf8'));
    const recorded = short ? recording.small?.runs[0] : comparedRun(recording.results);
    if (!recorded) throw new Error('There is no recorded short run: npm run record makes it.');
    expect(differences(comparedRun(results), recorded, short ? nearShort : near)).toEqual([]);
  },
);

test.each(['webgpu', 'webgl', 'wasm', 'cpu'] as const)(
  '%s trains to the same loss, within one part in a thousand',
  async (backend) => {
    const source = readFileSync(`${root}content/programs/blank.ts`, 'utf8');
    const results = await sandbox.run({ source, backend, limit });
    expect(results.backend).toBe(backend);
    meets(results, source);
    const last = results.plots[0]?.series[0]?.y.at(-1) ?? Number.NaN;
    expect(Math.abs(last / leastSquaresOfBlank() - 1)).toBeLessThan(1e-3);
  },
);

/** What no line can go below on the points of `blank.ts`: the least-squares residual, in closed form. */
function leastSquaresOfBlank(): number {
  const rng = random(1);
  const x = Array.from({ length: 64 }, () => rng.uniform(-1, 1));
  const y = x.map((value) => 2 * value - 1 + rng.normal(0, 0.01));
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my)));
  const slope = covariance / mean(x.map((value) => (value - mx) ** 2));
  return mean(x.map((value, i) => ((y[i] ?? 0) - my - slope * (value - mx)) ** 2));
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { random } from '../../playground/lab/random/random.ts';
import { parseRecorded, thaw } from '../../playground/views/recorded.ts';
import type { Results } from '../../playground/views/results.ts';
import { parseHeader } from '../../src/claims/header.ts';
import { root } from '../../src/commands/record/course-programs.ts';
import { courseSandbox, limit, meets, near, shown } from './course-sandbox.ts';

const sandbox = courseSandbox();

test.each(shown.map((program) => [program.path, program] as const))(
  '%s finishes and learns what it says, as recorded',
  async (_, { source, recordedPath }) => {
    const results = await sandbox.run({ source, backend: 'wasm', limit });
    meets(results, source);
    if (parseHeader(source).timed) return;
    const recorded = thaw(parseRecorded(JSON.parse(readFileSync(root + recordedPath, 'utf8'))));
    for (const table of recorded.tables) {
      const fresh = results.tables.find(({ id }) => id === table.id);
      for (const [row, cells] of table.rows.entries()) {
        for (const [column, cell] of cells.entries()) {
          if (typeof cell !== 'number') expect(fresh?.rows[row]?.[column]).toEqual(cell);
          else expect(fresh?.rows[row]?.[column]).toSatisfy((value: number) => near(value, cell));
        }
      }
    }
    expect(lastValues(results).map(([series]) => series)).toEqual(
      lastValues(recorded).map(([series]) => series),
    );
    const fresh = new Map(lastValues(results));
    for (const [series, recordedValue] of lastValues(recorded)) {
      const value = fresh.get(series) ?? Number.NaN;
      expect(near(value, recordedValue), `${series}: ${value}, recorded ${recordedValue}`).toBe(true);
    }
  },
);

/** The name of each curve and where it ends. */
function lastValues({ plots }: Results): [series: string, value: number][] {
  return plots.flatMap(({ id, series }) =>
    series.map(({ spec, y }): [string, number] => [`${id}: ${spec.name}`, y.at(-1) ?? Number.NaN]),
  );
}

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

import type { Kernels } from '../protocol/commands.ts';
import type { Backend } from '../protocol/events.ts';
import type { Turn, TurnResult } from './turn.ts';

/** The times of one model on one backend, a number a round and side; or why a side has none. */
export interface Measurement {
  model: string;
  backend: Backend;
  times: Record<Kernels, number[]>;
  why: Partial<Record<Kernels, string>>;
}

/** Which sides take turns, and how often. */
export const sides = ['course', 'stock'] as const satisfies readonly Kernels[];

/** The turns of a measurement: the sides of a model follow each other, so that a machine that slows down slows both. */
export function turnsOf(models: readonly string[], backends: readonly Backend[], rounds: number): Turn[] {
  return backends.flatMap((backend) =>
    models.flatMap((model) =>
      Array.from({ length: rounds }, () => sides.map((kernels) => ({ model, backend, kernels }))).flat(),
    ),
  );
}

/** The measurements with one more turn in them. */
export function withTurn(
  measurements: readonly Measurement[],
  { model, backend, kernels }: Turn,
  result: NonNullable<TurnResult>,
): Measurement[] {
  const known = measurements.find((row) => row.model === model && row.backend === backend);
  const row = known ?? { model, backend, times: { course: [], stock: [] }, why: {} };
  const next: Measurement =
    'ms' in result
      ? { ...row, times: { ...row.times, [kernels]: [...row.times[kernels], result.ms] } }
      : { ...row, why: { ...row.why, [kernels]: result.why } };
  return known ? measurements.map((other) => (other === known ? next : other)) : [...measurements, next];
}

/** Median of the rounds, milliseconds a step; undefined where none was timed. */
export function medianOf(times: readonly number[]): number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 || below === undefined || above === undefined ? above : (below + above) / 2;
}

/** How many times as fast the course's kernels are: the median of the ratios of neighbouring turns. */
export function ratioOf({ times }: Measurement): number | undefined {
  const ratios = times.course.flatMap((own, round) => {
    const other = times.stock[round];
    return other === undefined ? [] : [other / own];
  });
  return medianOf(ratios);
}

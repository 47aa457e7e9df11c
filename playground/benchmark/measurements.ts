import type { Backend } from '../protocol/events.ts';
import type { Side, Turn, TurnResult } from './turn.ts';

/** The times of one model on one backend, a number a round and side; or why a side has none. */
export interface Measurement {
  model: string;
  backend: Backend;
  times: Partial<Record<Side, number[]>>;
  why: Partial<Record<Side, string>>;
}

/** The sides in the order of their turns; the course's own is measured always. */
export const sides = ['course', 'stock', 'jax'] as const satisfies readonly Side[];

/** What a reader chooses. */
export interface Choice {
  models: readonly string[];
  backends: readonly Backend[];
  /** What the course is measured beside. */
  beside: readonly string[];
}

/** jax-js has a CPU backend for debugging alone. */
const has = (backend: Backend, side: Side): boolean => !(backend === 'cpu' && side === 'jax');

/** The turns of a measurement: the sides of a model follow each other, so that a machine that slows down slows all. */
export function turnsOf({ models, backends, beside }: Choice, rounds: number): Turn[] {
  const chosen = sides.filter((side) => side === 'course' || beside.includes(side));
  return backends.flatMap((backend) =>
    models.flatMap((model) => {
      const round = chosen.filter((side) => has(backend, side)).map((side) => ({ model, backend, side }));
      return Array.from({ length: rounds }, () => round).flat();
    }),
  );
}

/** The measurements with one more turn in them. */
export function withTurn(
  measurements: readonly Measurement[],
  { model, backend, side }: Turn,
  result: NonNullable<TurnResult>,
): Measurement[] {
  const known = measurements.find((row) => row.model === model && row.backend === backend);
  const row = known ?? { model, backend, times: {}, why: {} };
  const next: Measurement =
    'ms' in result
      ? { ...row, times: { ...row.times, [side]: [...(row.times[side] ?? []), result.ms] } }
      : { ...row, why: { ...row.why, [side]: result.why } };
  return known ? measurements.map((other) => (other === known ? next : other)) : [...measurements, next];
}

/** Median of the rounds, milliseconds a step; undefined where none was timed. */
export function medianOf(times: readonly number[]): number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 || below === undefined || above === undefined ? above : (below + above) / 2;
}

/** How many times as fast as a side the course's kernels are: the median of the ratios of neighbouring turns. */
export function ratioTo(side: Side, { times }: Measurement): number | undefined {
  const ratios = (times.course ?? []).flatMap((own, round) => {
    const other = times[side]?.[round];
    return other === undefined ? [] : [other / own];
  });
  return medianOf(ratios);
}

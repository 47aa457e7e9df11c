/** What the reader sets in the optimiser race, the five paths that follow, and the search for each one's best rate. */
import { descend, type OptimiserId, optimiserIds } from '../descent/optimisers.ts';
import type { Pair } from '../descent/surface.ts';
import { type Course, course, type SurfaceId } from '../descent/surfaces.ts';

export interface Race {
  readonly surface: SurfaceId;
  readonly noisy: boolean;
  readonly start: Pair;
  /** Decimal logarithm of each one's learning rate. */
  readonly rates: Readonly<Record<OptimiserId, number>>;
  readonly running: readonly OptimiserId[];
  readonly steps: number;
  /** Which noise chance draws. */
  readonly seed: number;
}

export const mostSteps = 200;
export const rateRange = { low: -3.5, high: 0.5 } as const;
/** The rates that the search tries: eight to the decade would be finer than what it can tell apart. */
const tried = Array.from({ length: 17 }, (_, k) => rateRange.low + k * 0.25);

/** One optimiser's path, and the loss along it. */
export interface Run {
  readonly id: OptimiserId;
  readonly path: readonly Pair[];
  readonly losses: readonly number[];
}

function walk(race: Race, on: Course, id: OptimiserId, rate: number, steps: number): Pair[] {
  return descend(on, { optimiser: id, start: race.start, rate: 10 ** rate, steps, seed: race.seed });
}

/** The surface and the paths of those that run. */
export function run(race: Race): { on: Course; runs: Run[] } {
  const on = course(race.surface, race.noisy);
  const runs = race.running.map((id) => {
    const path = walk(race, on, id, race.rates[id], race.steps);
    return { id, path, losses: path.map((at) => on.value(at)) };
  });
  return { on, runs };
}

/**
 * Gives each optimiser, running or not, the rate of 17 whose path has the lowest loss, averaged over the last quarter
 * of all steps from this start.
 */
export function tune(race: Race): Race {
  const on = course(race.surface, race.noisy);
  const best = optimiserIds.map((id): [OptimiserId, number] => {
    let [lowest, rate] = [Number.POSITIVE_INFINITY, race.rates[id]];
    for (const candidate of tried) {
      const path = walk(race, on, id, candidate, mostSteps);
      if (path.length <= mostSteps) continue; // it ran away
      const late = path.slice(-mostSteps / 4);
      const mean = late.reduce((sum, at) => sum + on.value(at), 0) / late.length;
      if (mean < lowest) [lowest, rate] = [mean, candidate];
    }
    return [id, rate];
  });
  return { ...race, rates: Object.fromEntries(best) as Race['rates'] };
}

/** The race as it begins on a surface: from its start, with all five, at their best rates. */
export function begin(surface: SurfaceId, noisy = false): Race {
  const rates = { sgd: -2, momentum: -2, rmsprop: -2, adam: -2, adamw: -2 };
  const { start } = course(surface, noisy);
  return tune({ surface, noisy, start, rates, running: optimiserIds, steps: 60, seed: 1 });
}

export const initial: Race = begin('valley');

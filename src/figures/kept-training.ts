/** Trainings in the page that are kept stage by stage: each stage is computed once, and a start that was left is gone on with. */
import { type Adam, adam } from './adam.ts';
import { type Chance, chance } from './chance.ts';

interface Recipe {
  /** How many parameters there are. */
  readonly count: number;
  /** The rate of Adam. */
  readonly rate: number;
  start(rng: Chance): Float64Array;
  /** Moves the parameters by one stage. */
  stage(all: Float64Array, rng: Chance, optimiser: Adam): void;
}

interface KeptTraining {
  /** The parameters after so many stages from a random start. */
  after(stages: number, seed: number): Float64Array;
  /** Whether they have been computed. */
  has(stages: number, seed: number): boolean;
}

export function keptTraining({ count, rate, start, stage }: Recipe): KeptTraining {
  const known = new Map<number, { rng: Chance; optimiser: Adam; kept: Float64Array[] }>();
  function begin(seed: number) {
    const rng = chance(seed);
    return { rng, optimiser: adam(count, rate), kept: [start(rng)] };
  }
  return {
    after(stages, seed) {
      const training = known.get(seed) ?? begin(seed);
      known.set(seed, training);
      const { rng, optimiser, kept } = training;
      while (kept.length <= stages) {
        const all = (kept.at(-1) ?? new Float64Array(count)).slice();
        stage(all, rng, optimiser);
        kept.push(all);
      }
      return kept[stages] ?? new Float64Array(count);
    },
    has: (stages, seed) => (known.get(seed)?.kept.length ?? 0) > stages,
  };
}

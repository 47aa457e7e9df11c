import { crps, fairCrps } from './crps.ts';
import { type Ensemble, ensembleOf } from './ensemble.ts';
import { type ScoreOptions, weightedMean } from './layout.ts';
import type { Numbers } from './numbers.ts';
import { spreadSkillRatio } from './spread-skill.ts';

/** What `ensembleScores` finds. */
export interface EnsembleScores {
  /** The fair CRPS, in the unit of the arrays; of one member its mean absolute error. */
  crps: number;
  /** Spread–skill ratio; NaN for one member. */
  ratio: number;
  /** Share of the cells, weighted, where so many members lie below the truth, from none to all: a rank histogram. */
  ranks: number[];
}

/**
 * The scores of an ensemble that are looked at together: how good it is, `fairCrps`; whether its spread is that of its
 * errors, `spreadSkillRatio`; and where the truth falls among its members. In an ensemble whose members are exchangeable
 * with the truth all ranks are equally frequent; a histogram in the shape of a U says that it is too sure (Hamill 2001,
 * doi:10.1175/1520-0493(2001)129<0550:IORHFV>2.0.CO;2).
 *
 * @param ensemble members, each shaped as the truth; a cell with a missing member is left out
 * @param truth flat, row-major; NaN is missing
 * @returns the CRPS in the unit of the arrays, the others without unit
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const members = [[1, 4], [2, 5], [3, 9]];
 * const { crps, ratio, ranks } = ensembleScores(members, [2.5, 7]);
 * log(crps.toFixed(2), ratio.toFixed(2), ranks); // 0.42 2.92 [0, 0, 1, 0]
 */
export function ensembleScores(ensemble: Ensemble, truth: Numbers, options?: ScoreOptions): EnsembleScores {
  const { layout, size, member } = ensembleOf('ensembleScores', ensemble, truth, options);
  const rankOf = (cell: number): number => {
    let below = 0;
    for (let m = 0; m < size; m++) {
      const value = member(m)[cell] as number;
      if (Number.isNaN(value)) return Number.NaN;
      if (value < (truth[cell] as number)) below++;
    }
    return below + 0 * (truth[cell] as number);
  };
  const ranks = Array.from({ length: size + 1 }, (_, rank) =>
    weightedMean(layout, (cell) => {
      const own = rankOf(cell);
      return Number.isNaN(own) ? own : Number(own === rank);
    }),
  );
  if (size === 1) return { crps: crps(ensemble, truth, options), ratio: Number.NaN, ranks };
  return {
    crps: fairCrps(ensemble, truth, options),
    ratio: spreadSkillRatio(ensemble, truth, options),
    ranks,
  };
}

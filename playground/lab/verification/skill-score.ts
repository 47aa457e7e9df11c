import { wantAnyNumber } from '../arguments/want.ts';

/**
 * Skill against a reference, (reference − score) / (reference − perfect): 1 is perfect, 0 as good as the reference,
 * negative worse. For errors, which are perfect at 0, that is 1 − score / reference. Murphy 1988,
 * doi:10.1175/1520-0493(1988)116<2417:SSBOTM>2.0.CO;2.
 *
 * @param score of the forecast, in any unit
 * @param reference score of persistence, climatology or another forecast, over the same cells
 * @param perfect the score of a perfect forecast: 0 for errors, 1 for ACC, CSI and FSS
 * @returns without unit, at most 1; NaN when a score is missing or the reference is perfect itself
 * @throws TypeError for what is no number
 * @example
 * log(skillScore(1.5, 2), skillScore(3, 2)); // 0.25 -0.5
 */
export function skillScore(score: number, reference: number, perfect = 0): number {
  wantAnyNumber('skillScore', 'score', score);
  wantAnyNumber('skillScore', 'reference', reference);
  wantAnyNumber('skillScore', 'perfect', perfect);
  return reference === perfect ? Number.NaN : (reference - score) / (reference - perfect);
}

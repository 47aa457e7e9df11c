import { meanAndSpread } from '../../playground/lab/verification/mean-and-spread.ts';
import { type NumberStyle, numberText } from './number-text.ts';
import { spreadText } from './spread-text.ts';

/** What can be printed of a number's values under other seeds. */
export const overSeedsWords = ['mean', 'deviation', 'least', 'greatest', 'range', 'both'] as const;
export type OverSeeds = (typeof overSeedsWords)[number];

/**
 * Values under other seeds as a sentence has them: `0.58` for one number, `0.57 to 0.60` for the range, `0.584 ± 0.012`
 * for mean and standard deviation (of a sample) together.
 */
export function overSeedsText(
  what: OverSeeds,
  values: readonly number[],
  style: NumberStyle,
): { value: number; text: string } {
  const { mean, spread: deviation } = meanAndSpread(values);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (what === 'both') return { value: mean, text: spreadText({ mean, spread: deviation }, style) };
  if (what === 'range') {
    const [low, high] = [numberText(least, style), numberText(greatest, style)];
    return { value: mean, text: low === high ? low : `${low} to ${high}` };
  }
  const value = { mean, deviation, least, greatest }[what];
  return { value, text: numberText(value, style) };
}

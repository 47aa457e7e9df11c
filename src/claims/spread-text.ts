import { numberText } from './number-text.ts';

/** Mean and spread as readers see them: to the second digit of the spread, `0.584 ± 0.012`. */
export function spreadText(
  { mean, spread }: { mean: number; spread: number },
  { digits, times }: { digits: number | undefined; times: number } = { digits: undefined, times: 1 },
): string {
  // Equal numbers have a mean that is rounded, and so a spread that is nothing but rounding.
  const scatter = spread < 1e-9 * Math.abs(mean) ? 0 : spread;
  const style = { digits: digits ?? decimalsOf(scatter * Math.abs(times)), times };
  return `${numberText(mean, style)} ± ${numberText(scatter, style)}`;
}

/** Digits after the point that show the first two of a spread; undefined where it is zero or unknown. */
function decimalsOf(spread: number): number | undefined {
  if (!(spread > 0) || !Number.isFinite(spread)) return undefined;
  return Math.min(10, Math.max(0, 1 - Math.floor(Math.log10(spread))));
}

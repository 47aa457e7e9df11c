/** What a view costs a page that keeps it. */
export const measures = ['panels', 'series', 'points', 'values', 'cells', 'letters'] as const;
type Measure = (typeof measures)[number];
/** So much of each; what is not named is none. */
export type Cost = Partial<Record<Measure, number>>;

/**
 * The most that all views of one run hold at a time. The course's own programs stay below a tenth of each. A panel is a
 * canvas of up to 4 MB, 8 million values are 32 MB, and 300,000 letters in one view take a tenth of a second to lay out;
 * letters of other scripts count for several (`text-weight.ts`).
 */
export const most: Readonly<Record<Measure, number>> = {
  panels: 40,
  series: 1000,
  points: 1_000_000,
  values: 8_000_000,
  cells: 100_000,
  letters: 300_000,
};

/** What the views of a run hold, by view and in all. */
export interface Holdings {
  of: Map<string, Cost>;
  total: Record<Measure, number>;
}

/** Nothing is held. */
export function noHoldings(): Holdings {
  return { of: new Map(), total: { panels: 0, series: 0, points: 0, values: 0, cells: 0, letters: 0 } };
}

/** How much more of a measure there is room for, beside what the view of this key holds already. */
export function roomBeside({ of, total }: Holdings, key: string, measure: Measure): number {
  return most[measure] - total[measure] + (of.get(key)?.[measure] ?? 0);
}

/** Holds a view in the place of what its key held before, if there is room for it; says whether there was. */
export function hold(holdings: Holdings, key: string, cost: Cost): boolean {
  if (measures.some((measure) => (cost[measure] ?? 0) > roomBeside(holdings, key, measure))) return false;
  const before = holdings.of.get(key);
  for (const measure of measures) holdings.total[measure] += (cost[measure] ?? 0) - (before?.[measure] ?? 0);
  holdings.of.set(key, cost);
  return true;
}

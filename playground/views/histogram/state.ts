import { place, type RunState } from '../run-state.ts';
import { textsWeight } from '../text-weight.ts';
import type { CountedSeries, HistogramEvent } from './event.ts';

export type HistogramResult = Omit<HistogramEvent, 'type'>;

/** What a run has counted. */
export interface Histograms {
  histograms: HistogramResult[];
}

/** What this view is called among the results. */
export const kind = 'histogram';

/** Draws a histogram, or draws it anew. */
export function addHistogram(run: RunState & Histograms, event: HistogramEvent): void {
  const { id, spec, low, width, series } = event;
  const cost = {
    series: series.length,
    points: series.reduce((sum, { counts }) => sum + counts.length, 0),
    letters: textsWeight(spec.title, spec.x.label, spec.x.units, ...series.map(({ name }) => name)),
  };
  place(run, run.histograms, { id, spec, low, width, series }, { kind, cost, sort: 'drawing' });
}

/** How many finite values a series has, those outside the bins among them. */
export function finiteValues({ counts, below, above }: CountedSeries): number {
  return counts.reduce((sum, count) => sum + count, below + above);
}

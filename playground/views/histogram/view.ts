import { byId } from '../run-state.ts';
import type { View } from '../view.ts';
import type { HistogramEvent } from './event.ts';
import { histogramView } from './histogram-view.ts';
import { LiveHistogram } from './live-histogram.ts';
import { addHistogram, type Histograms, kind } from './state.ts';

/** How often values occur: weights, errors, members of an ensemble. */
export const histogram: View<typeof kind, Histograms, HistogramEvent> = {
  kind,
  empty: () => ({ histograms: [] }),
  take: {
    histogram(run, event) {
      addHistogram(run, event);
      return event.id;
    },
  },
  shows: () => true,
  settles: true,
  render: ({ histograms }, id) => histogramView(byId(histograms, id)),
  live: (run, id) => new LiveHistogram(() => byId(run.histograms, id)),
  freeze: ({ histograms }, id) => [{ event: { type: 'histogram', ...byId(histograms, id) } }],
};

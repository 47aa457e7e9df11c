import { byId } from '../run-state.ts';
import type { View } from '../view.ts';
import type { HistogramEvent } from './event.ts';
import { histogramGhostsOf } from './histogram-ghosts.ts';
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
  live: (run, id, { others }) => {
    const own = () => byId(run.histograms, id);
    return new LiveHistogram(own, () => histogramGhostsOf(own(), others()));
  },
  freeze: ({ histograms }, id) => [{ event: { type: 'histogram', ...byId(histograms, id) } }],
};

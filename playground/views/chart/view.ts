import { byId } from '../run-state.ts';
import type { Recorded, View } from '../view.ts';
import type { ChartEvent } from './event.ts';
import { ghostsOf } from './ghosts.ts';
import { lineChart } from './line-chart.ts';
import { LiveChart } from './live-chart.ts';
import { addPlot, addPoints, kind, type Plots } from './state.ts';
import { thinned } from './thinned.ts';

/** Curves and clouds of points in one pair of axes. */
export const chart: View<typeof kind, Plots, ChartEvent> = {
  kind,
  empty: () => ({ plots: [] }),
  take: {
    plot(run, { id, spec }) {
      addPlot(run, id, spec);
      return id;
    },
    points: (run, event) => (addPoints(run, event) ? event.id : undefined),
  },
  shows: ({ plots }, id) => byId(plots, id).series.some((series) => series.x.length > 0),
  settles: true,
  render: ({ plots }, id, { ends }) => lineChart(byId(plots, id), {}, ends),
  live: (run, id, { others }) =>
    new LiveChart(
      () => byId(run.plots, id),
      () => ghostsOf(id, others()),
    ),
  freeze({ plots }, id) {
    const plot = byId(plots, id);
    const spec = { ...plot.spec, series: plot.series.map((series) => series.spec) };
    const points = plot.series
      .filter((series) => series.x.length > 0)
      .map((series): Recorded => {
        const { x, y } = thinned(plot, series);
        return { event: { type: 'points', id, series: series.spec.name, x, y, replace: true } };
      });
    return [{ event: { type: 'plot', id, spec } }, ...points];
  },
};

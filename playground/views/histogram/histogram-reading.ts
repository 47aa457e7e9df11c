import { histogram as words } from '../../words/en/views.ts';
import type { ReadableChart } from '../drawing/crosshair.ts';
import { displayNumber, grouped } from '../drawing/number-format.ts';
import { binEnds } from './bins.ts';
import type { HistogramLayout } from './histogram-layout.ts';
import { heightOf } from './outline.ts';
import type { HistogramResult } from './state.ts';

/** A histogram for reading counts off it, bin by bin. */
export function histogramReading(histogram: HistogramResult, layout: HistogramLayout): ReadableChart {
  const { spec, low, width, series } = histogram;
  const bins = series[0]?.counts.length ?? 0;
  const middle = (bin: number): number => low + (bin + 0.5) * width;
  return {
    valueAt: layout.x.value,
    stops: () => Array.from({ length: bins }, (_, bin) => middle(bin)),
    readAt(value) {
      const bin = Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)));
      const { from, to } = binEnds(histogram, bin);
      const units = spec.x.units ? ` ${spec.x.units}` : '';
      const place = `${words.place(spec.x.label, from, to)}${units}`;
      const at = layout.x.position(middle(bin));
      const values = series.map((one, i) => {
        const height = heightOf(histogram, one, bin);
        const count = grouped(one.counts[bin] ?? 0);
        return {
          name: one.name,
          colour: layout.series[i]?.colour ?? '',
          value: spec.share ? `${displayNumber(height, 3)}% (${count})` : count,
          at,
          height: layout.y.position(height),
        };
      });
      const said = values.map((one) => `${one.name} ${one.value}`).join(', ');
      return { x: middle(bin), at, place, values, spoken: `${place}: ${said}` };
    },
  };
}

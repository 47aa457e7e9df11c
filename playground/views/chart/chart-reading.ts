import type { ReadableChart } from '../drawing/crosshair.ts';
import { displayNumber, plainNumber } from '../drawing/number-format.ts';
import type { ChartLayout } from './chart-layout.ts';
import { readAt, stops } from './nearest-points.ts';
import type { PlotResult } from './state.ts';

/** A chart for reading values off it: the points nearest to a place. */
export function chartReading(plot: PlotResult, { x, y, series }: ChartLayout): ReadableChart {
  return {
    valueAt: x.value,
    stops: () => stops(plot),
    readAt(place) {
      const reading = readAt(plot, x, place);
      if (!reading) return undefined;
      const values = reading.values.map((point) => ({
        name: point.name,
        colour: series[point.series]?.colour ?? '',
        value: displayNumber(point.y),
        at: x.position(point.x),
        height: y.position(point.y),
      }));
      const words = reading.values.map((point) => `${point.name} ${plainNumber(point.y)}`).join(', ');
      return {
        x: reading.x,
        at: x.position(reading.x),
        place: `${x.label} ${displayNumber(reading.x)}`,
        values,
        spoken: `${x.label} ${plainNumber(reading.x)}: ${words}`,
      };
    },
  };
}

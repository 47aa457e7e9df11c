import { type ExportColours, framedSvg } from '../drawing/chart-svg.ts';
import type { ChartLayout, DrawnSeries } from './chart-layout.ts';
import { loneDots } from './lone-dots.ts';

const dashes = ['', '9 4', '3 3', '10 3 3 3', '1 4'];

/** The chart as one SVG file that needs no style sheet. */
export function chartSvg(layout: ChartLayout, colours: ExportColours): string {
  const curves = layout.series.map((one) => {
    const colour = colours.series(one.colour);
    const lone = one.points ? '' : loneDots(one.path);
    const dots = lone && path(`stroke="${colour}" stroke-width="7" stroke-linecap="round"`, lone);
    return path(stroke(one, colour), one.path) + dots;
  });
  return framedSvg({ ...layout, inside: curves.join('') }, colours);
}

const path = (stroke: string, d: string): string =>
  `<path ${stroke} vector-effect="non-scaling-stroke" d="${d}"/>`;

function stroke(one: DrawnSeries, colour: string): string {
  if (one.points) return `stroke="${colour}" stroke-width="5" stroke-linecap="${one.points}"`;
  return `stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-dasharray="${dashes[one.dash] ?? ''}"`;
}

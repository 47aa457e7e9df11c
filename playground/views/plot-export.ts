import { axisTitle } from './axis.ts';
import type { ChartLayout, DrawnSeries } from './chart-layout.ts';
import { escapeHtml } from './escape.ts';
import type { PlotResult } from './results.ts';

/** All points of a plot, one a line: series, x, y; as RFC 4180 with a header. */
export function plotCsv({ spec, series }: PlotResult): string {
  const lines = [['series', axisTitle(spec.x), axisTitle(spec.y)].map(quoted).join(',')];
  for (const one of series) {
    const name = quoted(one.spec.name);
    one.x.forEach((x, i) => {
      lines.push(`${name},${x},${one.y[i]}`);
    });
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Colours of the page, by the names that `views.css` uses. */
export interface ExportColours {
  paper: string;
  ink: string;
  soft: string;
  rule: string;
  series(colour: string): string;
}

const dashes = ['', '9 4', '3 3', '10 3 3 3', '1 4'];
const [width, height, left, right, top, bottom] = [960, 540, 90, 150, 64, 64];

/** The chart as one SVG file that needs no style sheet, 960 × 540. */
export function chartSvg(layout: ChartLayout, colours: ExportColours): string {
  const w = width - left - right;
  const h = height - top - bottom;
  const text = (x: number, y: number, content: string, anchor = 'middle', fill = colours.soft) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escapeHtml(content)}</text>`;
  const grid = [
    ...layout.x.ticks.map(({ at, text: tick }) => text(left + at * w, height - bottom + 20, tick)),
    ...layout.y.ticks.map(({ at, text: tick }) => text(left - 8, top + (1 - at) * h + 4, tick, 'end')),
    ...layout.y.ticks.map(
      ({ at }) => `<path stroke="${colours.rule}" d="M${left} ${top + (1 - at) * h}h${w}"/>`,
    ),
  ];
  const curves = layout.series.map(
    (one) =>
      `<path ${stroke(one, colours.series(one.colour))} vector-effect="non-scaling-stroke" d="${one.path}"/>`,
  );
  const names = layout.series
    .slice(0, 20)
    .map((one, i) =>
      text(width - right + 10, top + 10 + i * 20, one.name, 'start', colours.series(one.colour)),
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="14" fill="none"><path fill="${colours.paper}" d="M0 0h${width}v${height}H0z"/>${text(left, 30, layout.title, 'start', colours.ink)}${text(left - 8, top - 12, axisTitle(layout.y), 'start')}${text(left + w / 2, height - 16, axisTitle(layout.x))}${grid.join('')}<svg x="${left}" y="${top}" width="${w}" height="${h}" viewBox="0 0 1000 1000" preserveAspectRatio="none" overflow="visible">${curves.join('')}</svg>${names.join('')}</svg>`;
}

function stroke(one: DrawnSeries, colour: string): string {
  if (one.points) return `stroke="${colour}" stroke-width="5" stroke-linecap="${one.points}"`;
  return `stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-dasharray="${dashes[one.dash] ?? ''}"`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { chartFrame, legendList, titleOfLong } from '../drawing/chart-frame.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { moveApart } from '../drawing/move-apart.ts';
import { displayNumber } from '../drawing/number-format.ts';
import { type ChartLayout, type ChartOptions, type DrawnSeries, layoutChart } from './chart-layout.ts';
import { loneDots } from './lone-dots.ts';
import type { PlotResult } from './state.ts';

// uPlot would draw faster, but only in a browser: the author's recorded curve is drawn at build time, must be
// readable without JavaScript and in print, and must not change its look when the reader's takes its place. So
// one renderer writes SVG text for both, and decimation keeps it within a frame.

/** Series named at the end of their curve; with more the names would cover each other. */
const maxDirectLabels = 6;

/**
 * A plot as a figure: title, legend, chart and notes.
 * @param ends tells style sheets where the axes end, see `chartEnds`
 */
export function lineChart(plot: PlotResult, options: ChartOptions = {}, ends = false): string {
  const layout = layoutChart(plot, options);
  return `<figure class="view view-plot"><div class="view-head"><figcaption>${escapeHtml(layout.title)}</figcaption></div>${chartBody(layout, ends)}</figure>`;
}

/** The part of a plot that changes as points arrive. */
function chartBody(layout: ChartLayout, ends: boolean): string {
  const style = ends ? ` style="${chartEnds(layout)}"` : '';
  return `${legend(layout)}<div class="chart" role="img" aria-label="${escapeHtml(layout.label)}"${style}>${chartInner(layout)}</div>${chartNotes(layout)}`;
}

/** Where the axes end, as variables for a style sheet that lays something behind a chart; none where one is logarithmic. */
export function chartEnds({ x, y }: ChartLayout): string {
  if (x.log || y.log) return '';
  return `--x-low:${x.low};--x-high:${x.high};--y-low:${y.low};--y-high:${y.high}`;
}

/** The curves of a chart alone, without axes and words: small, beside words that say what they are. */
export function chartPicture(plot: PlotResult): string {
  const curves = layoutChart(plot).series.map(curve).join('');
  return `<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">${curves}</svg>`;
}

/** The legend: a sample of each line, its name and its last value. */
export function legend({ series }: ChartLayout): string {
  return legendList(
    series.map((one) => ({
      name: one.name,
      colour: one.colour,
      sample: `<path class="${strokeClass(one)}" d="${one.points ? 'M14 5h0' : 'M1 5H27'}"/>`,
      value: one.points || !one.last ? undefined : displayNumber(one.last.y, 3),
    })),
  );
}

/** Sentences under the chart about what it could not show. */
export function chartNotes({ notes }: ChartLayout): string {
  return `<p class="view-note">${notes.map(escapeHtml).join(' ')}</p>`;
}

/** Axes, curves and labels, all placed in percent: the chart fits any width without a script, text keeps its size. */
export function chartInner(layout: ChartLayout): string {
  const { x, y, series } = layout;
  const direct = series.length > 1 ? directLabels(series) : '';
  // A cloud of observations lies under the curves that go through it.
  const layers = [...series.filter((one) => one.points), ...series.filter((one) => !one.points)];
  const curves = layers.map(curve).join('');
  return chartFrame({ x, y, inside: curves, direct });
}

function curve(one: DrawnSeries): string {
  const raw = one.raw === undefined ? '' : `<path class="curve raw" d="${one.raw}"/>`;
  const lone = one.points ? '' : loneDots(one.path);
  const dots = lone && `<path class="curve lone" d="${lone}"/>`;
  return `<g class="s-${one.colour}">${raw}<path class="${strokeClass(one)}" d="${one.path}"/>${dots}</g>`;
}

function strokeClass(one: DrawnSeries): string {
  return one.points ? `marks ${one.points}` : `curve d-${one.dash}`;
}

/** Names beside the ends of the curves, moved apart where they would touch. Heights in units of the plot area. */
function directLabels(series: DrawnSeries[]): string {
  const ends = series.filter((one) => one.end !== undefined && !one.points);
  if (ends.length === 0 || series.length > maxDirectLabels) return '';
  const apart = 0.075;
  const placed = ends.map((one) => ({ one, at: one.end ?? 0 })).sort((a, b) => a.at - b.at);
  moveApart(placed, apart);
  const spans = placed.map(
    ({ one, at }) =>
      `<span class="s-${one.colour}" style="top:${percent(at)}"${titleOfLong(one.name)}>${escapeHtml(one.name)}</span>`,
  );
  // The least: the browser measures what names need.
  const width = Math.min(18, Math.max(...ends.map((one) => one.name.length))) + 2;
  return `<div class="direct" style="--least:${width}ch">${spans.join('')}</div>`;
}

function percent(at: number): string {
  return `${Math.round(at * 10_000) / 100}%`;
}

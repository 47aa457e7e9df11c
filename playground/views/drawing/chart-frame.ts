import { type Axis, axisTitle } from './axis.ts';
import { escapeHtml } from './escape.ts';
import { tickPlace } from './tick-place.ts';

/** What stands in a pair of axes. */
export interface Framed {
  x: Axis;
  y: Axis;
  /** SVG in a square of 1000 × 1000, y downwards. */
  inside: string;
  /** Names beside the axes' right end; empty when there are none. */
  direct?: string;
}

/** Axes, what is in them, and labels, all placed in percent: the chart fits any width without a script, text keeps its size. */
export function chartFrame({ x, y, inside, direct = '' }: Framed): string {
  const gutter = Math.max(4, ...y.ticks.map((tick) => tick.text.length)) + 1;
  const gridX = x.ticks.map(({ at }) => `M${place(at)} 0V1000`).join('');
  const gridY = y.ticks.map(({ at }) => `M0 ${place(1 - at)}H1000`).join('');
  const ticksX = x.ticks.map(({ at, text }) => `<span style="left:${tickPlace(at)}">${text}</span>`).join('');
  const ticksY = y.ticks
    .map(({ at, text }) => `<span style="top:${tickPlace(1 - at)}">${text}</span>`)
    .join('');
  return `<div class="axis-title axis-title-y">${escapeHtml(axisTitle(y))}</div><div class="chart-grid${direct ? ' has-direct' : ''}" style="--gutter:${gutter}ch"><div class="ticks ticks-y">${ticksY}</div><div class="plot-area"><svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="${gridX}${gridY}"/>${inside}</svg></div>${direct}<div class="ticks ticks-x">${ticksX}</div><div class="axis-title axis-title-x">${escapeHtml(axisTitle(x))}</div></div>`;
}

export interface LegendEntry {
  name: string;
  colour: string;
  /** SVG in a box of 28 × 10. */
  sample: string;
  /** What stands behind the name. */
  value: string | undefined;
}

/** A sample of each series, its name and a value. */
export function legendList(entries: readonly LegendEntry[]): string {
  const items = entries.map(
    ({ name, colour, sample, value }) =>
      `<li class="s-${colour}"><svg class="sample" viewBox="0 0 28 10" aria-hidden="true">${sample}</svg><span class="name"${titleOfLong(name)}>${escapeHtml(name)}</span>${value === undefined ? '' : ` <span class="value">${value}</span>`}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}

/** From this length on a name may be shortened where it stands, and its title says it whole. */
const longName = 33;

/** The title of a name that may not fit, as an attribute; nothing for others. */
export function titleOfLong(name: string): string {
  return name.length < longName ? '' : ` title="${escapeHtml(name)}"`;
}

function place(at: number): number {
  return Math.round(at * 10_000) / 10;
}

import { type Axis, axisTitle } from './axis.ts';
import { escapeHtml } from './escape.ts';

/** Colours of the page, by the names that `views.css` uses. */
export interface ExportColours {
  paper: string;
  ink: string;
  soft: string;
  rule: string;
  series(colour: string): string;
}

/** The colours of the page that an element stands in. */
export function pageColours(element: HTMLElement): ExportColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    soft: colour('ink-soft'),
    rule: colour('rule'),
    series: colour,
  };
}

/** A chart to be saved. */
interface SavedChart {
  title: string;
  x: Axis;
  y: Axis;
  series: readonly { name: string; colour: string }[];
  /** SVG in a square of 1000 × 1000, with its colours. */
  inside: string;
}

const [width, height, left, right, top, bottom] = [960, 540, 90, 150, 64, 64];
/** Names that stand below each other beside the axes. */
const maxNames = 20;

/** A chart as one SVG file that needs no style sheet, 960 × 540. */
export function framedSvg({ title, x, y, series, inside }: SavedChart, colours: ExportColours): string {
  const w = width - left - right;
  const h = height - top - bottom;
  const text = (x: number, y: number, content: string, anchor = 'middle', fill = colours.soft) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escapeHtml(inXml(content))}</text>`;
  const grid = [
    ...x.ticks.map(({ at, text: tick }) => text(left + at * w, height - bottom + 20, tick)),
    ...y.ticks.map(({ at, text: tick }) => text(left - 8, top + (1 - at) * h + 4, tick, 'end')),
    ...y.ticks.map(({ at }) => `<path stroke="${colours.rule}" d="M${left} ${top + (1 - at) * h}h${w}"/>`),
  ];
  const names = series
    .slice(0, maxNames)
    .map((one, i) =>
      text(width - right + 10, top + 10 + i * 20, one.name, 'start', colours.series(one.colour)),
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="14" fill="none"><path fill="${colours.paper}" d="M0 0h${width}v${height}H0z"/>${text(left, 30, title, 'start', colours.ink)}${text(left - 8, top - 12, axisTitle(y), 'start')}${text(left + w / 2, height - 16, axisTitle(x))}${grid.join('')}<svg x="${left}" y="${top}" width="${w}" height="${h}" viewBox="0 0 1000 1000" preserveAspectRatio="none" overflow="visible">${inside}</svg>${names.join('')}</svg>`;
}

/** XML has no place for most control characters and none for half a surrogate pair: one of them, and nothing is drawn. */
function inXml(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}

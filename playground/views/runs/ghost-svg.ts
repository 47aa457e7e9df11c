import { runs as words } from '../../words/en/views.ts';
import { titleOfLong } from '../drawing/chart-frame.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { placeNames, type Reach } from './place-names.ts';
import type { RunMark } from './run-mark.ts';

/** What another run has in a pair of axes: its lines, drawn in grey beneath what the shown run has. */
export interface DrawnGhost {
  label: string;
  lines: readonly GhostLine[];
  /** Whether it goes so far that the axes do not hold it. */
  beyond: boolean;
}

export interface GhostLine {
  name: string;
  mark: RunMark;
  /** The colour, by CSS class, of its counterpart in the shown run, which tints its grey. */
  colour: string | undefined;
  /** SVG paths in a square of 1000 × 1000: the line, and dots along it. */
  path: string;
  dots: string;
  /** Where its name stands, from 0 to 1, from the left and from the top. */
  end: { x: number; y: number } | undefined;
}

/** A name is not drawn above this height of the plot area, and so many have room. */
const highest = 0.09;
const mostNames = 10;
/** With more names than this, that of a run stands at the first of its lines only. */
const fewNames = 4;
/** Letters of a series' name that have room beside its run's. */
const mostLetters = 26;

/** Lines of other runs, to lie under what a chart shows. */
export function ghostsSvg(drawn: readonly DrawnGhost[]): string {
  return drawn.flatMap(({ lines }) => lines.map(lineSvg)).join('');
}

function lineSvg({ mark, colour, path, dots }: Omit<GhostLine, 'name' | 'end'>): string {
  const tint = colour ? ` s-${colour}` : '';
  const along = dots && `<path class="ghost-dots ${mark.dots ?? 'round'}${tint}" d="${dots}"/>`;
  return `<path class="ghost g-${mark.dash}${tint}" d="${path}"/>${along}`;
}

/**
 * The names of lines, each at its place and above it, moved apart where they would touch, and away from the edges where
 * they would be cut.
 * @param tails between which heights curves of the shown run lie at the right edge, from 0 at the top to 1
 */
export function ghostNames(drawn: readonly DrawnGhost[], tails: readonly Reach[] = []): string {
  const placed = namesOf(drawn)
    .map((name) => ({ ...name, at: within(name.end.y, highest, 1) }))
    .sort((a, b) => a.at - b.at);
  placeNames(placed, ({ end }) => (end.x < 0.5 ? [] : tails));
  return placed
    .map(({ run, series, line, end: { x }, at }) => {
      const [side, room] = x < 0.5 ? ['', x] : [' class="from-end"', 1 - x];
      return `<div${side} style="--room:${percent(room)};top:${percent(at)}"><span>${sampleOf(line)}${labelHtml(run, series)}</span></div>`;
    })
    .join('');
}

/** A piece of a line of a run, to stand before its name. */
export function sampleOf({ mark, colour }: Pick<GhostLine, 'mark' | 'colour'>): string {
  const dots = mark.dots ? 'M7 5h0M21 5h0' : '';
  const line = lineSvg({ mark, colour, path: 'M1 5H27', dots });
  return `<svg class="sample" viewBox="0 0 28 10" aria-hidden="true">${line}</svg>`;
}

/**
 * Of a long name of a series both ends stay, since names that begin alike differ there. Where there is not room for both,
 * the run's is shortened, which stands in the row of runs as well.
 */
function labelHtml(run: string, series: string): string {
  const named = run && series ? words.ofSeries(series) : series;
  const title = titleOfLong(run + named);
  const letters = [...series];
  const half = mostLetters / 2;
  const short =
    letters.length > mostLetters
      ? `${letters.slice(0, half).join('').trimEnd()}…${letters
          .slice(1 - half)
          .join('')
          .trimStart()}`
      : series;
  return [run, run && series ? words.ofSeries(short) : short]
    .map((text, i) => text && `<span${i === 0 ? title : ' class="of-run"'}>${escapeHtml(text)}</span>`)
    .join('');
}

interface Name {
  /** The run's name, empty where there is no room for it, and the series', empty where there is only one. */
  run: string;
  series: string;
  line: GhostLine;
  end: { x: number; y: number };
}

/**
 * What lines are called: by their run and, where it has several, by what each is. The first lines of all runs come first,
 * should there be no room for all.
 */
function namesOf(drawn: readonly DrawnGhost[]): Name[] {
  const byRun = drawn.map(({ label, lines, beyond }) => {
    const run = beyond ? words.beyond(label) : label;
    return lines.flatMap((line): Name[] => {
      const series = lines.length > 1 ? line.name : '';
      return line.end ? [{ run, series, line, end: line.end }] : [];
    });
  });
  const firsts = byRun.flatMap(([first]) => first ?? []);
  const others = byRun.flatMap(([, ...rest]) => rest);
  const brief = firsts.length + others.length > fewNames;
  const shortened = others.map((name) => (brief ? { ...name, run: '' } : name));
  return [...firsts, ...shortened].slice(0, mostNames);
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const percent = (at: number): string => `${Math.round(within(at, 0, 1) * 10_000) / 100}%`;

/** A line of time to scrub: what had happened by then, and how long each field took. */
import { action, choice, pair } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { markNames, type Named, nameWidth } from '../kit/mark-names.ts';
import { decimal } from '../kit/reading.ts';
import { linear } from '../kit/scale.ts';
import { handle, text } from '../kit/shapes.ts';
import { dateOf, type Happening, yearOf } from './events.ts';
import { happenings } from './happenings.en.ts';
import { words } from './words.en.ts';

type Shown = 'all' | Happening['field'];

/** The time on the line, and the field that is shown. */
export interface Moment {
  readonly year: number;
  readonly shown: Shown;
}

const initial: Moment = { year: 2025.25, shown: 'all' };
const line = { left: 22, right: 390, y: 74, first: 2012, last: 2027 };
const height = 228;
const x = linear([line.first, line.last], [line.left, line.right]);

/** The happenings of the shown field, in order of time. */
function of({ shown }: Moment): readonly Happening[] {
  return happenings.filter(({ field }) => shown === 'all' || field === shown);
}

/** The last happening at or before the moment; the first one when there is none. */
export function latest(state: Moment): Happening {
  const all = of(state);
  return all.findLast((entry) => yearOf(entry) <= state.year + 1e-9) ?? (all[0] as Happening);
}

/** Half a mark, and the height of the step from one to the next. */
const half = 6;
const step = 13;

/**
 * How far from the line each mark stands, in steps: the lowest at which no other mark of its side is in the way, and its
 * name has room to the right of it or to the left.
 */
export function levels(entries: readonly Happening[]): number[] {
  const taken: { field: string; level: number; from: number; to: number }[] = [];
  return entries.map((entry) => {
    const { field, name } = entry;
    const at = x(yearOf(entry));
    const width = nameWidth(name) + 4;
    const spans = [
      { from: at - half, to: at + half + width },
      { from: at - half - width, to: at + half },
    ].filter(({ to }) => to < 420);
    for (let level = 0; ; level += 1) {
      const span = spans.find(({ from, to }) =>
        taken.every(
          (other) => other.field !== field || other.level !== level || other.from >= to || other.to <= from,
        ),
      );
      if (!span) continue;
      taken.push({ field, level, ...span });
      return level;
    }
  });
}

function handles(state: Moment): Record<'year', Handle<Moment>> {
  const entry = latest(state);
  return {
    year: {
      label: words.time,
      value: state.year,
      min: line.first + 0.5,
      max: 2026.75,
      step: 0.25,
      page: 1,
      text: words.moment(Math.floor(state.year), Math.floor((state.year % 1) * 4) + 1, entry.name),
      at: (point) => x.invert(point.x),
      set: (year) => ({ ...state, year }),
    },
  };
}

function picture(state: Moment): string {
  const now = latest(state);
  const ticks = [2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026].map(
    (year) =>
      `<path class="tick" d="M${x(year)} ${line.y - 4}v8"/>${text(x(year), line.y + 25, `${year}`, 'number soft')}`,
  );
  const all = of(state);
  const heights = levels(all);
  const places: (Named & { isNow: boolean })[] = [];
  const marks = all.map((entry, index) => {
    const up = entry.field === 'learning';
    const away = 30 + (heights[index] ?? 0) * step;
    const [px, top] = [x(yearOf(entry)), up ? line.y - away : line.y + 12 + away];
    const from = up ? line.y - 6 : line.y + 31;
    const stem = { x: px, y: Math.min(from, top), width: 0, height: Math.abs(from - top) };
    places.push({ x: px, y: top, half, name: entry.name, isNow: entry === now, stem });
    const kind = `${entry.field}${entry === now ? ' now' : ''}${yearOf(entry) > state.year ? ' later' : ''}`;
    const mark = up
      ? `<circle cx="${px}" cy="${top}" r="${half}"/>`
      : `<rect x="${px - 5.5}" y="${top - 5.5}" width="11" height="11"/>`;
    return (
      `<g class="happening ${kind}" data-action="to-${happenings.indexOf(entry)}"><path d="M${px} ${from}V${top}"/>` +
      `${mark}<circle class="reach" cx="${px}" cy="${top}" r="11"/></g>`
    );
  });
  const place = x(Math.min(state.year, line.last));
  const names = markNames(places, { x: 0, y: 0, width: 420, height }, ({ isNow }) => (isNow ? 'value' : ''));
  return (
    text(line.left, 16, words.learning, 'soft', 'start') +
    text(line.left, height - 8, words.weather, 'soft', 'start') +
    (now.field === 'learning'
      ? text(line.right, 16, now.name, 'value current-name', 'end')
      : text(line.left, height - 28, now.name, 'value current-name', 'start')) +
    `<path class="rail" d="M${line.left} ${line.y}H${line.right}"/>${ticks.join('')}${marks.join('')}` +
    `<path class="guide" d="M${place} 24V${height - 24}"/>${names}` +
    handle('year', handles(state).year, { x: place, y: line.y })
  );
}

function describe(state: Moment): string {
  const entry = latest(state);
  const all = of(state);
  const before = all[all.indexOf(entry) - 1];
  const since = yearOf(entry) - yearOf(happenings[0] as Happening);
  const gap = before ? words.gap(decimal(yearOf(entry) - yearOf(before), 1), before.name) : '';
  const count = all.filter((other) => yearOf(other) <= state.year + 1e-9).length;
  const happened = words.entry(dateOf(entry), entry.name, entry.what, entry.source);
  return happened + words.since(decimal(since, 1)) + gap + words.count(count, all.length);
}

function stepped(state: Moment, by: number): Moment {
  const all = of(state);
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(latest(state)) + by))] as Happening;
  return { ...state, year: yearOf(next) };
}

export const figure: Figure<Moment> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => wide(words.picture, height, picture(state)),
  describe,
  handles,
  controls: (state) => [
    pair(
      action('back', '←', () => stepped(state, -1), { label: words.earlier }),
      '',
      action('on', '→', () => stepped(state, 1), { label: words.later }),
    ),
    choice('shown', words.show, words.fields, state.shown, (shown) => ({ ...state, shown })),
  ],
  act: (state, mark) => {
    const entry = happenings[Number(mark.replace('to-', ''))];
    return entry ? { ...state, year: yearOf(entry) } : state;
  },
};

/** A line of time to scrub: what had happened by then, and how long each field took. */
import { action, choice, pair } from '../kit/controls.ts';
import type { Figure, Handle } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
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
const line = { left: 22, right: 390, y: 100, first: 2012, last: 2027 };
const height = 398;
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

/** Half a mark, the height of the step from one to the next, and the width of a letter where letters are largest. */
const half = 5.5;
const step = 15;
const letter = 7.7;

/**
 * How far from the line each mark stands, in steps. A name stands beside its mark, after it for machine learning and before
 * it for the weather, and a mark takes the lowest place at which its name meets no stem: those on the name's way end
 * nearer to the line.
 */
export function levels(entries: readonly Happening[]): number[] {
  const found: number[] = [];
  const places = entries.map((entry, index) => ({ entry, index, at: x(yearOf(entry)) }));
  // A name that stands after its mark meets the stems of what comes later: those have their places first.
  const learning = places.filter(({ entry }) => entry.field === 'learning').reverse();
  const weather = places.filter(({ entry }) => entry.field === 'weather');
  for (const those of [learning, weather]) {
    for (const [order, { entry, index, at }] of those.entries()) {
      const reach = half + 4 + letter * entry.name.length;
      const met = those.slice(0, order).filter((other) => Math.abs(other.at - at) < reach + half);
      found[index] = Math.max(-1, ...met.map((other) => found[other.index] ?? 0)) + 1;
    }
  }
  return found;
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
  const marks = all.map((entry, index) => {
    const up = entry.field === 'learning';
    const away = (heights[index] ?? 0) * step;
    const [px, py] = [x(yearOf(entry)), up ? line.y - 26 - away : line.y + 48 + away];
    const kind = `${entry.field}${entry === now ? ' now' : ''}${yearOf(entry) > state.year ? ' later' : ''}`;
    const mark = up
      ? `<circle cx="${px}" cy="${py}" r="${half}"/>`
      : `<rect x="${px - half}" y="${py - half}" width="${2 * half}" height="${2 * half}"/>`;
    const name = up
      ? text(px + half + 4, py + 4.5, entry.name, 'name', 'start')
      : text(px - half - 4, py + 4.5, entry.name, 'name', 'end');
    return (
      `<g class="happening ${kind}" data-action="to-${happenings.indexOf(entry)}">` +
      `<path d="M${px} ${up ? line.y - 6 : line.y + 31}V${py}"/>${mark}${name}` +
      `<circle class="reach" cx="${px}" cy="${py}" r="11"/></g>`
    );
  });
  const place = x(Math.min(state.year, line.last));
  return (
    text(line.right, 16, words.learning, 'soft', 'end') +
    text(line.left, height - 8, words.weather, 'soft', 'start') +
    `<path class="rail" d="M${line.left} ${line.y}H${line.right}"/>${ticks.join('')}${marks.join('')}` +
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

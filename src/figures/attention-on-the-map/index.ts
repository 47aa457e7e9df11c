/** Which station looks at which: a transformer of one layer over twelve Irish stations, trained in the page. */
import { stations } from '../irish-wind/twelve.ts';
import { action, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal, whole } from '../kit/reading.ts';
import { asker, mapDrawing, height as mapHeight } from './map.ts';
import { dayOf, error, forecast, initial, type Look, lastDay, sharesOf } from './model.ts';
import { dayRail, rowsDrawing, height as rowsHeight } from './rows.ts';
import { observed, persistence, ridgeError } from './task.ts';
import { schedule } from './training.ts';
import { words } from './words.en.ts';

const nameOf = (station: number): string => words.names[stations[station]?.id ?? 'rpt'];

function describe(look: Look): string {
  const { station } = look;
  const day = dayOf(look);
  const who = look.mean
    ? words.onAllDays(nameOf(station), whole(lastDay + 1))
    : words.onDay(nameOf(station), words.date(day));
  const shares = sharesOf(look);
  const others = [...shares.keys()]
    .filter((other) => other !== station)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const say = (other: number): string => words.from(decimal(shares[other] ?? 0), nameOf(other));
  return [
    words.takes(
      who,
      decimal(shares[station] ?? 0),
      others.slice(0, 2).map(say).join(', '),
      say(others.at(-1) ?? 0),
    ),
    words.forecast(
      words.date(day + 1),
      decimal(forecast(look, station), 1),
      decimal(observed(day + 1, station), 1),
    ),
    words.error(
      words.steps(look.slices * schedule.steps),
      decimal(error(look)),
      decimal(ridgeError),
      decimal(persistence),
    ),
  ].join(' ');
}

const key = legend([
  { kind: 'share-key', mark: 'line', text: words.key.taken },
  { kind: 'today', mark: 'dot', text: words.key.today },
  { kind: 'said-next', mark: { path: 'M1 6l5 -5l5 5l-5 5z' }, text: words.key.forecast },
  { kind: 'seen', mark: 'dot', text: words.key.observed },
]);

/** Each trains another network. */
const seeds = Object.fromEntries([1, 2, 3, 4, 5].map((seed) => [`${seed}`, `${seed}`]));

export const figure: Figure<Look> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (look) =>
    square(words.map, mapHeight, mapDrawing(look)) + wide(words.rows, rowsHeight, rowsDrawing(look)) + key,
  describe,
  handles: (look) => ({ station: asker(look), ...dayRail(look).handles }),
  grab: (look, id) => ({ state: { ...look, station: Number(id) }, handle: 'station' }),
  steps: (look) => ({
    done: look.slices,
    last: schedule.slices,
    go: (slices) => ({ ...look, slices }),
    next: words.next(schedule.steps),
    pause: 40,
  }),
  controls: (look) => [
    action('untrained', words.untrained, () => ({ ...look, slices: 0 })),
    action('mean', words.mean, () => ({ ...look, mean: !look.mean }), { pressed: look.mean }),
    // Another start has still to learn: to train it in one go would hold up the page.
    choice('seed', words.start, seeds, `${look.seed}`, (seed) => ({
      ...look,
      seed: Number(seed),
      slices: 0,
    })),
  ],
};

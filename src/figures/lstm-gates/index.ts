/** Gates and cell states of an LSTM that the page trains on the wind of a station, day by day. */
import { action, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { decimal } from '../kit/reading.ts';
import { bandsDrawing, fields, handles, heights, seriesDrawing } from './drawings.ts';
import { dayOf, error, forecast, gate, initial, type Look, observed } from './model.ts';
import { heldBackError, persistence, regression } from './series.ts';
import { schedule } from './training.ts';
import { words } from './words.en.ts';

const read = (value: number): string => decimal(value, 1);

function describe(look: Look): string {
  const day = dayOf(look, look.day);
  const [now, said, next] = [observed(day), forecast(look, day), observed(day + 1)];
  return [
    words.onDay(words.date(day), read(now), read(said), read(next)),
    words.forget(
      gate(look, day, 'f')
        .map((value) => decimal(value))
        .join(', '),
    ),
    words.errors(
      words.passes(look.passes),
      decimal(error(look)),
      decimal(heldBackError(regression)),
      decimal(heldBackError(persistence)),
    ),
  ].join(' ');
}

const key = legend([
  { kind: 'measured', mark: 'line', text: words.key.observed },
  { kind: 'said', mark: 'line', text: words.key.forecast },
  { kind: 'said-next', mark: { path: 'M1 6l5 -5l5 5l-5 5z' }, text: words.key.next },
]);

/** Each trains another network. */
const seeds = Object.fromEntries([1, 2, 3, 4, 5].map((seed) => [`${seed}`, `${seed}`]));

export const figure: Figure<Look> = {
  title: words.title,
  about: words.about,
  initial,
  fields,
  drawings: (look) =>
    wide(words.series, heights.series, seriesDrawing(look)) +
    wide(words.bands, heights.bands, bandsDrawing(look), fields(look)) +
    key,
  describe,
  handles,
  steps: (look) => ({
    done: look.passes,
    last: schedule.passes,
    go: (passes) => ({ ...look, passes }),
    next: words.onePass,
    pause: 250,
  }),
  controls: (look) => [
    action('untrained', words.untrained, () => ({ ...look, passes: 0 })),
    choice('seed', words.start, seeds, `${look.seed}`, (seed) => ({ ...look, seed: Number(seed) })),
  ],
};

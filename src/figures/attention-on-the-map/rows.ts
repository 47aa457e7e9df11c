/** Station by station the share that is taken from it, its winds and forecasts; below, errors and the rail of the day. */
import { stations } from '../irish-wind/twelve.ts';
import { numberLine } from '../kit/plot.ts';
import { rails } from '../kit/rails.ts';
import { decimal } from '../kit/reading.ts';
import { clamped, linear } from '../kit/scale.ts';
import { text } from '../kit/shapes.ts';
import { dayOf, error, forecast, type Look, lastDay, sharesOf } from './model.ts';
import { observed, persistence, ridgeError } from './task.ts';
import { schedule } from './training.ts';
import { words } from './words.en.ts';

export const height = 424;

const [names, pitch, top] = [108, 20, 34] as const;
const share = linear([0, 1], [114, 206]);
/** Where all stations had the same. */
const even = share(1 / stations.length);
const wind = clamped(linear([0, 20], [272, 408]));
const error0 = clamped(linear([0, 4], [114, 340]));
const foot = top + stations.length * pitch - 8;
const errorsTop = 322;

export function dayRail(look: Look) {
  return rails<Look, 'day'>(
    { from: 56, to: 300, y: 404 },
    {
      day: {
        label: words.day,
        name: words.dayName,
        value: look.day,
        min: 0,
        max: lastDay,
        step: 1,
        page: 30,
        text: words.date(dayOf(look)),
        shown: words.dateOnRail(dayOf(look)),
        set: (day) => ({ ...look, day }),
      },
    },
  );
}

function bar(kind: string, from: number, to: number, y: number): string {
  return `<path class="${kind}" d="M${from} ${y - 5}H${to}V${y + 5}H${from}z"/>`;
}

/** From north to south, as on the map. */
function stationRows(look: Look, shares: readonly number[]): string {
  const day = dayOf(look);
  return [...stations.keys()]
    .reverse()
    .map((station, row) => {
      const y = top + row * pitch;
      const taken = shares[station] ?? 0;
      const asks = station === look.station ? 'asks' : '';
      const [now, said, next] = [
        wind(observed(day, station)),
        wind(forecast(look, station)),
        wind(observed(day + 1, station)),
      ];
      return (
        text(names, y + 4, words.names[stations[station]?.id ?? 'rpt'], asks, 'end') +
        bar('share-bar', share(0), share(taken), y) +
        text(Math.max(share(taken), even) + 6, y + 4, decimal(taken), 'number', 'start') +
        `<path class="guide" d="M${wind(0)} ${y}H${wind(20)}"/>` +
        `<circle class="today" cx="${now}" cy="${y}" r="4"/><circle class="seen" cx="${next}" cy="${y}" r="3.5"/>` +
        `<path class="said-next" d="M${said - 5} ${y}l5 -5l5 5l-5 5z"/>`
      );
    })
    .join('');
}

function errorRows(look: Look): string {
  const rivals = { persistence, network: error(look), ridge: ridgeError };
  return (Object.keys(rivals) as (keyof typeof rivals)[])
    .map((id, row) => {
      const y = errorsTop + row * pitch;
      const value = rivals[id];
      return (
        text(names, y + 4, words.rivals[id], id === 'network' ? 'asks' : '', 'end') +
        bar(id === 'network' ? 'own-bar' : 'rival-bar', error0(0), error0(value), y) +
        text(error0(value) + 6, y + 4, decimal(value), 'number', 'start')
      );
    })
    .join('');
}

export function rowsDrawing(look: Look): string {
  const shares = sharesOf(look);
  const sum = shares.reduce((total, value) => total + value, 0);
  return (
    text(share(0), 14, look.mean ? words.share.mean : words.share.day, 'soft', 'start') +
    text(wind(20), 14, words.wind, 'soft', 'end') +
    stationRows(look, shares) +
    `<path class="guide" d="M${even} ${top - 10}V${foot}"/>` +
    text(even, foot + 18, words.even(stations.length), 'number soft') +
    text(262, foot + 18, words.sum(decimal(sum)), 'number soft', 'end') +
    numberLine(wind, foot, [0, 10, 20]) +
    text(8, errorsTop - 18, words.errors, 'soft', 'start') +
    text(408, errorsTop - 18, words.steps(look.slices * schedule.steps), 'value', 'end') +
    errorRows(look) +
    dayRail(look).svg
  );
}

import { date } from '../irish-wind/date.en.ts';
import type { StationId } from '../irish-wind/twelve.ts';
import { count } from '../kit/reading.ts';

const names: Record<StationId, string> = {
  rpt: 'Roche’s Point',
  val: 'Valentia',
  ros: 'Rosslare',
  kil: 'Kilkenny',
  sha: 'Shannon',
  bir: 'Birr',
  dub: 'Dublin',
  cla: 'Claremorris',
  mul: 'Mullingar',
  clo: 'Clones',
  bel: 'Belmullet',
  mal: 'Malin Head',
};

/** What is read of the map and of the shares. */
export const words = {
  title: 'Stations that look at stations',
  about:
    'A map of Ireland with twelve stations and the wind at each on a day of 1973 or 1974, in whole knots turned into m/s. A transformer of one layer, trained in the page on the years 1961 to 1972, forecasts the next day; lines from the station that asks are as thick as the share that it takes from each other one.',
  map: 'The stations on the map, with the wind of the day and the shares as lines',
  rows: 'Shares, winds and forecasts station by station, and errors',
  names,
  station: 'Station that asks',
  day: 'Day',
  dayName: 'day',
  date: (day: number) => date(day, { month: 'long', year: 'numeric' }),
  dateOnRail: (day: number) => date(day, { month: 'short', year: '2-digit' }),
  share: { day: 'share on the day', mean: 'share, all days' },
  sum: (sum: string) => `sum ${sum}`,
  wind: 'm/s',
  even: (stations: number) => `1/${stations}`,
  errors: 'Error on all days of 1973–74, m/s',
  rivals: { persistence: 'persistence', network: 'network', ridge: 'ridge' },
  key: {
    taken: 'share taken; ring: from itself',
    today: 'wind of the day',
    forecast: 'forecast of the next day',
    observed: 'observed the next day',
  },
  next: (steps: number) => `${count(steps, 'step')} more`,
  untrained: 'Untrained',
  mean: 'Mean over all days',
  start: 'Random start',
  onDay: (name: string, date: string) => `${name} on ${date}`,
  onAllDays: (name: string, days: string) => `${name}, mean over ${days} days`,
  takes: (who: string, own: string, most: string, least: string) =>
    `${who}: it takes ${most}; ${own} from itself; least, ${least}.`,
  from: (share: string, name: string) => `${share} from ${name}`,
  forecast: (date: string, said: string, seen: string) =>
    `Forecast for ${date}: ${said} m/s, observed ${seen}.`,
  steps: (steps: number) => `After ${count(steps, 'step')}`,
  error: (steps: string, network: string, ridge: string, persistence: string) =>
    `${steps} of training its error on 1973–74 is ${network} m/s; ridge regression has ${ridge}, persistence ${persistence}.`,
} as const;

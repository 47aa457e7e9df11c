import { date } from '../irish-wind/date.en.ts';
import { count } from '../kit/reading.ts';

/** What is read of the gates. */
export const words = {
  title: 'The gates of an LSTM on a real series',
  about:
    'An LSTM of four units, trained in the page on the daily wind at Belmullet from 1961 to 1972: its forecasts over sixty later days, and its gates and cell states on each of them.',
  series: 'Wind of each day and the forecasts made for it, with the day to look at',
  bands: 'Gates and cell states of the four units, day by day',
  wind: 'm/s',
  day: 'Day that is looked at',
  from: 'First day that is drawn',
  fromName: 'from',
  date: (day: number) => date(day, { month: 'long', year: 'numeric' }),
  shortDate: (day: number) => date(day, { month: 'short' }),
  dateOnRail: (day: number) => date(day, { month: 'short', year: '2-digit' }),
  rows: { f: 'forget', i: 'input', o: 'output', c: 'cell' },
  gates: 'Forget, input and output gates: four units each, from 0, shut, to 1, open',
  states: 'Cell states of the four units, from −2 to 2',
  key: {
    observed: 'observed',
    forecast: 'forecast of the day before',
    next: 'forecast made on the chosen day',
  },
  shut: '0 shut',
  open: '1 open',
  onePass: 'One pass more',
  untrained: 'Untrained',
  start: 'Random start',
  passes: (passes: number) => `After ${count(passes, 'pass', 'passes')}`,
  errors: (passes: string, lstm: string, regression: string, persistence: string) =>
    `${passes} its error over the held-back days is ${lstm} m/s; linear regression on the same day has ${regression}, persistence ${persistence}.`,
  onDay: (date: string, wind: string, forecast: string, next: string) =>
    `${date}: ${wind} m/s; forecast for the next day ${forecast}, observed ${next}.`,
  forget: (values: string) => `Forget gates: ${values}.`,
} as const;

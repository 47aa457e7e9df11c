import { months } from '../months.en.ts';

/** What is read of the line of time, but for what happened. */
export const words = {
  title: 'From AlexNet to AIFS',
  about:
    'A timeline of results from 2012 to 2026, in machine learning above and in weather forecasting below.',
  picture: 'A line of time with a moment to drag',
  time: 'Time',
  moment: (year: number, quarter: number, name: string) => `${year}, quarter ${quarter}: ${name}`,
  learning: 'machine learning',
  weather: 'weather',
  fields: { all: 'both', learning: 'machine learning', weather: 'weather' },
  earlier: 'Earlier',
  later: 'Later',
  show: 'Show',
  months,
  monthOf: (month: string, year: string) => `${month} ${year}`,
  dayOf: (day: number, month: string, year: string) => `${day} ${month} ${year}`,
  entry: (date: string, name: string, what: string, source: string) =>
    `${date}, ${name}: ${what} (${source}.)`,
  since: (years: string) => ` ${years} years after AlexNet.`,
  gap: (years: string, before: string) => ` ${years} years after ${before}.`,
  count: (happened: number, of: number) => ` ${happened} of ${of} had happened.`,
} as const;

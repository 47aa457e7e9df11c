import { readPackage } from '../../../src/commands/data/source-file.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';

/* Makes seattle-weather.bin and dataset.json: `node content/datasets/seattle-weather/build.ts`. */

const { contents, source } = readPackage({
  registry: 'npm',
  package: 'vega-datasets',
  version: '3.2.1',
  homepage: 'https://github.com/vega/vega-datasets',
  files: [
    {
      file: 'data/seattle-weather.csv',
      sha256: '0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be',
      variable: 'SEATTLE_WEATHER_CSV',
    },
  ],
});
const [header = '', ...rows] = (contents[0]?.toString('utf8') ?? '').trim().split(/\r?\n/);
if (header !== 'date,precipitation,temp_max,temp_min,wind,weather')
  throw new Error('Other columns were expected.');
const cells = rows.map((row) => row.split(','));
for (const [index, [date]] of cells.entries()) {
  if (date !== new Date(Date.UTC(2012, 0, 1 + index)).toISOString().slice(0, 10))
    throw new Error(`Row ${index} is of ${date}: a day is skipped.`);
}
const labels = ['drizzle', 'rain', 'snow', 'sun', 'fog'];
const weather = cells.map((row) => labels.indexOf(row[5] ?? ''));
if (weather.includes(-1)) throw new Error('There is another class of weather.');

const column = (index: number): number[] => cells.map((row) => Number(row[index] || Number.NaN));
const day = (date: string): number => cells.findIndex((row) => row[0] === date);
const amounts = column(1);
const wind = column(4);
const meanWind = wind.reduce((sum, value) => sum + value, 0) / wind.length;
const daysOf = (label: string, year = ''): number =>
  cells.filter((row) => row[5] === label && row[0]?.startsWith(year)).length;
const dryRain = cells.filter((row, index) => row[5] === 'rain' && amounts[index] === 0).length;
const wet = (label: string): number =>
  cells.filter((row, index) => row[5] === label && (amounts[index] ?? 0) > 0).length;
const [wetSun, wetDrizzle] = [wet('sun'), wet('drizzle')];
const years = ['2012', '2013', '2014', '2015'];

const common = { scale: 0.1, offset: 0 };
const variables: SourceVariable[] = [
  {
    ...common,
    name: 'precipitation',
    sourceName: 'precipitation',
    longName: 'Precipitation of the day',
    standardName: 'lwe_thickness_of_precipitation_amount',
    cellMethods: 'time: sum',
    units: 'mm',
    values: amounts,
  },
  temperature('maxTemperature', 'temp_max', 'Highest temperature of the day', 'maximum', 2),
  temperature('minTemperature', 'temp_min', 'Lowest temperature of the day', 'minimum', 3),
  {
    ...common,
    name: 'windSpeed',
    sourceName: 'wind',
    longName: 'Mean wind speed of the day',
    standardName: 'wind_speed',
    cellMethods: 'time: mean',
    units: 'm s⁻¹',
    values: wind,
  },
  {
    name: 'weather',
    sourceName: 'weather',
    longName: 'Class of the weather',
    units: '1',
    labels,
    type: 'uint8',
    scale: 1,
    offset: 0,
    values: weather,
  },
];

writeDataset(
  import.meta.dirname,
  {
    id: 'seattle-weather',
    title: 'Seattle weather: four years of days in five classes',
    summary:
      'Precipitation, temperatures and wind of each day in Seattle from 2012 to 2015, and what the day was called: ' +
      'drizzle, rain, snow, sun or fog.',
    producer: 'NOAA National Climatic Data Center; classes and table by the Vega project.',
    source,
    licence: {
      name: 'United States government work',
      statement: '"title": "U.S. Government Dataset", "path": "https://www.usa.gov/government-works"',
      note:
        'Quoted from the entry of the file in the package’s datapackage.json. The README of the package adds that ' +
        'these entries are “a starting point rather than definitive guidance”; the package’s own code is under the ' +
        'BSD-3-Clause licence (LICENCE.txt).',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'Menne, M. J., I. Durre, R. S. Vose, B. E. Gleason and T. G. Houston, 2012: An Overview of the Global ' +
        'Historical Climatology Network-Daily Database. Journal of Atmospheric and Oceanic Technology, 29, 897–910.',
      entry: {
        type: 'article',
        author: ['Menne, M. J.', 'Durre, I.', 'Vose, R. S.', 'Gleason, B. E.', 'Houston, T. G.'],
        title: 'An Overview of the Global Historical Climatology Network-Daily Database',
        year: 2012,
        journal: 'Journal of Atmospheric and Oceanic Technology',
        volume: '29',
        pages: '897–910',
      },
      doi: '10.1175/JTECH-D-11-00103.1',
    },
    period: `1 January 2012 – 31 December 2015, ${rows.length} days`,
    grid: 'One place, Seattle in the state of Washington; the station is not named in the source.',
    axes: [
      {
        kind: 'time',
        name: 'time',
        longName: 'Day',
        units: 'days since 2012-01-01',
        count: rows.length,
        start: '2012-01-01T00:00:00Z',
        step: { count: 1, unit: 'days' },
        covers: 'after',
      },
    ],
    processing: [
      'By NOAA: station observations, checked and gathered by day.',
      'By the Vega project: a class of the weather made from several columns of the original; units made metric.',
      'Here: packed as integers in steps of 0.1, which loses nothing. Nothing was filled or removed.',
    ],
    flaws: [
      `The classes are made, not observed, and the making changed: ${years.map((y) => `${daysOf('drizzle', y)} in ${y}`).join(', ')} ` +
        `days of drizzle; ${years.map((y) => `${daysOf('fog', y)} in ${y}`).join(', ')} of fog. A classifier trained on the first ` +
        'years meets other shares in the last.',
      `The classes are uneven: ${labels.map((label) => `${daysOf(label)} of ${label}`).join(', ')}. Who always answers rain is right on ` +
        `${((100 * daysOf('rain')) / rows.length).toFixed(1)} % of the days.`,
      `${dryRain} days called rain have no precipitation, ${wetSun} days called sun and ${wetDrizzle} called drizzle have some: the class follows from the ` +
        'amount by and large, so that part of the task is to find a rule that somebody wrote down.',
      `The package’s description gives the wind in kilometres per hour. With a mean of ${meanWind.toFixed(1)} that would be next to ` +
        'calm for four years; NOAA’s daily files have metres per second, which is what is stated here.',
    ],
    split: {
      method: 'ranges',
      axis: 'time',
      gap: 7,
      ranges: {
        train: { first: 0, last: day('2013-12-31') },
        validation: { first: day('2014-01-08'), last: day('2014-12-31') },
        test: { first: day('2015-01-08'), last: rows.length - 1 },
      },
    },
  },
  variables,
);

function temperature(
  name: string,
  sourceName: string,
  longName: string,
  kind: 'maximum' | 'minimum',
  index: number,
): SourceVariable {
  return {
    ...common,
    name,
    sourceName,
    longName,
    standardName: 'air_temperature',
    cellMethods: `time: ${kind}`,
    units: '°C',
    values: column(index),
  };
}

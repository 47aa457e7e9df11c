import { evenAxis, openNetcdf } from '../../../src/commands/data/netcdf.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { countSplit } from '../../../src/commands/data/split-counts.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';
import { flaws } from './flaws.ts';

/* Makes coads.bin and dataset.json: `node content/datasets/coads/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'ferret-datasets',
  version: '7.6.0-5',
  homepage: 'https://ferret.pmel.noaa.gov/Ferret/home',
  files: [
    {
      file: '/usr/share/ferret-vis/data/coads_climatology.cdf',
      sha256: 'b94f55034d13d63f33e2153afddc0c5e00347076c35ab3e34937aec38ce9c4c1',
      variable: 'COADS_CDF',
    },
  ],
});
const netcdf = openNetcdf(contents[0] ?? new Uint8Array());

const latitude = netcdf.numbers('COADSY');
const longitude = netcdf.numbers('COADSX');
const months = netcdf.numbers('TIME').length;

// The steps are far below the scatter of ship reports (temperatures are written down to 0.1 °C, pressures to 0.1 hPa).
const variables: SourceVariable[] = [
  variable('SST', 'sst', 'Sea surface temperature', 'sea_surface_temperature', ['Deg C', '°C'], 0.01),
  variable('AIRT', 'airTemperature', 'Air temperature', 'air_temperature', ['DEG C', '°C'], 0.01),
  variable('SPEH', 'specificHumidity', 'Specific humidity', 'specific_humidity', ['G/KG', 'g kg⁻¹'], 0.005),
  variable('WSPD', 'windSpeed', 'Wind speed', 'wind_speed', ['M/S', 'm s⁻¹'], 0.01),
  variable('UWND', 'uWind', 'Eastward wind', 'eastward_wind', ['M/S', 'm s⁻¹'], 0.01),
  variable('VWND', 'vWind', 'Northward wind', 'northward_wind', ['M/S', 'm s⁻¹'], 0.01),
  variable(
    'SLP',
    'pressure',
    'Sea-level pressure',
    'air_pressure_at_mean_sea_level',
    ['MB', 'hPa'],
    0.05,
    1000,
  ),
];

const cells = months * latitude.length * longitude.length;
const present = (cell: number): boolean => variables.some(({ values }) => !Number.isNaN(values[cell]));
// The seed is the first from 1 for which each part's share of the cells is within one point of its share of the blocks.
const rule = { degrees: 10, seed: 1, fractions: { train: 0.7, validation: 0.1, test: 0.2 } };
for (const total = count(present); ; rule.seed++) {
  const { train, test } = countSplit(rule, { times: months, latitude, longitude }, present).cells;
  if (Math.abs(train / total - 0.7) < 0.01 && Math.abs(test / total - 0.2) < 0.01) break;
}

writeDataset(
  import.meta.dirname,
  {
    id: 'coads',
    title: 'COADS: the sea and the air above it, month by month',
    summary:
      'Means for each month of the year of what ships and buoys reported from the sea between 1946 and 1989: ' +
      'temperature of the water and the air, humidity, wind and pressure, in boxes of 2° × 2°.',
    producer:
      'COADS: NOAA Environmental Research Laboratories, NOAA National Climatic Data Center, CIRES (University of ' +
      'Colorado) and NCAR. Climatology: NOAA Pacific Marine Environmental Laboratory, for its program Ferret.',
    source,
    licence: {
      name: 'Public domain (United States government), with a notice to keep',
      statement:
        'THIS SOFTWARE AND ITS DOCUMENTATION ARE IN THE PUBLIC DOMAIN AND ARE FURNISHED "AS IS." THE AUTHORS, THE ' +
        'UNITED STATES GOVERNMENT, ITS INSTRUMENTALITIES, OFFICERS, EMPLOYEES, AND AGENTS MAKE NO WARRANTY, EXPRESS ' +
        'OR IMPLIED, AS TO THE USEFULNESS OF THE SOFTWARE AND DOCUMENTATION FOR ANY PURPOSE.',
      note:
        'Quoted from the copyright file of the package, whose authors are given as “2010 NOAA, US.gov”. Copies keep ' +
        'its notice, conditions and disclaimer (LICENCE.txt) and say what was changed.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'Woodruff, S. D., R. J. Slutz, R. L. Jenne and P. M. Steurer, 1987: A Comprehensive Ocean–Atmosphere Data ' +
        'Set. Bulletin of the American Meteorological Society, 68 (10), 1239–1250.',
      entry: {
        type: 'article',
        author: ['Woodruff, S. D.', 'Slutz, R. J.', 'Jenne, R. L.', 'Steurer, P. M.'],
        title: 'A Comprehensive Ocean–Atmosphere Data Set',
        year: 1987,
        journal: 'Bulletin of the American Meteorological Society',
        volume: '68',
        number: '10',
        pages: '1239–1250',
      },
      doi: '10.1175/1520-0477(1987)068<1239:ACOADS>2.0.CO;2',
    },
    period: '1946–1989',
    grid:
      'Boxes of 2° × 2° over the ocean and a few large lakes, given by their centres. Longitudes are kept as in the ' +
      'source: they begin at 21° east and run to 379°, which is 19° east.',
    axes: [
      {
        kind: 'regular',
        name: 'month',
        longName: 'Month of the year',
        units: 'month',
        count: months,
        first: 1,
        step: 1,
      },
      { ...evenAxis('latitude', 'Latitude', '° north', latitude), cells: true },
      { ...evenAxis('longitude', 'Longitude', '° east', longitude), cells: true },
    ],
    processing: [
      'By COADS: reports outside the limits of what the place and month make likely were trimmed; the others were ' +
        'averaged by month and box.',
      'By NOAA PMEL: the monthly means of 1946 to 1989 were averaged for each month of the year.',
      'Here: values equal to the source’s missing value (−10³⁴) were marked as missing; all others were rounded to ' +
        '16-bit integers. Nothing was filled, smoothed or removed. Millibars are called hectopascals.',
    ],
    flaws: flaws(
      Object.fromEntries(variables.map(({ name, values }) => [name, values])),
      latitude,
      longitude.length,
    ),
    split: {
      method: 'blocks',
      ...rule,
      ...countSplit(rule, { times: months, latitude, longitude }, present),
    },
  },
  variables,
);

function variable(
  sourceName: string,
  name: string,
  longName: string,
  standardName: string,
  [sourceUnits, units]: [string, string],
  scale: number,
  offset = 0,
): SourceVariable {
  netcdf.expectUnits(sourceName, sourceUnits);
  const values = netcdf.numbers(sourceName);
  return { name, sourceName, longName, standardName, units, scale, offset, values };
}

function count(holds: (cell: number) => boolean): number {
  let total = 0;
  for (let cell = 0; cell < cells; cell++) if (holds(cell)) total++;
  return total;
}

import { evenAxis, openNetcdf } from '../../../src/commands/data/netcdf.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';
import { flaws } from './flaws.ts';

/* Makes fnoc-winds.bin and dataset.json: `node content/datasets/fnoc-winds/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'ferret-datasets',
  version: '7.6.0-5',
  homepage: 'https://ferret.pmel.noaa.gov/Ferret/home',
  files: [
    {
      file: '/usr/share/ferret-vis/data/monthly_navy_winds.cdf',
      sha256: '225a9e4fed7bb1a7b558afb662abbe2dc5e3d3db4100fa019cb994f10b115faa',
      variable: 'NAVY_WINDS_CDF',
    },
  ],
});
const netcdf = openNetcdf(contents[0] ?? new Uint8Array());
const latitude = netcdf.numbers('FNOCY');
const longitude = netcdf.numbers('FNOCX');
const months = netcdf.numbers('TIME').length;
if (
  netcdf.attribute('TIME', 'units') !== 'hour since 1980-01-14 14:00:00' ||
  netcdf.numbers('TIME')[0] !== 17598
)
  throw new Error('The first month is not January 1982.');

// 0.1 m/s is far below what the analysis knows. Differences along both axes make the file a sixth smaller.
const wind = (sourceName: string, name: string, longName: string, standardName: string): SourceVariable => {
  netcdf.expectUnits(sourceName, 'M/S');
  return {
    name,
    sourceName,
    longName,
    standardName,
    cellMethods: 'time: mean',
    units: 'm s⁻¹',
    scale: 0.1,
    offset: 0,
    differences: ['latitude', 'longitude'],
    values: netcdf.numbers(sourceName),
  };
};
const variables = [
  wind('UWND', 'u', 'Eastward wind at the surface', 'eastward_wind'),
  wind('VWND', 'v', 'Northward wind at the surface', 'northward_wind'),
];
const ranges = {
  train: { first: 0, last: 83 },
  validation: { first: 90, last: 101 },
  test: { first: 108, last: 131 },
};

writeDataset(
  import.meta.dirname,
  {
    id: 'fnoc-winds',
    title: 'FNOC winds: eleven years of wind over the whole globe',
    summary:
      'Monthly means of the wind at the surface, eastward and northward, on a global grid of 2.5°, from January 1982 ' +
      'to December 1992: the analyses of the United States Navy, which forecast for ships.',
    producer:
      'United States Navy, Fleet Numerical Oceanography Center (FNOC). Published by NOAA Pacific Marine Environmental ' +
      'Laboratory with its program Ferret.',
    source,
    licence: {
      name: 'Public domain (United States government), with a notice to keep',
      statement:
        'THIS SOFTWARE AND ITS DOCUMENTATION ARE IN THE PUBLIC DOMAIN AND ARE FURNISHED "AS IS." THE AUTHORS, THE ' +
        'UNITED STATES GOVERNMENT, ITS INSTRUMENTALITIES, OFFICERS, EMPLOYEES, AND AGENTS MAKE NO WARRANTY, EXPRESS ' +
        'OR IMPLIED, AS TO THE USEFULNESS OF THE SOFTWARE AND DOCUMENTATION FOR ANY PURPOSE.',
      note:
        'Quoted from the copyright file of the package, whose authors are given as “2010 NOAA, US.gov”. It speaks of ' +
        'the package and does not name this file. Copies keep its notice, conditions and disclaimer (LICENCE.txt) ' +
        'and say what was changed.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'US Navy Fleet Numerical Oceanography Center: monthly mean surface winds, 1982–1992. Distributed with Ferret, ' +
        'NOAA Pacific Marine Environmental Laboratory (monthly_navy_winds.cdf, package ferret-datasets 7.6.0).',
      entry: {
        type: 'misc',
        author: ['US Navy Fleet Numerical Oceanography Center'],
        title: 'Monthly mean surface winds, 1982–1992',
        howpublished:
          'Distributed with Ferret, NOAA Pacific Marine Environmental Laboratory (monthly_navy_winds.cdf, package ferret-datasets 7.6.0)',
      },
      url: 'https://ferret.pmel.noaa.gov/Ferret/home',
    },
    period: 'January 1982 – December 1992, 132 months',
    grid:
      'Points every 2.5° from pole to pole and round the globe. Longitudes are kept as in the source: they begin at ' +
      '20° east and run to 377.5°, which is 17.5° east.',
    axes: [
      {
        kind: 'time',
        name: 'time',
        longName: 'Middle of the month',
        units: 'months since 1982-01-16',
        count: months,
        start: '1982-01-16T00:00:00Z',
        step: { count: 1, unit: 'months' },
        covers: 'month',
      },
      evenAxis('latitude', 'Latitude', '° north', latitude),
      evenAxis('longitude', 'Longitude', '° east', longitude),
    ],
    processing: [
      'Before: analyses of the Navy’s forecast centre, averaged by month. The file does not say how, nor by whom.',
      'Here: rounded to 0.1 m s⁻¹ as 16-bit integers. Months are dated on their 16th; the source writes times 730.5 ' +
        'hours apart, which drift by up to a day and a half from the middle of the month. Nothing was filled, ' +
        'smoothed or removed.',
    ],
    flaws: flaws(
      variables.map(({ values }) => values),
      latitude,
      longitude.length,
      ranges,
    ),
    split: { method: 'ranges', axis: 'time', gap: 6, ranges },
  },
  variables,
);

import { columnsOf, readLazyData } from '../../../src/commands/data/r-data.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { countGroups } from '../../../src/commands/data/split-counts.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';
import { flaws } from './flaws.ts';
import { groupStorms } from './group-storms.ts';

/* Makes atlantic-storms.bin and dataset.json: `node content/datasets/atlantic-storms/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'r-cran-dplyr',
  version: '1.0.10-1',
  homepage: 'https://cran.r-project.org/package=dplyr',
  files: [
    {
      file: '/usr/lib/R/site-library/dplyr/data/Rdata.rdx',
      sha256: 'b6a898a2c7b97cc11f2c95508b1ab43107001993d91e5b06d7cd36a7a494dd51',
      variable: 'STORMS_RDX',
    },
    {
      file: '/usr/lib/R/site-library/dplyr/data/Rdata.rdb',
      sha256: 'e78d75c69b5c1899c0f331ead3d3e907f1ee3266ea026ff0fe8835cc581786b3',
      variable: 'STORMS_RDB',
    },
  ],
});
const [index = new Uint8Array(), database = new Uint8Array()] = contents;
const table = columnsOf(readLazyData(index, database, 'storms'));
const numbers = (name: string): number[] => (table.get(name) ?? []).map(Number);
const texts = (name: string): string[] => (table.get(name) ?? []).map(String);

const [year, month, day, hour] = ['year', 'month', 'day', 'hour'].map(numbers);
const times = (year ?? []).map((y, row) =>
  Date.UTC(y, (month?.[row] ?? 0) - 1, day?.[row] ?? 0, hour?.[row] ?? 0),
);
const groups = groupStorms(texts('name'), times);
const hours = groups.flatMap(({ start, count, first }) =>
  Array.from({ length: count }, (_, row) => ((times[first + row] as number) - Date.parse(start)) / 3_600_000),
);
const categories = ['-1', '0', '1', '2', '3', '4', '5'];
const statuses = ['tropical depression', 'tropical storm', 'hurricane'];
const codes = (name: string, labels: readonly string[]): number[] =>
  texts(name).map((label) => {
    const code = labels.indexOf(label);
    if (code < 0) throw new Error(`"${label}" is no ${name}.`);
    return code;
  });
/** A knot in metres per second; a nautical mile in kilometres. */
const knot = 1852 / 3600;
const nauticalMile = 1.852;
const years = {
  train: { first: 1975, last: 2007 },
  validation: { first: 2008, last: 2012 },
  test: { first: 2013, last: 2020 },
};

const diameter = (name: string, speed: string, sourceName: string): SourceVariable => ({
  name,
  sourceName,
  longName: `Diameter of the area with winds of ${speed} knots or more`,
  units: 'km',
  scale: nauticalMile,
  offset: 0,
  values: numbers(sourceName).map((miles) => miles * nauticalMile),
});
const variables: SourceVariable[] = [
  {
    name: 'hours',
    sourceName: 'year, month, day, hour',
    longName: 'Hours since the storm’s first row',
    units: 'h',
    scale: 1,
    offset: 0,
    values: hours,
  },
  {
    name: 'latitude',
    sourceName: 'lat',
    longName: 'Latitude of the centre',
    standardName: 'latitude',
    units: '° north',
    scale: 0.1,
    offset: 0,
    values: numbers('lat'),
  },
  {
    name: 'longitude',
    sourceName: 'long',
    longName: 'Longitude of the centre',
    standardName: 'longitude',
    units: '° east',
    scale: 0.1,
    offset: 0,
    values: numbers('long'),
  },
  {
    name: 'wind',
    sourceName: 'wind',
    longName: 'Largest sustained wind speed (mean of one minute)',
    standardName: 'wind_speed',
    units: 'm s⁻¹',
    type: 'uint8',
    scale: knot,
    offset: 0,
    values: numbers('wind').map((knots) => knots * knot),
  },
  {
    name: 'pressure',
    sourceName: 'pressure',
    longName: 'Air pressure at the centre',
    standardName: 'air_pressure_at_mean_sea_level',
    units: 'hPa',
    type: 'uint8',
    scale: 1,
    offset: 880,
    values: numbers('pressure'),
  },
  {
    name: 'status',
    sourceName: 'status',
    longName: 'What the storm is',
    units: '1',
    type: 'uint8',
    labels: statuses,
    scale: 1,
    offset: 0,
    values: codes('status', statuses),
  },
  {
    name: 'category',
    sourceName: 'category',
    longName: 'Saffir–Simpson category',
    units: '1',
    type: 'uint8',
    labels: ['tropical depression', 'tropical storm', '1', '2', '3', '4', '5'],
    scale: 1,
    offset: 0,
    values: codes('category', categories),
  },
  diameter('stormDiameter', '34', 'tropicalstorm_force_diameter'),
  diameter('hurricaneDiameter', '64', 'hurricane_force_diameter'),
];

const statusOfRows = texts('status');
const contradictions = texts('category').filter(
  (category, row) => (statusOfRows[row] === 'hurricane') !== Number(category) >= 1,
).length;

writeDataset(
  import.meta.dirname,
  {
    id: 'atlantic-storms',
    title: 'Atlantic storms: the best tracks of half a century',
    summary:
      `Where each of ${groups.length} tropical storms and hurricanes of the Atlantic was from 1975 to 2020, every six hours, with its ` +
      'wind and its pressure, as the forecasters settled it after the season.',
    producer:
      'NOAA National Hurricane Center (HURDAT2). Selected and packaged in dplyr by H. Wickham and others.',
    source,
    licence: {
      name: 'MIT licence (of the package); the tracks are a work of the United States government',
      statement:
        'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated ' +
        'documentation files (the "Software"), to deal in the Software without restriction, including without ' +
        'limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of ' +
        'the Software, and to permit persons to whom the Software is furnished to do so, subject to the following ' +
        'conditions:',
      note:
        'Quoted from the copyright file of the package, which puts all its files under these terms; the condition is ' +
        'that LICENCE.txt goes with every copy. The package names NOAA’s Atlantic hurricane database as the source.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'Landsea, C. W. and J. L. Franklin, 2013: Atlantic Hurricane Database Uncertainty and Presentation of a New ' +
        'Database Format. Monthly Weather Review, 141 (10), 3576–3592.',
      entry: {
        type: 'article',
        author: ['Landsea, C. W.', 'Franklin, J. L.'],
        title: 'Atlantic Hurricane Database Uncertainty and Presentation of a New Database Format',
        year: 2013,
        journal: 'Monthly Weather Review',
        volume: '141',
        number: '10',
        pages: '3576–3592',
      },
      doi: '10.1175/MWR-D-12-00254.1',
    },
    period: '1975–2020',
    grid:
      `${times.length} rows of ${groups.length} storms, those of a storm one after the other. Usually six hours lie between two rows; rows ` +
      'at other hours were added at landfall or at the peak.',
    axes: [
      {
        kind: 'rows',
        name: 'row',
        longName: 'Row of a storm’s track',
        units: '1',
        count: times.length,
        step: { count: 6, unit: 'hours' },
        hours: 'hours',
        groups: groups.map(({ id, name, start, count }) => ({ id, name, start, count })),
      },
    ],
    processing: [
      'By the National Hurricane Center: tracks analysed again after each season from all observations.',
      'By the authors of dplyr: tropical depressions, tropical storms and hurricanes kept.',
      'Here: rows that follow each other under one name were taken as one storm; it is of the year in which it begins. ' +
        'Knots turned into metres per second (1852/3600), nautical miles into kilometres (1.852), millibars called ' +
        'hectopascals. No value was rounded, filled or removed.',
    ],
    flaws: flaws(groups, times, numbers('tropicalstorm_force_diameter'), years, contradictions),
    split: { method: 'groups', years, ...countGroups(years, groups) },
  },
  variables,
);

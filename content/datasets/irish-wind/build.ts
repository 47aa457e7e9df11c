import { columnsOf, readRda } from '../../../src/commands/data/r-data.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { writeDataset } from '../../../src/commands/data/write-dataset.ts';
import { flaws } from './flaws.ts';

/* Makes irish-wind.bin and dataset.json: `node content/datasets/irish-wind/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'r-cran-gstat',
  version: '2.1-0-1',
  homepage: 'https://cran.r-project.org/package=gstat',
  files: [
    {
      file: '/usr/lib/R/site-library/gstat/data/wind.rda',
      sha256: 'e1db91ca098d4ed790e0d80faf7f7778bcca450a1f4deb86fe8e4fb76181f24c',
      variable: 'IRISH_WIND_RDA',
    },
  ],
});
const objects = readRda(contents[0] ?? new Uint8Array());
const table = columnsOf(objects.get('wind') ?? null);
const places = columnsOf(objects.get('wind.loc') ?? null);

const numbers = (columns: typeof table, name: string): number[] => (columns.get(name) ?? []).map(Number);
const texts = (name: string): string[] => (places.get(name) ?? []).map(String);
const [year, month, day] = ['year', 'month', 'day'].map((name) => numbers(table, name));
const codes = [...table.keys()].slice(3);
const days = year?.length ?? 0;
for (let index = 0; index < days; index++) {
  const date = new Date(Date.UTC(1961, 0, 1 + index));
  const written = [1900 + (year?.[index] ?? 0), month?.[index], day?.[index]].join();
  if (written !== [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join())
    throw new Error(`Row ${index} is ${written}, not ${date.toISOString()}.`);
}

/** A knot is a nautical mile, 1852 m, an hour. */
const knot = 1852 / 3600;
const columns = codes.map((code) => numbers(table, code));
const speeds = Array.from({ length: days }, (_, row) =>
  columns.map((column) => column[row] ?? Number.NaN),
).flat();
const stations = codes.map((id) => {
  const row = texts('Code').indexOf(id);
  return {
    id,
    // The source spells it Roslare.
    name: (texts('Station')[row] ?? '').replace('Roslare', 'Rosslare'),
    latitude: degrees(texts('Latitude')[row]),
    longitude: degrees(texts('Longitude')[row]),
  };
});
const meanWind = codes.map((id) => numbers(places, 'MeanWind')[texts('Code').indexOf(id)] ?? Number.NaN);

writeDataset(
  import.meta.dirname,
  {
    id: 'irish-wind',
    title: 'Irish wind: twelve stations, eighteen years, every day',
    summary:
      'The mean wind speed of each day at twelve stations of the Irish weather service from 1961 to 1978: the data ' +
      'with which Haslett and Raftery asked how much power the wind could give.',
    producer:
      'Irish Meteorological Service; compiled by J. Haslett and A. E. Raftery. Packaged in gstat by E. Pebesma.',
    source,
    licence: {
      name: 'GNU General Public License, version 2 or later (of the package)',
      statement:
        'This program is free software; you can redistribute it and/or modify it under the terms of the GNU General ' +
        'Public License as published by the Free Software Foundation; either version 2 of the License, or (at your ' +
        'option) any later version.',
      note:
        'Quoted from the copyright file of the package, which puts all its files under these terms and says nothing ' +
        'of the data as such: whether the weather service or the authors of the paper set any is not known. ' +
        'LICENCE.txt holds the licence; build.ts is the source from which the packed file is made.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'Haslett, J. and A. E. Raftery, 1989: Space-Time Modelling with Long-Memory Dependence: Assessing Ireland’s ' +
        'Wind Power Resource. Journal of the Royal Statistical Society, Series C (Applied Statistics), 38 (1), 1–50.',
      entry: {
        type: 'article',
        author: ['Haslett, J.', 'Raftery, A. E.'],
        title: 'Space-Time Modelling with Long-Memory Dependence: Assessing Ireland’s Wind Power Resource',
        year: 1989,
        journal: 'Journal of the Royal Statistical Society, Series C (Applied Statistics)',
        volume: '38',
        number: '1',
        pages: '1–50',
      },
      doi: '10.2307/2347679',
    },
    period: '1 January 1961 – 31 December 1978, 6574 days',
    grid: 'Twelve stations; their heights are not in the source.',
    axes: [
      {
        kind: 'time',
        name: 'time',
        longName: 'Day',
        units: 'days since 1961-01-01',
        count: days,
        start: '1961-01-01T00:00:00Z',
        step: { count: 1, unit: 'days' },
        covers: 'after',
      },
      {
        kind: 'stations',
        name: 'station',
        longName: 'Station',
        units: '1',
        count: stations.length,
        stations,
      },
    ],
    processing: [
      'By Haslett and Raftery: hourly speeds averaged over each day, in knots.',
      'Here: knots turned into metres per second (1 knot = 1852/3600 m s⁻¹), kept to 0.01 knots; positions turned from ' +
        'degrees and minutes into degrees. The name Roslare was corrected to Rosslare.',
    ],
    flaws: flaws(speeds, knot, stations, meanWind),
    split: {
      method: 'ranges',
      axis: 'time',
      gap: 14,
      ranges: {
        train: { first: 0, last: dayNumber(1972, 12, 31) },
        validation: { first: dayNumber(1973, 1, 15), last: dayNumber(1974, 12, 31) },
        test: { first: dayNumber(1975, 1, 15), last: days - 1 },
      },
    },
  },
  [
    {
      name: 'windSpeed',
      sourceName: codes.join(', '),
      longName: 'Mean wind speed of the day',
      standardName: 'wind_speed',
      cellMethods: 'time: mean',
      units: 'm s⁻¹',
      scale: 0.01 * knot,
      offset: 0,
      values: speeds.map((value) => value * knot),
    },
  ],
);

/** Days since 1 January 1961. */
function dayNumber(y: number, m: number, d: number): number {
  return (Date.UTC(y, m - 1, d) - Date.UTC(1961, 0, 1)) / 86_400_000;
}

/** 52d16'56.791"N in degrees, west and south negative, to a thousandth of a minute. */
function degrees(text = ''): number {
  const [, whole, minutes, seconds = '0', side] = /^(\d+)d(\d+)'(?:([\d.]+)")?([NSEW])$/.exec(text) ?? [];
  if (side === undefined) throw new Error(`"${text}" is no position.`);
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return Number((side === 'S' || side === 'W' ? -value : value).toFixed(5));
}

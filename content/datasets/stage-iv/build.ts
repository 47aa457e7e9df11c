import { openNetcdf } from '../../../src/commands/data/netcdf.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { writeDataset } from '../../../src/commands/data/write-dataset.ts';

/* Makes stage-iv.bin and dataset.json: `node content/datasets/stage-iv/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'r-cran-stars',
  version: '0.6-0-4',
  homepage: 'https://cran.r-project.org/package=stars',
  files: [
    {
      file: '/usr/lib/R/site-library/stars/nc/test_stageiv_xyt.nc',
      sha256: '51952a496e69e2f0cf36fa14947adac6db4a78bb8b9c4dd146e15636aee89586',
      variable: 'STAGE_IV_NC',
    },
  ],
});
const netcdf = openNetcdf(contents[0] ?? new Uint8Array());
const rainName = 'Total_precipitation_surface_1_Hour_Accumulation';
netcdf.expectUnits(rainName, 'kg m^-2');
netcdf.expectUnits('time', 'Hour since 2001-12-31T23:00:00Z');
if (netcdf.about('license') !== 'Freely available') throw new Error('The file states another licence.');

const hours = netcdf.numbers('time');
const start = new Date(Date.UTC(2001, 11, 31, 23) + (hours[0] ?? 0) * 3_600_000);
if (hours.some((hour, index) => hour !== (hours[0] ?? 0) + index)) throw new Error('An hour is skipped.');
const rain = netcdf.numbers(rainName);
const latitude = netcdf.numbers('lat');
const longitude = netcdf.numbers('lon');
const [rows, columns] = [118, 87];
const wet = hours.map((_, hour) => {
  const map = rain.slice(hour * rows * columns, (hour + 1) * rows * columns);
  return (100 * map.filter((value) => value > 0).length) / map.length;
});
const largest = rain.reduce((most, value) => Math.max(most, value), 0);
const wettest = Math.floor(rain.indexOf(largest) / (rows * columns));
const wetRain = rain.filter((value) => value > 0).sort((a, b) => a - b);
const median = wetRain[wetRain.length >> 1];
const percent = (value: number): string => value.toFixed(0);

writeDataset(
  import.meta.dirname,
  {
    id: 'stage-iv',
    title: 'Stage IV: the rain of Hurricane Florence, hour by hour',
    summary:
      'Rain over North Carolina and its neighbours for 23 hours from 13 September 2018, 19:00 UTC, while Hurricane ' +
      'Florence came ashore: radar, corrected by rain gauges, on a grid of about 4 km.',
    producer:
      'United States National Weather Service, National Centers for Environmental Prediction (NCEP), from the hourly ' +
      'analyses of the River Forecast Centers. Aggregated by the United States Geological Survey.',
    source,
    licence: {
      name: '“Freely available” (United States government), distributed under the Apache License 2.0',
      statement: 'Freely available',
      note:
        'The statement is the attribute “license” of the file itself, whose producers are two agencies of the United ' +
        'States government. The package that carries the file is under the Apache License 2.0 as a whole (“Files: * … ' +
        'License: Apache-2.0”), which LICENCE.txt holds. Neither names terms for this file beyond these.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'Lin, Y., 2011: GCIP/EOP Surface: Precipitation NCEP/EMC 4KM Gridded Data (GRIB) Stage IV Data. Version 1.0. ' +
        'UCAR/NCAR Earth Observing Laboratory.',
      entry: {
        type: 'misc',
        author: ['Lin, Y.'],
        title: 'GCIP/EOP Surface: Precipitation NCEP/EMC 4KM Gridded Data (GRIB) Stage IV Data',
        year: 2011,
        howpublished: 'Version 1.0. UCAR/NCAR Earth Observing Laboratory',
      },
      doi: '10.5065/D6PG1QDD',
    },
    period: '13 September 2018, 19:00 UTC – 14 September 2018, 17:00 UTC, hourly',
    grid:
      'A piece of the polar stereographic grid of the River Forecast Centers (HRAP), cells of about 4 km. Rows go ' +
      'north, columns east, both slightly turned: the variables latitude and longitude give each cell’s place.',
    axes: [
      {
        kind: 'time',
        name: 'time',
        longName: 'End of the hour',
        units: `hours since ${start.toISOString().slice(0, 16)}Z`,
        count: hours.length,
        start: start.toISOString().replace('.000', ''),
        step: { count: 1, unit: 'hours' },
        covers: 'before',
      },
      { kind: 'regular', name: 'y', longName: 'Row, northward', units: '1', count: rows, first: 0, step: 1 },
      {
        kind: 'regular',
        name: 'x',
        longName: 'Column, eastward',
        units: '1',
        count: columns,
        first: 0,
        step: 1,
      },
    ],
    processing: [
      'By the River Forecast Centers: radar estimates corrected by gauges and checked by hand. By NCEP: put together ' +
        'into one national map each hour.',
      'By the USGS: the cells’ positions recomputed on the spherical Earth that the grid assumes, hours joined, this ' +
        'piece cut out.',
      'Here: rain rounded to 0.01 kg m⁻² and positions to 0.001°, as 16-bit integers. Nothing was filled or smoothed.',
    ],
    flaws: [
      `The storm is the largest rain of this piece: between ${percent(Math.min(...wet))} and ${percent(Math.max(...wet))} % of the cells are wet in any ` +
        `hour. What a network learns here holds for such a storm, not for rain in general.`,
      `Rain is skewed: half of the wet cells have less than ${median?.toFixed(2)} kg m⁻² in the hour, while the largest value is ` +
        `${largest} kg m⁻² (hour ${wettest}, counted from 0). A mean squared error hears almost nothing but the largest; ` +
        'transform the values or choose another loss.',
      'Values come in steps of 1/16 kg m⁻² rounded to two decimals: small rain is a staircase.',
      'Radar sees rain aloft, not at the ground, and underestimates it in tropical air; gauges correct it where there ' +
        'are any. Over the sea, where the storm came from, there are none.',
      `Twenty-three hours of one storm are one event: the split in time keeps hours apart, but no test on it says how a ` +
        'model does in another storm.',
    ],
    split: {
      method: 'ranges',
      axis: 'time',
      gap: 1,
      ranges: {
        train: { first: 0, last: 10 },
        validation: { first: 12, last: 15 },
        test: { first: 17, last: 22 },
      },
    },
  },
  [
    {
      name: 'rain',
      sourceName: rainName,
      longName: 'Rain in the hour',
      standardName: 'precipitation_amount',
      cellMethods: 'time: sum',
      units: 'kg m⁻²',
      scale: 0.01,
      offset: 0,
      values: rain,
    },
    place('latitude', 'lat', 'Latitude of the cell', '° north', 35, latitude),
    place('longitude', 'lon', 'Longitude of the cell', '° east', -78, longitude),
  ],
);

function place(
  name: string,
  sourceName: string,
  longName: string,
  units: string,
  offset: number,
  values: number[],
) {
  const axes = ['y', 'x'];
  return {
    name,
    sourceName,
    longName,
    standardName: name,
    units,
    axes,
    scale: 0.001,
    offset,
    differences: axes,
    values,
  };
}

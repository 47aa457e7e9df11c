import { evenAxis, openNetcdf } from '../../../src/commands/data/netcdf.ts';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { countSplit } from '../../../src/commands/data/split-counts.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';

/* Makes etopo.bin and dataset.json: `node content/datasets/etopo/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'ferret-datasets',
  version: '7.6.0-5',
  homepage: 'https://ferret.pmel.noaa.gov/Ferret/home',
  files: [
    {
      file: '/usr/share/ferret-vis/data/etopo60.cdf',
      sha256: '36b4cb72a01cf4c6dc155e52dca6c4ff148aea5958d056d3136fe2789646c4ad',
      variable: 'ETOPO60_CDF',
    },
    {
      file: '/usr/share/ferret-vis/data/etopo120.cdf',
      sha256: '48a8457b6c0df6a7527714d028b360a82c299444a6c02985eb95a330f66ccc7b',
      variable: 'ETOPO120_CDF',
    },
  ],
});

interface Grid {
  latitude: number[];
  longitude: number[];
  height: number[];
}
const [fine, coarse] = ['ETOPO60', 'ETOPO120'].map((name, index): Grid => {
  const netcdf = openNetcdf(contents[index] ?? new Uint8Array());
  netcdf.expectUnits('ROSE', 'METERS');
  const numbers = { latitude: `${name}Y`, longitude: `${name}X`, height: 'ROSE' };
  return {
    latitude: netcdf.numbers(numbers.latitude),
    longitude: netcdf.numbers(numbers.longitude),
    height: netcdf.numbers(numbers.height),
  };
});
if (!fine || !coarse) throw new Error('Two grids were expected.');

const variables = [...layers(fine, '', '1°'), ...layers(coarse, 'Coarse', '2°')];
const land = fine.height.filter((height) => height > 0).length;
const area = fine.latitude.map((degrees) => Math.cos((degrees * Math.PI) / 180));
const columns = fine.longitude.length;
const landArea =
  fine.height.reduce(
    (sum, height, cell) => sum + (height > 0 ? (area[Math.floor(cell / columns)] ?? 0) : 0),
    0,
  ) /
  (columns * area.reduce((sum, weight) => sum + weight, 0));
const heightAt = (latitude: number, longitude: number): string =>
  Math.round(
    fine.height[fine.latitude.indexOf(latitude) * columns + fine.longitude.indexOf(longitude)] ?? Number.NaN,
  )
    .toString()
    .replace('-', '−');

// The rule of coads, so that a block is in the same part in both.
const rule = { degrees: 10, seed: 8, fractions: { train: 0.7, validation: 0.1, test: 0.2 } };
writeDataset(
  import.meta.dirname,
  {
    id: 'etopo',
    title: 'ETOPO: the height of the land and the depth of the sea',
    summary:
      'The relief of the Earth, land and sea floor together, in boxes of 1° and of 2°, and which boxes are land: the ' +
      'lower boundary of every weather model.',
    producer:
      'NOAA National Geophysical Data Center (ETOPO5). Averaged to 1° and 2° by NOAA Pacific Marine Environmental ' +
      'Laboratory, for its program Ferret.',
    source,
    licence: {
      name: 'Public domain (United States government), with a notice to keep',
      statement:
        'THIS SOFTWARE AND ITS DOCUMENTATION ARE IN THE PUBLIC DOMAIN AND ARE FURNISHED "AS IS." THE AUTHORS, THE ' +
        'UNITED STATES GOVERNMENT, ITS INSTRUMENTALITIES, OFFICERS, EMPLOYEES, AND AGENTS MAKE NO WARRANTY, EXPRESS ' +
        'OR IMPLIED, AS TO THE USEFULNESS OF THE SOFTWARE AND DOCUMENTATION FOR ANY PURPOSE.',
      note:
        'Quoted from the copyright file of the package, whose authors are given as “2010 NOAA, US.gov”. It speaks of ' +
        'the package and does not name these files. Copies keep its notice, conditions and disclaimer (LICENCE.txt) ' +
        'and say what was changed.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'NOAA National Geophysical Data Center, 1988: Data Announcement 88-MGG-02, Digital relief of the Surface of ' +
        'the Earth. Boulder, Colorado.',
      entry: {
        type: 'misc',
        author: ['NOAA National Geophysical Data Center'],
        title: 'Digital relief of the Surface of the Earth',
        year: 1988,
        howpublished: 'Data Announcement 88-MGG-02',
      },
      url: 'https://www.ngdc.noaa.gov/mgg/global/etopo5.HTML',
    },
    period: 'Compiled in 1988',
    grid:
      'Boxes of 1° × 1° (axes latitude and longitude) and of 2° × 2° (latitudeCoarse and longitudeCoarse, the boxes ' +
      'of coads), given by their centres. Longitudes begin at 20.5° and 21° east and go round the globe.',
    axes: [
      { ...evenAxis('latitude', 'Latitude of the 1° boxes', '° north', fine.latitude), cells: true },
      { ...evenAxis('longitude', 'Longitude of the 1° boxes', '° east', fine.longitude), cells: true },
      { ...evenAxis('latitudeCoarse', 'Latitude of the 2° boxes', '° north', coarse.latitude), cells: true },
      {
        ...evenAxis('longitudeCoarse', 'Longitude of the 2° boxes', '° east', coarse.longitude),
        cells: true,
      },
    ],
    processing: [
      'By NOAA NGDC: maps and soundings of many makers gridded every 5 minutes of arc.',
      'By NOAA PMEL: averaged to boxes of 1° and of 2°.',
      'Here: heights rounded to whole metres; a box counts as land where its mean height is above 0.',
    ],
    flaws: [
      'Land is what lies above 0 m on average over a box. Coasts are therefore rough, small islands are sea, and land ' +
        'below sea level is sea.',
      `So defined, ${((100 * land) / fine.height.length).toFixed(1)} % of the 1° boxes are land, which is ${(100 * landArea).toFixed(1)} % of ` +
        'the area; ice sheets and floating ice shelves count by the height of their surface.',
      `A box holds the mean, not the summit: the highest is ${Math.round(Math.max(...fine.height))} m, and the box of the Caspian ` +
        `Sea at 41.5° north, 50.5° east is given as ${heightAt(41.5, 50.5)} m.`,
      'The sources differ in quality from country to country, and it has been superseded: use a newer relief for ' +
        'anything but learning.',
      'Neighbouring boxes are alike, which is why the split keeps blocks together.',
    ],
    split: {
      method: 'blocks',
      ...rule,
      ...countSplit(rule, { times: 1, latitude: fine.latitude, longitude: fine.longitude }, () => true),
    },
  },
  variables,
);

function layers({ height }: Grid, suffix: '' | 'Coarse', box: string): SourceVariable[] {
  const axes = [`latitude${suffix}`, `longitude${suffix}`];
  const common = { sourceName: 'ROSE', axes, scale: 1, offset: 0 };
  return [
    {
      ...common,
      name: `height${suffix}`,
      longName: `Mean height above sea level, ${box} boxes`,
      standardName: 'surface_altitude',
      units: 'm',
      differences: [`longitude${suffix}`],
      values: height,
    },
    {
      ...common,
      name: `land${suffix}`,
      longName: `Land or sea, ${box} boxes`,
      standardName: 'land_binary_mask',
      units: '1',
      labels: ['sea', 'land'],
      type: 'uint8',
      values: height.map((metres) => (metres > 0 ? 1 : 0)),
    },
  ];
}

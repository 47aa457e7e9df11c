import { decode } from 'tiff';
import { readPackage } from '../../../src/commands/data/source-file.ts';
import { type SourceVariable, writeDataset } from '../../../src/commands/data/write-dataset.ts';

/* Makes landsat.bin and dataset.json: `node content/datasets/landsat/build.ts`. */

const { contents, source } = readPackage({
  registry: 'debian',
  package: 'r-cran-stars',
  version: '0.6-0-4',
  homepage: 'https://cran.r-project.org/package=stars',
  files: [
    {
      file: '/usr/lib/R/site-library/stars/tif/L7_ETMs.tif',
      sha256: '3b722bf4470144b6691bf720bac08f47c99464acff4dd258252891c06312678e',
      variable: 'LANDSAT_TIF',
    },
  ],
});
// The pages behind the first are the same picture, coarser.
const image = decode(contents[0] ?? new Uint8Array())[0];
if (image?.samplesPerPixel !== 6 || image.bitsPerSample !== 8)
  throw new Error('Six bands of 8 bits were expected.');
const { width, height, data } = image;
const [size = Number.NaN] = image.fields.get(33550) as number[];
const [, , , west = Number.NaN, north = Number.NaN] = image.fields.get(33922) as number[];

const bands: [string, string, number, string][] = [
  ['blue', 'Blue', 1, '0.45–0.52 µm'],
  ['green', 'Green', 2, '0.52–0.60 µm'],
  ['red', 'Red', 3, '0.63–0.69 µm'],
  ['nearInfrared', 'Near infrared', 4, '0.77–0.90 µm'],
  ['shortWave1', 'Short-wave infrared', 5, '1.55–1.75 µm'],
  ['shortWave2', 'Short-wave infrared', 7, '2.08–2.35 µm'],
];
const variables = bands.map(
  ([name, colour, band, wavelengths], sample): SourceVariable => ({
    name,
    sourceName: `sample ${sample + 1}`,
    longName: `${colour}, band ${band} (${wavelengths})`,
    units: '1',
    type: 'uint8',
    scale: 1,
    offset: 0,
    differences: ['northing'],
    values: Array.from({ length: width * height }, (_, pixel) => data[6 * pixel + sample] as number),
  }),
);
const saturated = variables.map(({ values }) => Array.from(values).filter((value) => value === 255).length);
const pixelAxis = (name: string, longName: string, count: number, edge: number, step: number) => {
  const first = Number((edge + step / 2).toFixed(2));
  return { kind: 'regular' as const, name, longName, units: 'm', count, first, step, cells: true as const };
};
const side = Number(size.toFixed(4));

writeDataset(
  import.meta.dirname,
  {
    id: 'landsat',
    title: 'Landsat: a coast in six colours',
    summary:
      `A piece of a picture by the satellite Landsat 7 of the coast at Olinda in Brazil: ${width} × ${height} pixels of ${side} m in ` +
      'six bands from blue to short-wave infrared.',
    producer:
      'NASA and the United States Geological Survey, Landsat 7 ETM+. Cut out and packaged in stars by E. Pebesma.',
    source,
    licence: {
      name: 'Apache License 2.0 (of the package)',
      statement:
        'Files: * Copyright: 2016-2018 Edzer Pebesma, Michael Sumner, Etienne Racine, Adriano Fantini License: Apache-2.0',
      note:
        'Quoted from the copyright file of the package, which puts all its files under this licence (LICENCE.txt) and ' +
        'says nothing of the picture as such. Landsat pictures of the United States government carry no restriction, ' +
        'but neither the file nor the package says from which archive this one was taken.',
      file: 'LICENCE.txt',
    },
    citation: {
      text:
        'NASA and U.S. Geological Survey: Landsat 7 ETM+, six bands of a region around Olinda, Brazil. Distributed with ' +
        'the R package stars (E. Pebesma), file L7_ETMs.tif.',
      entry: {
        type: 'misc',
        author: ['NASA', 'U.S. Geological Survey'],
        title: 'Landsat 7 ETM+, six bands of a region around Olinda, Brazil',
        howpublished: 'Distributed with the R package stars (E. Pebesma), file L7_ETMs.tif',
      },
      url: 'https://cran.r-project.org/package=stars',
    },
    period: 'One moment; the date is not in the source',
    grid:
      `Pixels of ${side} m on a map, SIRGAS 2000 / UTM zone 25S. Rows go south, columns east; coordinates are the pixels’ ` +
      'centres in metres.',
    axes: [
      pixelAxis('northing', 'Northing', height, north, -side),
      pixelAxis('easting', 'Easting', width, west, side),
    ],
    processing: [
      'By the makers of the file: six of the eight bands, resampled to one map and cut out.',
      'Here: nothing was changed; the numbers are those of the file.',
    ],
    flaws: [
      'The values are digital numbers from 0 to 255, not reflectances: they depend on the sun, the haze and the setting ' +
        'of the instrument, which the file does not give. Compare pixels within a band, not bands with each other.',
      `Bright pixels are cut off at 255: ${saturated.map((count, band) => `${count} in ${variables[band]?.name}`).join(', ')}.`,
      'Date and time are unknown, and there is no label for any pixel.',
      'Neighbouring pixels are alike. The split cuts the picture into three strips from north to south with 16 rows ' +
        'between them; the strips hold different things (town, sea, woods) in different shares.',
    ],
    split: {
      method: 'ranges',
      axis: 'northing',
      gap: 16,
      ranges: {
        train: { first: 0, last: 207 },
        validation: { first: 224, last: 271 },
        test: { first: 288, last: 351 },
      },
    },
  },
  variables,
);

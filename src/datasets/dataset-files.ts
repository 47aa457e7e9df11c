import { root } from 'astro:config/server';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'fflate';
import { type Choice, firstChoice } from '../../playground/explorer/first-picture.ts';
import { subjectsOf } from '../../playground/explorer/subjects.ts';
import { type Dataset, unpackDataset } from '../../playground/lab/data/dataset.ts';
import { datasetNetcdf } from '../netcdf/dataset-netcdf.ts';
import { type DatasetCard, datasetSchema } from '../schemas/dataset.ts';

const cards = import.meta.glob<unknown>('/content/datasets/*/dataset.json', {
  import: 'default',
  eager: true,
});
const programs = Object.keys(import.meta.glob('/content/datasets/*/programs/*.ts'));

/** The cards of all data sets, in the order of their ids. */
export const datasetCards: DatasetCard[] = Object.values(cards)
  .map((card) => datasetSchema.parse(card))
  .sort((a, b) => a.id.localeCompare(b.id));

/** The files of a data set that are published beside its page: card, binary, licence. */
export function publishedFiles({ binary, licence }: DatasetCard): string[] {
  return ['dataset.json', binary.file, licence.file];
}

/** A file of a data set's folder. */
export function datasetFile(id: string, file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(`content/datasets/${id}/${file}`, root))));
}

/** The data set itself, for what is drawn while the site is built. */
export function openDataset(card: DatasetCard): Dataset {
  return unpackDataset(card, payloadOf(card));
}

const netcdf = new Map<string, Uint8Array<ArrayBuffer>>();

/** The data set as a NetCDF file, made once a build: its page names the size. */
export function netcdfFile(card: DatasetCard): Uint8Array<ArrayBuffer> {
  const file = netcdf.get(card.id) ?? datasetNetcdf(card, payloadOf(card));
  netcdf.set(card.id, file);
  return file;
}

/** What of a data set its page and the list of all show before anything is pressed. */
export function coverOf(card: DatasetCard): Choice {
  return firstChoice(card.id, subjectsOf(card, payloadOf(card)));
}

function payloadOf({ id, binary }: DatasetCard): ArrayBuffer {
  return new Uint8Array(gunzipSync(datasetFile(id, binary.file))).buffer;
}

/** The programs in a data set's folder, as authors name them. */
export function datasetPrograms(id: string): string[] {
  return programs.flatMap((path) => {
    const [, name] = new RegExp(`^/content/datasets/${id}/programs/(.+)\\.ts$`).exec(path) ?? [];
    return name === undefined ? [] : [`datasets/${id}/${name}`];
  });
}

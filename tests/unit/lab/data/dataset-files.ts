import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DatasetId } from '../../../../playground/lab/data/catalogue.ts';
import { type dataset, unpackDataset } from '../../../../playground/lab/data/dataset.ts';

const folder = join(import.meta.dirname, '../../../../content/datasets');

/** The card and the uncompressed payload of a data set, as the page hands them to the sandbox. */
export function datasetFiles(id: string): { card: Record<string, unknown>; bytes: ArrayBuffer } {
  const card = JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8')) as Record<string, unknown>;
  const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, id, `${id}.bin`))));
  return { card, bytes: bytes.buffer };
}

/** A data set as a program gets it. */
export function open<Id extends DatasetId>(id: Id): Awaited<ReturnType<typeof dataset<Id>>> {
  const { card, bytes } = datasetFiles(id);
  return unpackDataset(card, bytes) as Awaited<ReturnType<typeof dataset<Id>>>;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Dataset, unpackDataset } from '../../playground/lab/data/dataset.ts';

/** A data set of the course, read from its folder while the site is built. */
export function openDataset(id: string): Dataset {
  const folder = join(process.cwd(), 'content/datasets', id);
  const card = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as { binary: { file: string } };
  const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, card.binary.file)))).buffer;
  return unpackDataset(card, bytes);
}

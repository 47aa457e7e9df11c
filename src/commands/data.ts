/**
 * `npm run data [-- name …]`: makes data sets anew from their sources, all of them or those named, then the catalogue
 * that types `dataset(id)`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../playground/lab/spelling/nearest.ts';
import { type DatasetCard, datasetSchema } from '../schemas/dataset.ts';
import { catalogueSource } from './data/catalogue-source.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'content/datasets');
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

try {
  const wanted = chosen(process.argv.slice(2));
  for (const id of wanted) await import(join(folder, id, 'build.ts'));
  const cards = ids.flatMap(cardOf);
  writeFileSync(join(root, 'playground/lab/data/catalogue.ts'), catalogueSource(cards));
  for (const { id, variables, binary } of cards) {
    if (!wanted.includes(id)) continue;
    console.log(
      `${id}: ${variables.length} variables, ${binary.bytes} bytes (${binary.payloadBytes} uncompressed)`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function chosen(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !ids.includes(name));
  if (unknown !== undefined) {
    const [near] = nearest(unknown, ids);
    throw new Error(
      `There is no data set "${unknown}". ${near ? `Did you mean ${near}?` : `There are: ${ids.join(', ')}.`}`,
    );
  }
  return names.length === 0 ? ids : names;
}

/** The card of a data set; none while it has not been made. */
function cardOf(id: string): DatasetCard[] {
  const path = join(folder, id, 'dataset.json');
  return existsSync(path) ? [datasetSchema.parse(JSON.parse(readFileSync(path, 'utf8')))] : [];
}

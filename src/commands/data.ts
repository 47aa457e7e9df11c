import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { datasetSchema } from '../schemas/dataset.ts';
import { catalogueSource } from './data/catalogue-source.ts';

/* Makes every data set anew from its source, then the catalogue that types `dataset(id)`. */

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'content/datasets');
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

for (const id of ids) await import(join(folder, id, 'build.ts'));

const cards = ids.map((id) =>
  datasetSchema.parse(JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8'))),
);
writeFileSync(join(root, 'playground/lab/data/catalogue.ts'), catalogueSource(cards));
for (const card of cards) {
  console.log(
    `${card.id}: ${card.variables.length} variables, ${card.binary.bytes} bytes (${card.binary.payloadBytes} uncompressed)`,
  );
}

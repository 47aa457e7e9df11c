import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { datasetNetcdf } from '../../netcdf/dataset-netcdf.ts';
import { datasetSchema } from '../../schemas/dataset.ts';

/** Writes data sets as the NetCDF files that the site publishes, `<folder>/<id>.nc`. */
export function writeNetcdf(root: string, ids: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const id of ids) {
    const from = join(root, 'content/datasets', id);
    const card = datasetSchema.parse(JSON.parse(readFileSync(join(from, 'dataset.json'), 'utf8')));
    const payload = new Uint8Array(gunzipSync(readFileSync(join(from, card.binary.file)))).buffer;
    writeFileSync(join(folder, `${id}.nc`), datasetNetcdf(card, payload));
  }
}

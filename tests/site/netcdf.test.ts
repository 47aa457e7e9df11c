import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { NetCDFReader } from 'netcdfjs';
import { describe, expect, test } from 'vitest';
import { unpackDataset } from '../../playground/lab/data/dataset.ts';
import { datasetSchema } from '../../src/schemas/dataset.ts';
import { builtSite } from '../browser/built-site.ts';
import { numbersOf } from '../unit/netcdf/reader.ts';
import { addressesIn, readTags } from './html.ts';

const folder = join(await builtSite('/'), 'datasets');
const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(ids)('the NetCDF file of %s', (id) => {
  const file = (name: string) => join(folder, id, name);

  test('is offered on the page of the data set, with its size', async () => {
    const html = readFileSync(file('index.html'), 'utf8');
    const [, after = ''] = html.split(`href="/datasets/${id}/${id}.nc"`);
    const { length } = readFileSync(file(`${id}.nc`));
    const size = length < 1e5 ? `${Math.ceil(length / 1e3)} kB` : `${(length / 1e6).toFixed(1)} MB`;
    expect(after.slice(0, 80)).toContain(size);
    expect(addressesIn(await readTags(file('index.html'))).map(({ address }) => address)).toContain(
      `/datasets/${id}/${id}.nc`,
    );
  });

  test('opens, and holds the numbers that programs get', () => {
    const card = datasetSchema.parse(JSON.parse(readFileSync(file('dataset.json'), 'utf8')));
    const payload = new Uint8Array(gunzipSync(readFileSync(file(card.binary.file)))).buffer;
    const { variables } = unpackDataset(card, payload);
    const reader = new NetCDFReader(readFileSync(file(`${id}.nc`)));
    for (const { name, scale } of card.variables) {
      const values = variables[name]?.values ?? new Float32Array();
      const found = numbersOf(reader, name);
      expect(found.length, name).toBe(values.length);
      // What is missing is missing in both; elsewhere they are the same step of the packing.
      const wrong = found.findIndex((value, cell) => {
        const other = values[cell] ?? Number.NaN;
        return Number.isNaN(value) ? !Number.isNaN(other) : !(Math.abs(value - other) < scale / 100);
      });
      expect(wrong, `${name}: first cell that differs`).toBe(-1);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { NetCDFReader } from 'netcdfjs';
import { describe, expect, it } from 'vitest';
import { unpackDataset } from '../../../playground/lab/data/dataset.ts';
import { datasetNetcdf } from '../../../src/netcdf/dataset-netcdf.ts';
import { datasetSchema } from '../../../src/schemas/dataset.ts';
import { attributesOf, numbersOf } from './reader.ts';

const folder = join(import.meta.dirname, '../../../content/datasets');
const ids = readdirSync(folder);

function open(id: string) {
  const card = datasetSchema.parse(JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8')));
  const payload = new Uint8Array(gunzipSync(readFileSync(join(folder, id, card.binary.file)))).buffer;
  const reader = new NetCDFReader(datasetNetcdf(card, payload));
  return { card, dataset: unpackDataset(card, payload), reader };
}

describe.each(ids)('%s', (id) => {
  const { card, dataset, reader } = open(id);

  it('holds the numbers that programs get, to the last bit of a 32-bit float', () => {
    for (const { name } of card.variables) {
      const { values } = dataset.variables[name] ?? { values: new Float32Array() };
      const found = Float32Array.from(numbersOf(reader, name));
      expect(found.length, name).toBe(values.length);
      const wrong = found.findIndex(
        (value, cell) => !Object.is(value, values[cell]) && value !== values[cell],
      );
      expect(wrong, `${name}: first cell that differs`).toBe(-1);
    }
  }, 60_000);

  it('names what CF asks for: units that UDUNITS reads, long names, flags with as many meanings as values', () => {
    for (const { name } of reader.variables.filter(({ name }) => !/Bounds$|Id$|Name$|^rowSize$/.test(name))) {
      const {
        units,
        long_name: longName,
        flag_values: values,
        flag_meanings: meanings,
      } = attributesOf(reader, name);
      expect(units, name).toMatch(/^[\x20-\x7e]+$/);
      expect(longName, name).toBeTruthy();
      if (values !== undefined) expect(String(meanings).split(' ').length, name).toBe([values].flat().length);
    }
  });

  it('says what the file is, whence, under which licence', () => {
    const about = Object.fromEntries(reader.globalAttributes.map(({ name, value }) => [name, value]));
    expect(about).toMatchObject({ Conventions: 'CF-1.11' });
    for (const name of ['title', 'institution', 'source', 'license', 'references', 'history', 'comment'])
      expect(String(about[name]).length, name).toBeGreaterThan(10);
  });

  it('gives every variable coordinates along each of its axes, or names them', () => {
    const names = new Set(reader.variables.map(({ name }) => name));
    for (const { name, axes } of card.variables) {
      const { coordinates = '' } = attributesOf(reader, name);
      const named = String(coordinates).split(' ').filter(Boolean);
      for (const other of named) expect(names, name).toContain(other);
      // The places of others stand for themselves.
      if (['latitude', 'longitude'].includes(name)) continue;
      for (const axis of axes)
        expect(names.has(axis) || named.length > 0, `${name} along ${axis}`).toBe(true);
    }
  });

  it('encloses each point in its bounds', () => {
    for (const { name } of reader.variables) {
      const { bounds } = attributesOf(reader, name);
      if (bounds === undefined) continue;
      const ends = numbersOf(reader, String(bounds));
      for (const [index, point] of numbersOf(reader, name).entries()) {
        const pair = [ends[2 * index] ?? Number.NaN, ends[2 * index + 1] ?? Number.NaN];
        expect(point).toBeGreaterThanOrEqual(Math.min(...pair));
        expect(point).toBeLessThanOrEqual(Math.max(...pair));
      }
    }
  });
});

it.each(['coads', 'seattle-weather'])('writes out the parts of %s', (id) => {
  const { card, reader } = open(id);
  const part = numbersOf(reader, 'part');
  const share = (code: number): number => part.filter((value) => value === code).length;
  const { split } = card;
  if (split.method === 'ranges') {
    const lengths = Object.values(split.ranges).map(({ first, last }) => last - first + 1);
    expect([1, 2, 3].map(share)).toEqual(lengths);
  } else if (split.method === 'blocks') {
    // All boxes, those without a value too: the shares are those of blocks of one size in degrees.
    expect(share(0)).toBe(0);
    expect(share(1) / part.length).toBeCloseTo(split.fractions.train, 1);
  }
});

it('dates the rows of storms', () => {
  const { card, reader } = open('atlantic-storms');
  const [axis] = card.axes;
  if (axis?.kind !== 'rows') throw new Error('The storms have no rows.');
  const times = numbersOf(reader, 'time');
  const sizes = numbersOf(reader, 'rowSize');
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(axis.count);
  let row = 0;
  const origin = Date.parse(axis.groups[0]?.start ?? '');
  for (const { start, count } of axis.groups) {
    expect(origin + 3.6e6 * (times[row] ?? Number.NaN)).toBe(Date.parse(start));
    row += count;
  }
  expect(attributesOf(reader, 'time')['units']).toBe('hours since 1975-06-27 00:00:00');
});

it('says what a month, a day and an hour of rain cover', () => {
  const bounds = (id: string, index: number) =>
    numbersOf(open(id).reader, 'timeBounds').slice(2 * index, 2 * index + 2);
  expect(bounds('fnoc-winds', 0)).toEqual([-15, 16]); // January, around the 16th
  expect(bounds('seattle-weather', 3)).toEqual([3, 4]);
  expect(bounds('stage-iv', 3)).toEqual([2, 3]);
});

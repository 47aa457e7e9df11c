import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { type DatasetCard, datasetSchema } from '../../schemas/dataset.ts';
import { type Packed, type Packing, pack } from './packing.ts';
import { sha256 } from './sha256.ts';

type CardVariable = DatasetCard['variables'][number];

/** A variable before packing. */
export interface SourceVariable
  extends Packing,
    Pick<CardVariable, 'name' | 'sourceName' | 'longName' | 'standardName' | 'units'> {
  values: ArrayLike<number>;
}

/** The card without what is computed from the numbers. */
export type CardText = Omit<DatasetCard, 'variables' | 'missingCode' | 'binary' | 'checksum'>;

/**
 * Packs the variables and writes `<id>.bin` and `dataset.json` into the data set's folder. The same input gives the
 * same bytes on every machine: fflate compresses in JavaScript (Node's zlib differs between processors), and the
 * archive carries no time.
 */
export function writeDataset(
  folder: string,
  card: CardText,
  variables: readonly SourceVariable[],
): DatasetCard {
  const packed = variables.map((variable) => ({ variable, result: pack(variable.values, variable) }));
  const payload = concatenate(packed.map(({ result }) => result));
  const file = gzipSync(payload, { level: 9, mtime: 0 });
  let byteOffset = 0;
  const entries = packed.map(({ variable: { values: _, scale, offset, ...names }, result }) => {
    const { bytes, min, max, missing, packingError } = result;
    const entry = {
      ...names,
      min: tidy(min),
      max: tidy(max),
      missing,
      scale,
      offset,
      packingError: tidy(packingError),
      byteOffset,
    };
    byteOffset += bytes.length;
    return entry;
  });
  const complete = datasetSchema.parse({
    ...card,
    variables: entries,
    missingCode: -32768,
    binary: {
      file: `${card.id}.bin`,
      encoding: 'gzip',
      layout: 'int16-low-bytes-then-high-bytes',
      bytes: file.length,
      payloadBytes: payload.length,
    },
    checksum: { file: sha256(file), payload: sha256(payload) },
  } satisfies DatasetCard);
  writeWhenChanged(join(folder, `${card.id}.bin`), file);
  writeWhenChanged(join(folder, 'dataset.json'), Buffer.from(`${JSON.stringify(complete, null, 2)}\n`));
  return complete;
}

function concatenate(packed: readonly Packed[]): Uint8Array {
  return Buffer.concat(packed.map(({ bytes }) => bytes));
}

/** Seven digits: what a 32-bit float can tell apart. */
function tidy(value: number): number {
  return Number(value.toPrecision(7));
}

function writeWhenChanged(path: string, bytes: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  writeFileSync(path, bytes);
}

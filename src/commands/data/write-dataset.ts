import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { cellsOf } from '../../../playground/lab/data/packed.ts';
import { type DatasetCard, datasetSchema } from '../../schemas/dataset.ts';
import { type Packed, type Packing, pack } from './packing.ts';
import { sha256 } from './sha256.ts';

type CardVariable = DatasetCard['variables'][number];

/** A variable before packing. */
export interface SourceVariable
  extends Packing,
    Pick<CardVariable, 'name' | 'sourceName' | 'longName' | 'units'>,
    Partial<Pick<CardVariable, 'standardName' | 'cellMethods' | 'axes' | 'labels' | 'differences'>> {
  /** Row-major in the order of its axes (all axes of the card unless `axes` names some); NaN is missing. */
  values: ArrayLike<number>;
}

/** The card without what is computed from the numbers. */
export type CardText = Omit<DatasetCard, 'variables' | 'binary' | 'checksum'>;

/**
 * Packs the variables and writes `<id>.bin` and `dataset.json` into the data set's folder. The same input gives the
 * same bytes on every machine: fflate compresses in JavaScript (Node's zlib differs between processors), and the
 * archive carries no time. Throws, with every field that is empty or wrong, when the card is not whole.
 *
 * @example a series of maps, packed to 0.1 m/s, stored as differences from the cell to the west
 * writeDataset(import.meta.dirname, { …, axes: [time, latitude, longitude] }, [
 *   { name: 'u', sourceName: 'UWND', longName: 'Eastward wind', standardName: 'eastward_wind', units: 'm s⁻¹',
 *     scale: 0.1, offset: 0, differences: ['longitude'], values },
 * ]);
 */
export function writeDataset(
  folder: string,
  card: CardText,
  variables: readonly SourceVariable[],
): DatasetCard {
  const packed = variables.map((variable) => packVariable(variable, card.axes));
  const payload = Buffer.concat(packed.map(({ result }) => result.bytes));
  const file = gzipSync(payload, { level: 9, mtime: 0 });
  let byteOffset = 0;
  const entries = packed.map(({ variable, axes, result }): CardVariable => {
    const { bytes, min, max, missing, packingError } = result;
    const {
      values: _,
      type = 'int16',
      scale,
      offset,
      labels,
      differences,
      standardName,
      cellMethods,
      ...names
    } = variable;
    const entry: CardVariable = {
      name: names.name,
      sourceName: names.sourceName,
      longName: names.longName,
      ...(standardName && { standardName }),
      units: names.units,
      ...(cellMethods && { cellMethods }),
      axes,
      ...(labels && { labels }),
      min: tidy(min),
      max: tidy(max),
      missing,
      type,
      scale,
      offset,
      ...(differences && { differences }),
      packingError: tidy(packingError),
      byteOffset,
    };
    byteOffset += bytes.length;
    return entry;
  });
  const complete = whole({
    ...card,
    variables: entries,
    binary: {
      file: `${card.id}.bin`,
      encoding: 'gzip',
      layout: 'low-bytes-then-high-bytes',
      bytes: file.length,
      payloadBytes: payload.length,
    },
    checksum: { file: sha256(file), payload: sha256(payload) },
  } satisfies DatasetCard);
  writeWhenChanged(join(folder, `${card.id}.bin`), file);
  writeWhenChanged(join(folder, 'dataset.json'), Buffer.from(`${JSON.stringify(complete, null, 2)}\n`));
  return complete;
}

function whole(card: DatasetCard): DatasetCard {
  const { success, data, error } = datasetSchema.safeParse(card);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(
    `The card of ${card.id} is not whole:\n${faults.join('\n')}\nsrc/schemas/dataset.ts says what each field is for.`,
  );
}

function packVariable(
  variable: SourceVariable,
  allAxes: DatasetCard['axes'],
): { variable: SourceVariable; axes: string[]; result: Packed } {
  const axes = variable.axes ?? allAxes.map(({ name }) => name);
  const shape = axes.map((name) => allAxes.find((axis) => axis.name === name)?.count ?? 0);
  if (cellsOf(shape) !== variable.values.length) {
    throw new RangeError(
      `${variable.name} has ${variable.values.length} values; its axes ${axes.join(' × ')} have ${shape.join(' × ')}.`,
    );
  }
  try {
    const differences = (variable.differences ?? []).map((name) => axes.indexOf(name));
    return { variable, axes, result: pack(variable.values, variable, shape, differences) };
  } catch (error) {
    throw new RangeError(`${variable.name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Seven digits: what a 32-bit float can tell apart. */
function tidy(value: number): number {
  return Number(value.toPrecision(7));
}

function writeWhenChanged(path: string, bytes: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  writeFileSync(path, bytes);
}

import { type Dataset, unpackDataset } from '../../../../playground/lab/data/dataset.ts';
import { pack } from '../../../../src/commands/data/packing.ts';

type Axis = Record<string, unknown> & { name: string; count: number };

/** A small data set as a program would get it: variables of whole numbers on the axes they name. */
export function toyDataset(
  axes: readonly Axis[],
  split: unknown,
  variables: Record<string, { axes: string[]; values: number[] }>,
): Dataset {
  let byteOffset = 0;
  const packed = Object.entries(variables).map(([name, { axes: names, values }]) => {
    const { bytes, missing } = pack(values, { scale: 1, offset: 0 });
    const card = {
      name,
      longName: name,
      units: '1',
      axes: names,
      type: 'int16',
      scale: 1,
      offset: 0,
      missing,
      byteOffset,
    };
    byteOffset += bytes.length;
    return { card, bytes };
  });
  const payload = Uint8Array.from(packed.flatMap(({ bytes }) => [...bytes]));
  const card = {
    id: 'toy',
    title: 'Toy',
    axes: axes.map((axis) => ({ units: '1', ...axis })),
    variables: packed.map((entry) => entry.card),
    split,
    binary: { payloadBytes: payload.length },
    checksum: { payload: 'none' },
  };
  return unpackDataset(card, payload.buffer);
}

import bz2 from 'bz2';
import { gunzipSync, unzlibSync } from 'fflate';
import { asList, type RValue, RXdrReader, stringsOf } from './r-xdr.ts';

/** A column of a data frame: factors as their labels, NA as NaN or as the empty text. */
export type RColumn = number[] | string[];

/** The objects of an `.rda` file (gzip, bzip2 or plain) that R's `save` wrote. */
export function readRda(bytes: Uint8Array): Map<string, RValue> {
  const plain = decompress(bytes);
  const magic = new TextDecoder().decode(plain.subarray(0, 5));
  if (magic !== 'RDX2\n' && magic !== 'RDX3\n')
    throw new Error(`This is no R data file in XDR: it begins with ${JSON.stringify(magic)}.`);
  return asList(new RXdrReader(plain, 5).read());
}

/** One object of a package's lazy-load database: `Rdata.rdx` says where in `Rdata.rdb` it lies. */
export function readLazyData(index: Uint8Array, database: Uint8Array, name: string): RValue {
  const variables = asList(asList(new RXdrReader(gunzipSync(index), 0).read()).get('variables') ?? null);
  const place = variables.get(name);
  if (place?.type !== 'numbers')
    throw new Error(`The database holds no "${name}". It holds: ${[...variables.keys()].join(', ')}.`);
  const [offset = 0, length = 0] = place.values;
  // The first four bytes are the size once decompressed.
  return new RXdrReader(unzlibSync(database.subarray(offset + 4, offset + length)), 0).read();
}

/** The columns of a data frame. */
export function columnsOf(frame: RValue): Map<string, RColumn> {
  const columns = [...asList(frame)].map(([name, column]): [string, RColumn] => {
    if (column?.type === 'strings') return [name, column.values];
    if (column?.type !== 'numbers') throw new Error(`The column ${name} is neither numbers nor texts.`);
    const levels = column.attributes.get('levels');
    if (!levels) return [name, column.values];
    const labels = stringsOf(levels);
    return [name, column.values.map((code) => labels[code - 1] ?? '')];
  });
  return new Map(columns);
}

function decompress(bytes: Uint8Array): Uint8Array {
  const magic = String.fromCharCode(...bytes.subarray(0, 3));
  if (magic === 'BZh') return bz2.decompress(bytes);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  if (bytes[0] === 0xfd) throw new Error('This R data file is compressed with xz, which is not read here.');
  return bytes;
}

import type {
  ArchiveArray,
  ArchiveContents,
  ArchivePart,
  ArchiveQuestion,
  Pick,
} from '../../protocol/archive.ts';
import { described } from '../arguments/described.ts';
import { wantOptions, wantText } from '../arguments/want.ts';
import { host, Stopped } from '../host/host.ts';
import { nearest } from '../spelling/nearest.ts';

/**
 * What to read of an array, by the names of its dimensions: an index, after which the dimension is gone, or [first,
 * end] for the indices from the first up to and without the end. Dimensions that are not named are read whole.
 */
export type ZarrSelection = Readonly<Record<string, Pick>>;

/** An archive on another site. */
export interface ZarrStore {
  /** Address of its folder. */
  readonly url: string;
  /** Its arrays by name: dimensions, shape, type, chunks, attributes. */
  readonly arrays: Readonly<Record<string, ArchiveArray>>;
  /** What the archive says of itself. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /**
   * Reads a part of an array, in whole chunks: `await store.read('geopotential', { time: [0, 4], level: 7 })`.
   *
   * @returns `values` row-major in the order of `shape` and `dims`, in the units that the array's attributes name, with
   *   scale and offset applied and NaN for missing values; `coordinates` along the dimensions that are left
   * @throws TypeError for what is no name and no selection; RangeError for a name or an index that is not there; Error when the host fails or it is too much at once
   */
  read(name: string, selection?: ZarrSelection): Promise<ArchivePart>;
}

/**
 * Opens a public Zarr archive (version 2 or 3) on another site, such as one of WeatherBench 2. The page asks the
 * reader first, once for each host, and reads for the program: the sandbox has no network. The host must allow other
 * sites to read it (CORS); a bucket of Google's Cloud Storage, gs://…, need not. The address in the example stands for
 * that of an archive: nothing lies there, and the tests answer in its place.
 *
 * @param url address of the archive's folder, https://… or gs://bucket/…
 * @returns the archive's arrays, none of them read yet
 * @throws TypeError for an address that is no text; Error in words when the reader refuses, the host does, or there is no archive that can be read
 * @example
 * const era5 = await openZarr('https://example.org/era5.zarr');
 * const part = await era5.read('t2m', { time: [0, 2], level: 0 });
 * log(part.dims.join(', '), part.shape); // time, latitude, longitude [2, 2, 4]
 */
export async function openZarr(url: string): Promise<ZarrStore> {
  wantText('openZarr', 'url', url);
  const { arrays: listed, attributes } = (await ask({ ask: 'open', url })) as ArchiveContents;
  const arrays = Object.fromEntries(listed.map((array) => [array.name, array]));
  return {
    url,
    arrays,
    attributes,
    async read(name, selection = {}) {
      wantText('read', 'name', name);
      wantOptions('read', 'selection', selection);
      const array = Object.hasOwn(arrays, name) ? arrays[name] : undefined;
      if (!array) throw unknown(`read: the archive has no array "${name}".`, name, Object.keys(arrays));
      const picks = Object.entries(selection).map(([dimension, pick]) => {
        if (!array.dims.includes(dimension)) {
          throw unknown(`read: the array "${name}" has no dimension "${dimension}".`, dimension, array.dims);
        }
        checkPick(array, dimension, pick);
        return { dimension, pick };
      });
      return (await ask({ ask: 'read', url, array: name, picks })) as ArchivePart;
    },
  };
}

/** Asks the page. A program that was stopped while it waited ends there. */
async function ask(question: ArchiveQuestion): Promise<ArchiveContents | ArchivePart> {
  try {
    return await host().archive(question);
  } catch (error) {
    if (host().stopping()) throw new Stopped();
    throw error;
  }
}

function checkPick({ name, dims, shape }: ArchiveArray, dimension: string, pick: Pick): void {
  const count = shape[dims.indexOf(dimension)] as number;
  const [first = Number.NaN, end = Number.NaN] =
    typeof pick === 'number' ? [pick, pick + 1] : Array.isArray(pick) ? pick : [];
  if (Number.isInteger(first) && Number.isInteger(end) && first >= 0 && first < end && end <= count) return;
  throw new RangeError(
    `read: the dimension "${dimension}" of "${name}" has the indices 0 to ${count - 1}. Give one of them, or [first, end] ` +
      `with the end excluded; it is ${said(pick)}.`,
  );
}

function said(pick: unknown): string {
  const entry = (one: unknown): string => (typeof one === 'number' ? String(one) : described(one));
  return Array.isArray(pick) ? `[${Array.from(pick, entry).join(', ')}]` : described(pick);
}

function unknown(message: string, name: string, known: readonly string[]): RangeError {
  const near = nearest(name, known);
  const offer = near.length > 0 ? ` Did you mean ${near.map((entry) => `'${entry}'`).join(' or ')}?` : '';
  return new RangeError(`${message}${offer} There are: ${known.join(', ')}.`);
}

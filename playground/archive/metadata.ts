import { inMegabytes } from './budget.ts';
import { NotPublic, type RemoteStore } from './remote-store.ts';

/** Reading JSON holds up the page; the largest archives of WeatherBench 2 have less than one megabyte. */
const maxBytes = 8 * 2 ** 20;

/** Which version an archive has, and whether one file lists all of its arrays. */
export interface Format {
  version: 2 | 3;
  consolidated: boolean;
}

/**
 * Finds out what lies at an address.
 * @throws an error in words when there is no Zarr archive, or one of another version
 */
export async function formatOf(store: RemoteStore, address: string): Promise<Format> {
  let refusal: NotPublic | undefined;
  const find = (key: string): Promise<Json | undefined> =>
    json(store, key).catch((error: unknown) => {
      if (!(error instanceof NotPublic)) throw error;
      refusal ??= error;
      return undefined;
    });
  const root = await find('/zarr.json');
  if (root) {
    if (root['zarr_format'] !== 3) throw otherVersion(root['zarr_format']);
    return { version: 3, consolidated: typeof root['consolidated_metadata'] === 'object' };
  }
  const all = await find('/.zmetadata');
  if (all) {
    const parts = all['metadata'] as Record<string, { zarr_format?: unknown }> | undefined;
    const version = parts?.['.zgroup']?.zarr_format ?? 2;
    if (version !== 2) throw otherVersion(version);
    return { version: 2, consolidated: true };
  }
  const one = (await find('/.zgroup')) ?? (await find('/.zarray'));
  if (!one && refusal) throw refusal;
  if (!one) {
    throw new Error(
      `There is no Zarr archive at ${address}: it holds no zarr.json, .zmetadata, .zgroup or .zarray. ` +
        'Is it the address of the archive’s own folder?',
    );
  }
  if (one['zarr_format'] !== 2) throw otherVersion(one['zarr_format']);
  return { version: 2, consolidated: false };
}

function otherVersion(found: unknown): Error {
  return new Error(
    `This archive is of version ${JSON.stringify(found)} of Zarr; versions 2 and 3 can be read.`,
  );
}

type Json = Record<string, unknown>;

async function json(store: RemoteStore, key: string): Promise<Json | undefined> {
  const bytes = await store.get(key);
  if (!bytes) return undefined;
  if (bytes.byteLength > maxBytes) {
    throw new Error(`The archive's file ${key.slice(1)} is larger than ${inMegabytes(maxBytes)}.`);
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null) return value as Json;
  } catch {
    // Said below.
  }
  throw new Error(`The archive's file ${key.slice(1)} is damaged: it is no JSON.`);
}

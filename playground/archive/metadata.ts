import type { AsyncReadable } from 'zarrita';
import { record } from '../protocol/primitives.ts';
import { boundJson } from './bounded-json.ts';
import { withPlainFills } from './fill-values.ts';
import { NotPublic, type RemoteStore } from './remote-store.ts';

/** Which version an archive has, and whether one file lists all of its arrays. */
export interface Format {
  version: 2 | 3;
  consolidated: boolean;
  /** The file that told, and what it holds. */
  file: string;
  root: Json;
  /** The file as it came. */
  bytes: Uint8Array;
}

/**
 * The store, with the file of metadata that has been read already. When it lists all, no other metadata are asked for: an
 * archive of arrays without attributes would be a request for each.
 */
export function withRoot(store: RemoteStore, { file, bytes, consolidated }: Format): AsyncReadable {
  return {
    async get(key) {
      if (key === file) return bytes;
      if (!/\/(\.z(array|group|attrs)|zarr\.json)$/.test(key)) return store.get(key);
      return consolidated ? undefined : bounded(store, key);
    },
    getRange: (key, range) => store.getRange(key, range),
  };
}

/**
 * Finds out what lies at an address.
 * @throws an error in words when there is no Zarr archive, or one of another version
 */
export async function formatOf(store: RemoteStore, address: string): Promise<Format> {
  let refusal: NotPublic | undefined;
  const find = (key: string): Promise<Found | undefined> =>
    json(store, key).catch((error: unknown) => {
      if (!(error instanceof NotPublic)) throw error;
      refusal ??= error;
      return undefined;
    });
  const third = await find('/zarr.json');
  if (third) {
    const { root } = third;
    if (root['zarr_format'] !== 3) throw otherVersion(root['zarr_format']);
    const consolidated = record(root['consolidated_metadata']) !== undefined;
    return { version: 3, consolidated, file: '/zarr.json', ...third };
  }
  const all = await find('/.zmetadata');
  if (all) {
    const parts = all.root['metadata'] as Record<string, { zarr_format?: unknown }> | undefined;
    const version = parts?.['.zgroup']?.zarr_format ?? 2;
    if (version !== 2) throw otherVersion(version);
    return { version: 2, consolidated: true, file: '/.zmetadata', ...all };
  }
  const group = await find('/.zgroup');
  const one = group ?? (await find('/.zarray'));
  if (!one && refusal) throw refusal;
  if (!one) {
    throw new Error(
      `There is no Zarr archive at ${address}: it holds no zarr.json, .zmetadata, .zgroup or .zarray. ` +
        'Is it the address of the archive’s own folder?',
    );
  }
  if (one.root['zarr_format'] !== 2) throw otherVersion(one.root['zarr_format']);
  return { version: 2, consolidated: false, file: group ? '/.zgroup' : '/.zarray', ...one };
}

function otherVersion(found: unknown): Error {
  return new Error(
    `This archive is of version ${JSON.stringify(found)} of Zarr; versions 2 and 3 can be read.`,
  );
}

/** An object of a JSON file. */
export type Json = Record<string, unknown>;

type Found = Pick<Format, 'root' | 'bytes'>;

/** A file of metadata that may be parsed. */
async function bounded(store: RemoteStore, key: string): Promise<Uint8Array | undefined> {
  const bytes = await store.get(key);
  if (!bytes) return undefined;
  await boundJson(bytes, key.slice(1));
  if (!key.endsWith('/zarr.json')) return bytes;
  try {
    return withPlainFills(bytes);
  } catch {
    // What is no JSON is said by who reads it.
    return bytes;
  }
}

async function json(store: RemoteStore, key: string): Promise<Found | undefined> {
  const bytes = await bounded(store, key);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null) return { root: value as Json, bytes };
  } catch {
    // Said below.
  }
  throw new Error(`The archive's file ${key.slice(1)} is damaged: it is no JSON.`);
}

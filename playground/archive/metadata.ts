import type { RemoteStore } from './remote-store.ts';

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
  const root = await json(store, '/zarr.json');
  if (root) {
    if (root['zarr_format'] !== 3) throw otherVersion(root['zarr_format']);
    return { version: 3, consolidated: typeof root['consolidated_metadata'] === 'object' };
  }
  const all = await json(store, '/.zmetadata');
  if (all) {
    const parts = all['metadata'] as Record<string, { zarr_format?: unknown }> | undefined;
    const version = parts?.['.zgroup']?.zarr_format ?? 2;
    if (version !== 2) throw otherVersion(version);
    return { version: 2, consolidated: true };
  }
  const one = (await json(store, '/.zgroup')) ?? (await json(store, '/.zarray'));
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

async function json(store: RemoteStore, key: string): Promise<Record<string, unknown> | undefined> {
  const bytes = await store.get(key);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Error(`The archive's file ${key.slice(1)} is damaged: it is no JSON.`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../../../content/datasets/coads');

/** The card and the uncompressed payload of `coads`, as the page hands them to the sandbox. */
export function coadsFiles(): { card: Record<string, unknown>; bytes: ArrayBuffer } {
  const card = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as Record<string, unknown>;
  const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, 'coads.bin'))));
  return { card, bytes: bytes.buffer };
}

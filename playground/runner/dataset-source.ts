import { datasets as words } from '../words/en/runner.ts';

/** A data set as it is handed to the sandbox. */
export interface OpenedDataset {
  card: unknown;
  /** The uncompressed payload; a copy of one's own, to be transferred. */
  bytes: ArrayBuffer;
}

type FetchLike = (url: string) => Promise<Response>;

/** What of a card this side reads; the sandbox reads the rest. */
interface BinaryEntry {
  file: string;
  checksum: string;
}

// By address of the folder: one download serves every program of the page.
const opened = new Map<string, Promise<OpenedDataset>>();

/**
 * Fetches a data set's card and binary from `<baseUrl><id>/`, decompresses the binary and verifies its checksum.
 * Rejects with a sentence for the reader. An aborted signal rejects this call only: the download goes on, since
 * the next Run will want it.
 */
export async function openDataset(
  baseUrl: string,
  id: string,
  signal: AbortSignal,
  fetchLike: FetchLike = (url) => fetch(url, { redirect: 'error' }),
): Promise<OpenedDataset> {
  // The id comes out of the sandbox: it must not lead to another address of the site, nor make one of any length.
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id)) throw new Error(words.none(id.slice(0, 40)));
  const folder = `${baseUrl.replace(/\/?$/, '/')}${id}/`;
  let download = opened.get(folder);
  if (!download) {
    download = fetchDataset(folder, id, fetchLike);
    opened.set(folder, download);
    // A failed download must not be remembered: the next Run tries again.
    download.catch(() => opened.delete(folder));
  }
  const { card, bytes } = await untilAborted(download, signal);
  return { card, bytes: bytes.slice(0) };
}

async function fetchDataset(folder: string, id: string, fetchLike: FetchLike): Promise<OpenedDataset> {
  const cardResponse = await get(`${folder}dataset.json`, id, fetchLike);
  if (cardResponse.status === 404) throw new Error(words.notHere(id));
  const card: unknown = await checked(cardResponse, id)
    .json()
    .catch(() => undefined);
  const { file, checksum } = binaryOf(card, id);
  const response = checked(await get(folder + file, id, fetchLike), id);
  const packed = await response.arrayBuffer().catch(() => Promise.reject(offline(id)));
  const bytes = await gunzip(packed, id, checksum);
  await verify(bytes, checksum, id);
  return { card, bytes };
}

function binaryOf(card: unknown, id: string): BinaryEntry {
  const { binary, checksum } = record(card);
  const { file } = record(binary);
  const { payload } = record(checksum);
  if (typeof file !== 'string' || !/^[\w.-]+$/.test(file) || typeof payload !== 'string') {
    throw new Error(words.cardDamaged(id));
  }
  return { file, checksum: payload };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function get(url: string, id: string, fetchLike: FetchLike): Promise<Response> {
  return fetchLike(url).catch(() => Promise.reject(offline(id)));
}

function checked(response: Response, id: string): Response {
  if (response.ok) return response;
  throw new Error(words.status(id, response.status));
}

function offline(id: string): Error {
  return new Error(words.offline(id));
}

/** Some hosts decompress on the way, so that the bytes may have been unpacked already. */
async function gunzip(bytes: ArrayBuffer, id: string, checksum: string): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).arrayBuffer().catch(() => {
    throw new Error(words.notUnpacked(id, bytes.byteLength, checksum));
  });
}

async function verify(bytes: ArrayBuffer, expected: string, id: string): Promise<void> {
  // Pages served without TLS have no crypto.subtle; the sandbox still compares the number of bytes.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== expected) {
    throw new Error(words.otherChecksum(id, found, expected));
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

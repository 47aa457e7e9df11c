import type { AsyncReadable, RangeQuery } from 'zarrita';
import { type Budget, limits, packedSize } from './budget.ts';
import { type Way, waysTo } from './cloud-storage.ts';

/** Some hosts answer so for a file that is not there, too: they do not tell strangers what there is. */
export class NotPublic extends Error {
  constructor(host: string, status: number, path: string) {
    super(`${host} answered HTTP ${status} for ${path}: it is not public, or it is not there.`);
  }
}

/** A failure takes at least so many milliseconds: how soon a host refuses would tell whether anybody is there. */
const refusalMs = 400;

/**
 * The files of an archive, fetched as a stranger: no cookies, no referrer, no redirect to somewhere that the reader
 * was not asked about. Every request counts, whatever becomes of it.
 */
export class RemoteStore implements AsyncReadable {
  readonly #base: URL;
  readonly #budget: Budget;
  readonly #signal: AbortSignal;
  /** The ways to an object, in the order in which they are tried; once the second has answered, only that. */
  #ways: readonly Way[];

  /** @param base the archive's folder, with a trailing slash */
  constructor(base: URL, budget: Budget, signal: AbortSignal) {
    this.#base = base;
    this.#budget = budget;
    this.#signal = signal;
    this.#ways = waysTo(base);
  }

  /** The bytes of a file; undefined when there is none, which in an array means a chunk without values. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const response = await this.#fetch(key);
    return response && this.#read(response);
  }

  /**
   * Some of the bytes of a file, for shards: exactly as many as are asked for. The range of a chunk stands in the shard's
   * own index, so that it is checked before it is asked for. A host that ignores the range sends all, and is cut.
   */
  async getRange(key: string, range: RangeQuery): Promise<Uint8Array | undefined> {
    const suffix = 'suffixLength' in range;
    const [start, wanted] = suffix ? [0, range.suffixLength] : [range.offset, range.length ?? 0];
    if (
      !Number.isSafeInteger(start + wanted) ||
      start < 0 ||
      wanted < 1 ||
      wanted > packedSize(limits.chunk)
    ) {
      throw new Error(`A shard of the archive is damaged: its index names ${wanted} bytes at ${start}.`);
    }
    const headers = { range: suffix ? `bytes=-${wanted}` : `bytes=${start}-${start + wanted - 1}` };
    const response = await this.#fetch(key, headers);
    if (!response) return undefined;
    const sent = await this.#read(response);
    const bytes =
      response.status === 206 ? sent : suffix ? sent.slice(-wanted) : sent.slice(start, start + wanted);
    if (bytes.length === wanted) return bytes;
    throw new Error(`A shard of the archive is damaged: its index names bytes that are not there.`);
  }

  async #fetch(key: string, headers: Record<string, string> = {}): Promise<Response | undefined> {
    const url = this.#urlOf(key);
    const asked = performance.now();
    const response = await this.#firstAnswer(url, headers);
    if (!response) {
      await new Promise((go) => setTimeout(go, asked + refusalMs - performance.now()));
      throw unreadable(url);
    }
    const { status } = response;
    if (response.ok) return response;
    await response.body?.cancel();
    if (status === 404 || status === 410) return undefined;
    const where = decodeURIComponent(url.pathname);
    if (status === 401 || status === 403) throw new NotPublic(url.host, status, where);
    throw new Error(`${url.host} answered HTTP ${status} for ${where}.`);
  }

  /** What the first way that is open answers; nothing where all are closed. */
  async #firstAnswer(url: URL, headers: Record<string, string>): Promise<Response | undefined> {
    for (const [tried, way] of this.#ways.entries()) {
      this.#budget.request();
      const response = await fetch(way(url), { ...asStranger, headers, signal: this.#signal }).catch(
        () => undefined,
      );
      // A browser shows a redirect as a response without status; Node, where tests run, shows the status.
      const answers = response && response.status !== 0 && (response.status < 300 || response.status >= 400);
      if (answers) {
        if (tried > 0) this.#ways = [way];
        return response;
      }
      this.#signal.throwIfAborted();
    }
    return undefined;
  }

  /** Keys come from the archive's own metadata, and must not lead out of it. */
  #urlOf(key: string): URL {
    const parts = key.replace(/^\//, '').split('/');
    const url = new URL(parts.map(encodeURIComponent).join('/'), this.#base);
    if (parts.some((part) => part === '..' || part === '.') || !url.href.startsWith(this.#base.href)) {
      throw new Error(`"${key.slice(0, 200)}" does not lie in the archive.`);
    }
    return url;
  }

  /** Reads a body piece by piece, so that one without end is noticed before it has filled the memory. */
  async #read(response: Response): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    const reader = response.body?.getReader();
    try {
      for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
        this.#budget.spend(piece.value.byteLength);
        pieces.push(piece.value);
      }
    } catch (error) {
      await reader?.cancel().catch(() => {});
      this.#signal.throwIfAborted();
      if (!(error instanceof TypeError)) throw error;
      throw new Error(`The connection to ${this.#base.host} broke off. Press Run to try again.`);
    }
    return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  }
}

/**
 * A page is not told why a request failed, and the program must not find out: one sentence for a host that is not there,
 * one that refuses other sites and one that sends on, which would otherwise lead a program through the reader's network.
 */
function unreadable({ host, pathname }: URL): Error {
  if (navigator.onLine === false)
    return new Error(`${host} cannot be read: the browser says that it is offline.`);
  return new Error(
    `${host} cannot be read (${decodeURIComponent(pathname)}). It cannot be reached, or it refuses to be read from ` +
      'other sites (it sends no Access-Control-Allow-Origin header), or it sends this address on to another one, ' +
      'which is never followed.',
  );
}

const asStranger: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' };

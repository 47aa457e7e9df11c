import type { AsyncReadable, RangeQuery } from 'zarrita';
import type { Budget } from './budget.ts';

/** Some hosts answer so for a file that is not there, too: they do not tell strangers what there is. */
export class NotPublic extends Error {
  constructor(host: string, status: number, path: string) {
    super(`${host} answered HTTP ${status} for ${path}: it is not public, or it is not there.`);
  }
}

/**
 * The files of an archive, fetched as a stranger: no cookies, no referrer, no redirect to somewhere that the reader
 * was not asked about. Refusals of host or network become sentences.
 */
export class RemoteStore implements AsyncReadable {
  readonly #base: URL;
  readonly #budget: Budget;
  readonly #signal: AbortSignal;

  /** @param base the archive's folder, with a trailing slash */
  constructor(base: URL, budget: Budget, signal: AbortSignal) {
    this.#base = base;
    this.#budget = budget;
    this.#signal = signal;
  }

  /** The bytes of a file; undefined when there is none, which in an array means a chunk without values. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const response = await this.#fetch(key);
    return response && this.#read(response);
  }

  /** Some of the bytes of a file, for shards. A host that ignores the range sends all, and is cut. */
  async getRange(key: string, range: RangeQuery): Promise<Uint8Array | undefined> {
    const [start, length] = 'suffixLength' in range ? [-range.suffixLength] : [range.offset, range.length];
    const wanted = length === undefined ? `${start}` : `${start}-${start + length - 1}`;
    const response = await this.#fetch(key, { range: `bytes=${wanted}` });
    const bytes = response && (await this.#read(response));
    if (response?.status === 206) return bytes;
    return bytes?.slice(start, length === undefined ? undefined : start + length);
  }

  async #fetch(key: string, headers: Record<string, string> = {}): Promise<Response | undefined> {
    const url = this.#urlOf(key);
    const response = await fetch(url, { ...asStranger, headers, signal: this.#signal }).catch(
      () => undefined,
    );
    if (!response) throw await this.#whyNot(url);
    const { status, type } = response;
    if (response.ok) return response;
    await response.body?.cancel();
    if (status === 404 || status === 410) return undefined;
    if (type === 'opaqueredirect') {
      throw new Error(`${url.host} sends this address on to another one. Give openZarr() the other one.`);
    }
    const where = decodeURIComponent(url.pathname);
    if (status === 401 || status === 403) throw new NotPublic(url.host, status, where);
    throw new Error(`${url.host} answered HTTP ${status} for ${where}.`);
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

  /**
   * A page is not told why a request failed. A second one, whose answer it could not read anyway, tells the two apart:
   * it fails only when nobody answers. It cannot forbid redirects, so it is a HEAD without cookies, to the host that
   * the reader allowed.
   */
  async #whyNot(url: URL): Promise<Error> {
    this.#signal.throwIfAborted();
    const offline = `${url.host} cannot be reached: is the network there, and the address right?`;
    if (navigator.onLine === false) return new Error(`${offline} The browser says that it is offline.`);
    const probe = await fetch(url, {
      ...asStranger,
      redirect: 'follow',
      mode: 'no-cors',
      method: 'HEAD',
      signal: this.#signal,
    }).catch(() => undefined);
    if (!probe) return new Error(offline);
    return new Error(
      `${url.host} refuses to be read from other sites: it sends no Access-Control-Allow-Origin header (CORS) for ` +
        `${decodeURIComponent(url.pathname)}. Only its owner can change that; look for a copy of the archive elsewhere.`,
    );
  }
}

const asStranger: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' };

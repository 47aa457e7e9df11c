/** What one run may read from archives: a stranger's program must not fill the reader's memory or use up their data. */
export const limits = {
  questions: 500,
  /** Requests to hosts, all reads of a run together, those that fail too. */
  requests: 5000,
  /** Bytes over the network, all reads of a run together. */
  download: 256 * 2 ** 20,
  /** Values that one read may return. */
  values: 4_000_000,
  /** Chunks that one read may fetch: a request each, of shards two at the first. */
  pieces: 2000,
  /** Bytes of one chunk, unpacked. */
  chunk: 64 * 2 ** 20,
  /** Bytes of all chunks that one read has to unpack. */
  unpacked: 512 * 2 ** 20,
  /** Codecs that a chunk goes through: WeatherBench 2 has one, and four are much. */
  codecs: 8,
  /** Bytes of one chunk, times the codecs that each of them goes through. */
  work: 256 * 2 ** 20,
} as const;

/** Counts down what a run may still download. */
export class Budget {
  #left: number = limits.download;
  #requests: number = limits.requests;

  /** Takes a request, before it is made. @throws when there is none left */
  request(): void {
    this.#requests -= 1;
    if (this.#requests < 0) {
      throw new Error(
        `A program may ask hosts ${limits.requests} times in one run, and this one has. Read less, or an archive of ` +
          'larger chunks.',
      );
    }
  }

  /** Takes so many bytes. @throws when they are more than what is left */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) {
      throw new Error(
        `A program may download ${inMegabytes(limits.download)} from archives in one run, and this one has. ` +
          'Read less, or a coarser archive.',
      );
    }
  }
}

/** "64 MB" */
export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

/** The most that a compressor makes of bytes that it cannot make fewer, generously. */
export function packedSize(bytes: number): number {
  return Math.ceil(bytes * 1.05) + 1024;
}

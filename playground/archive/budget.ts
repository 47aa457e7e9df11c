/** What one run may read from archives: a stranger's program must not fill the reader's memory or use up their data. */
export const limits = {
  questions: 500,
  /** Bytes over the network, all reads of a run together. */
  download: 256 * 2 ** 20,
  /** Values that one read may return. */
  values: 4_000_000,
  /** Bytes of one chunk, unpacked. */
  chunk: 64 * 2 ** 20,
  /** Bytes of all chunks that one read has to unpack. */
  unpacked: 512 * 2 ** 20,
} as const;

/** Counts down what a run may still download. */
export class Budget {
  #left: number = limits.download;

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

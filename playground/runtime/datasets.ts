export interface HandedDataset {
  card: unknown;
  bytes: ArrayBuffer;
}

/** Data sets that the page has handed in or will: a program may ask before or after they arrive. */
export class Datasets {
  readonly #handed = new Map<string, PromiseWithResolvers<HandedDataset>>();

  /** The data set, now or when it arrives. Each call gets the same bytes: unpacking copies them. */
  get(id: string): Promise<HandedDataset> {
    return this.#slot(id).promise;
  }

  arrived(id: string, { card, bytes }: HandedDataset): void {
    this.#slot(id).resolve({ card, bytes });
  }

  failed(id: string, message: string): void {
    this.#slot(id).reject(new Error(message));
    this.#handed.delete(id);
  }

  #slot(id: string): PromiseWithResolvers<HandedDataset> {
    let slot = this.#handed.get(id);
    if (!slot) {
      slot = Promise.withResolvers();
      // A failure that no program waits for is no failure of the program.
      slot.promise.catch(() => {});
      this.#handed.set(id, slot);
    }
    return slot;
  }
}

/** A data set as the page hands it in: its card and its uncompressed payload. */
export interface HandedDataset {
  card: unknown;
  bytes: ArrayBuffer;
}

/** What the page hands in by name, before or after somebody in here asks for it. */
export class Handed<T> {
  readonly #slots = new Map<string, PromiseWithResolvers<T>>();
  readonly #ask: (name: string) => void;

  /** @param ask tells the page of a wish for what it has not handed in yet */
  constructor(ask: (name: string) => void) {
    this.#ask = ask;
  }

  /** The thing, now or when it arrives. Every call gets the same one. */
  get(name: string): Promise<T> {
    if (!this.#slots.has(name)) this.#ask(name);
    return this.#slot(name).promise;
  }

  arrived(name: string, thing: T): void {
    this.#slot(name).resolve(thing);
  }

  failed(name: string, message: string): void {
    this.#slot(name).reject(new Error(message));
    this.#slots.delete(name);
  }

  #slot(name: string): PromiseWithResolvers<T> {
    let slot = this.#slots.get(name);
    if (!slot) {
      slot = Promise.withResolvers();
      // A failure that no program waits for is no failure of the program.
      slot.promise.catch(() => {});
      this.#slots.set(name, slot);
    }
    return slot;
  }
}

import { type IDBPDatabase, openDB } from 'idb';
import { migrate, type Schema, version } from './migrations.ts';
import { isFinal } from './refusal.ts';

/** So long the database may take to answer (milliseconds): WebKit holds it for a page that left in mid-transaction. */
const answerMs = 5000;

/** The page's one connection, opened when it is first needed. */
class Connection {
  #opened: Promise<IDBPDatabase<Schema>> | undefined;
  readonly #superseded = new EventTarget();

  /**
   * Does something with the database. Rejects where storage is refused, full or broken, or where it has no answer.
   *
   * A browser closes a database under the page when the reader clears the site's data, and the connection fails from
   * then on: a second one is tried before anything is reported.
   */
  async use<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const opened = this.#open();
    try {
      return await answer(opened.then(act));
    } catch (error) {
      if (isFinal(error)) throw error;
      if (this.#opened === opened) this.#opened = undefined;
      return answer(this.#open().then(act));
    }
  }

  /** Calls back when another tab has brought a newer edition of the site, to which the database belongs from then on. */
  onNewer(told: () => void, signal?: AbortSignal): void {
    this.#superseded.addEventListener('newer', told, signal ? { signal } : undefined);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#opened = undefined;
    };
    // The name is that of the first edition: its readers' work lies there.
    return openDB<Schema>('playground', version, {
      upgrade: migrate,
      terminated: forget,
      // Somebody deletes the database or brings a newer edition of it: this page must not stand in the way.
      blocking: (_current, newer, event) => {
        (event.target as IDBDatabase).close();
        forget();
        if (newer !== null) this.#superseded.dispatchEvent(new Event('newer'));
      },
    });
  }
}

export const database = new Connection();

/** What the database answers; rejects with a `TimeoutError` when it does not. */
async function answer<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    const error = new DOMException('The database does not answer.', 'TimeoutError');
    timer = setTimeout(() => refuse(error), answerMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { isLinked, linkedSlots } from './slots.ts';
import { bound, type Edit, forget, merge, parseEdit, prefer, type Version } from './versions.ts';

export type StoredEdit = { kind: 'none' } | { kind: 'edit'; edit: Edit } | { kind: 'damaged' };

/** What is kept after a change, and what had to go for it. */
export interface Kept {
  edit: Edit | undefined;
  /** Linked programs without their versions. */
  dropped: string[];
  /** Versions of the same program. */
  crowdedOut: Version[];
}

interface Schema extends DBSchema {
  edits: { key: string; value: unknown };
  /** Edits that could not be read, with the time they were set aside; never deleted by the site. */
  damaged: { key: string; value: unknown };
}

/** Linked programs whose versions are kept: a reader may open any number of links. */
export const maxLinked = 40;

/** So long the database may take to answer (milliseconds): WebKit holds it for a page that left in mid-transaction. */
const answerMs = 5000;

/** Readers' edits in IndexedDB. Every method may reject: storage can be refused, full, broken or without an answer. */
export class EditStore {
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  /** The edit of a program. One that is damaged is set aside, not lost, and reported. */
  load(slot: string): Promise<StoredEdit> {
    return this.#with(async (database) => {
      const value = await database.get('edits', slot);
      if (value === undefined) return { kind: 'none' };
      const edit = parseEdit(value);
      if (edit) return { kind: 'edit', edit };
      const transaction = database.transaction(['edits', 'damaged'], 'readwrite');
      await Promise.all([
        transaction.objectStore('damaged').put(value, damagedKey(slot)),
        transaction.objectStore('edits').delete(slot),
        transaction.done,
      ]);
      return { kind: 'damaged' };
    });
  }

  /** Keeps a version that grew from the one with the stamp `base`; what another tab wrote meanwhile stays beside it. */
  save(slot: string, version: Version, base: string | undefined): Promise<Kept> {
    return this.#change(slot, (current) => merge(current, version, base));
  }

  /** Puts a version in front, as the reader chose; the one that was in front stays beside it. */
  prefer(slot: string, version: Version): Promise<Kept> {
    return this.#change(slot, (current) => prefer(current, version));
  }

  /** Lets go of one of the versions beside the shown one. */
  forget(slot: string, version: Version): Promise<Kept> {
    return this.#change(slot, (current) => forget(current, version));
  }

  /** One transaction, so that no other tab writes between reading and writing. */
  #change(slot: string, next: (current: Edit | undefined) => Edit | undefined): Promise<Kept> {
    return this.#with(async (database) => {
      const transaction = database.transaction(['edits', 'damaged'], 'readwrite');
      const edits = transaction.objectStore('edits');
      const value = await edits.get(slot);
      const current = parseEdit(value);
      if (value !== undefined && !current) {
        await transaction.objectStore('damaged').put(value, damagedKey(slot));
      }
      const changed = next(current);
      const { edit, crowdedOut } = changed ? bound(changed) : { edit: undefined, crowdedOut: [] };
      // An original needs no keeping.
      const worth = edit !== undefined && (edit.source !== edit.original || edit.others.length > 0);
      await (worth ? edits.put(edit, slot) : edits.delete(slot));
      const dropped: string[] = [];
      if (worth && isLinked(slot) && value === undefined) {
        const keys = await edits.getAllKeys(linkedSlots());
        const values = keys.length > maxLinked ? await edits.getAll(linkedSlots()) : [];
        const age = (key: string): number => parseEdit(values[keys.indexOf(key)])?.savedAt ?? 0;
        dropped.push(...keys.toSorted((a, b) => age(b) - age(a)).slice(maxLinked));
        for (const key of dropped) await edits.delete(key);
      }
      await transaction.done;
      return { edit: worth ? edit : undefined, dropped, crowdedOut };
    });
  }

  /**
   * A browser closes a database under the page when the reader clears the site's data, and the connection fails from
   * then on: a second one is tried before anything is reported.
   */
  async #with<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const opened = this.#open();
    try {
      return await answer(opened.then(act));
    } catch (error) {
      if (isFinal(error)) throw error;
      if (this.#database === opened) this.#database = undefined;
      return answer(this.#open().then(act));
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= this.#connect().catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#database = undefined;
    };
    return openDB<Schema>('playground', 1, {
      upgrade(database) {
        database.createObjectStore('edits');
        database.createObjectStore('damaged');
      },
      terminated: forget,
      // Somebody deletes the database or brings a newer edition of it: this page must not stand in the way.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
    });
  }
}

const damagedKey = (slot: string): string => `${slot} ${new Date().toISOString()}`;

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

/** Whether trying again is of no use. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ['QuotaExceededError', 'VersionError', 'SecurityError', 'TimeoutError'].includes(error.name)
  );
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A reader's version of a program, kept between visits. */
export interface Edit {
  source: string;
  /** The original that it was made from, to say so when the chapter has changed since. */
  original: string;
  savedAt: number;
}

export type StoredEdit = { kind: 'none' } | { kind: 'edit'; edit: Edit } | { kind: 'damaged' };

interface Schema extends DBSchema {
  edits: { key: string; value: unknown };
  /** Edits that could not be read, with the time they were set aside; never deleted by the site. */
  damaged: { key: string; value: unknown };
}

const maxLength = 1_000_000;

/** Readers' edits in IndexedDB. Every method may reject: storage can be refused, full or broken. */
export class EditStore {
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('playground', 1, {
      upgrade(database) {
        database.createObjectStore('edits');
        database.createObjectStore('damaged');
      },
    });
    return this.#database;
  }

  /** The edit of a program. One that is damaged is set aside, not lost, and reported. */
  async load(program: string): Promise<StoredEdit> {
    const database = await this.#open();
    const value = await database.get('edits', program);
    if (value === undefined) return { kind: 'none' };
    const edit = parseEdit(value);
    if (edit) return { kind: 'edit', edit };
    const transaction = database.transaction(['edits', 'damaged'], 'readwrite');
    await Promise.all([
      transaction.objectStore('damaged').put(value, `${program} ${new Date().toISOString()}`),
      transaction.objectStore('edits').delete(program),
      transaction.done,
    ]);
    return { kind: 'damaged' };
  }

  async save(program: string, source: string, original: string): Promise<void> {
    const edit: Edit = { source, original, savedAt: Date.now() };
    await (await this.#open()).put('edits', edit, program);
  }

  async remove(program: string): Promise<void> {
    await (await this.#open()).delete('edits', program);
  }
}

/** A stored value as an edit; undefined when it is damaged. */
export function parseEdit(value: unknown): Edit | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { source, original, savedAt } = value as Record<string, unknown>;
  if (typeof source !== 'string' || source.length > maxLength) return undefined;
  if (typeof original !== 'string' || typeof savedAt !== 'number') return undefined;
  return { source, original, savedAt };
}

import type { DBSchema, IDBPDatabase } from 'idb';

/** The database of the newest edition. What lies in it is of any edition, or damaged: it is parsed when it is read. */
export interface Schema extends DBSchema {
  /** What readers have written, by the slot of the program. */
  edits: { key: string; value: unknown };
  /** Edits that could not be read, with the time they were set aside; deleted only when the reader forgets everything. */
  damaged: { key: string; value: unknown };
  /** Exercises whose checks have all passed, by id. */
  passed: { key: string; value: unknown };
  /** The chosen answers of self-tests, by the question's id. */
  answers: { key: string; value: unknown };
  /** Weights of trained models, by the slot of their program and their name. */
  models: { key: string; value: unknown };
}

/**
 * One step for each edition, from an empty database on. A step is never changed once it was published: readers have
 * databases of every edition.
 */
const migrations: readonly ((database: IDBPDatabase<Schema>) => void)[] = [
  (database) => {
    database.createObjectStore('edits');
    database.createObjectStore('damaged');
  },
  (database) => {
    database.createObjectStore('passed');
    database.createObjectStore('answers');
  },
  (database) => {
    database.createObjectStore('models');
  },
];

export const version = migrations.length;

/** Brings a database of edition `from` (0 when it is new) to the newest. */
export function migrate(database: IDBPDatabase<Schema>, from: number): void {
  for (const step of migrations.slice(from)) step(database);
}

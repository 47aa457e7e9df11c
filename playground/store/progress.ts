import type { IDBPObjectStore } from 'idb';
import { database } from './database.ts';
import { progressFlag } from './flags.ts';
import { write } from './local.ts';
import type { Schema } from './migrations.ts';
import { after, isId, type Kind, kinds, parsers, type Records } from './records.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { type Note, notes, strike } from './result-notes.ts';

/** What is known of the records of a kind, and why the rest is not, if there is a reason. */
export interface Known<K extends Kind> {
  records: Map<string, Records[K]>;
  refusal: Refusal | undefined;
}

/** All records of a kind, by id; those that are only noted as well. */
export async function recordsOf<K extends Kind>(kind: K): Promise<Known<K>> {
  const records = new Map<string, Records[K]>();
  let refusal: Refusal | undefined;
  try {
    const [ids, values] = await database.use((database) => {
      const store = database.transaction(kind).objectStore(kind);
      return Promise.all([store.getAllKeys(), store.getAll()]);
    });
    for (const [index, id] of ids.entries()) {
      const record = parsers[kind](values[index]);
      if (record && isId(id)) records.set(id, record);
    }
  } catch (error) {
    refusal = refusalOf(error);
  }
  for (const [id, record] of notedOf(kind, notes())) {
    if (record) records.set(id, after[kind](records.get(id), record));
    else records.delete(id);
  }
  return { records, refusal };
}

/** Takes all that is noted into the database, in one transaction; why the browser does not keep it, where it refuses. */
export async function settle(): Promise<Refusal | undefined> {
  if (notes().length === 0) return undefined;
  let taken: Note[] = [];
  try {
    await database.use(async (database) => {
      const transaction = database.transaction(kinds, 'readwrite');
      // Read once the transaction has its place in the queue: what a tab notes later comes into the database later too.
      taken = notes();
      await Promise.all([
        ...kinds.map((kind) => putAll(transaction.objectStore(kind), kind, taken)),
        transaction.done,
      ]);
    });
  } catch (error) {
    return refusalOf(error);
  }
  for (const note of taken) strike(note);
  write(progressFlag, String(Date.now()));
  return undefined;
}

type Shelf<K extends Kind> = IDBPObjectStore<Schema, ArrayLike<Kind>, K, 'readwrite'>;

async function putAll<K extends Kind>(shelf: Shelf<K>, kind: K, taken: readonly Note[]): Promise<void> {
  for (const [id, record] of notedOf(kind, taken)) {
    if (!record) await shelf.delete(id);
    else await shelf.put(after[kind](parsers[kind](await shelf.get(id)), record), id);
  }
}

/** The sound notes of a kind, by id; undefined for what the reader lets go of. */
function notedOf<K extends Kind>(kind: K, taken: readonly Note[]): Map<string, Records[K] | undefined> {
  const records = new Map<string, Records[K] | undefined>();
  for (const { kind: of, id, text } of taken) {
    if (of !== kind || !isId(id)) continue;
    const value = jsonOf(text);
    const record = parsers[kind](value);
    if (record || value === null) records.set(id, record);
  }
  return records;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { IDBPObjectStore } from 'idb';
import { database } from './database.ts';
import { progressFlag } from './flags.ts';
import { write } from './local.ts';
import type { Schema } from './migrations.ts';
import { after, isId, type Kind, kinds, parsers, type Records } from './records.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** What is known of the records of a kind, and why the rest is not, if there is a reason. */
export interface Known<K extends Kind> {
  records: Map<string, Records[K]>;
  refusal: Refusal | undefined;
}

type Unkept = { [K in Kind]: Map<string, Records[K] | undefined> };

/** What the database did not take; it holds as long as the page, and is tried again with the next change. */
const unkept: Unkept = { passed: new Map(), answers: new Map() };

/** All records of a kind, by id; those that the browser refused to keep as well. */
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
  for (const [id, record] of unkept[kind]) {
    if (record) records.set(id, record);
    else records.delete(id);
  }
  return { records, refusal };
}

/** Keeps a record; why the browser does not, where it refuses. A first pass is kept, a later one changes nothing. */
export function keep<K extends Kind>(kind: K, id: string, record: Records[K]): Promise<Refusal | undefined> {
  unkept[kind].set(id, after[kind](unkept[kind].get(id), record));
  return settle();
}

/** Lets go of records. */
export function drop(kind: Kind, ids: readonly string[]): Promise<Refusal | undefined> {
  for (const id of ids) unkept[kind].set(id, undefined);
  return settle();
}

/** Nothing is known any more that was not kept: the reader has forgotten everything. */
export function forgetUnkept(): void {
  for (const kind of kinds) unkept[kind].clear();
}

/** One transaction for all that is not kept yet. */
async function settle(): Promise<Refusal | undefined> {
  const taken = { passed: [...unkept.passed], answers: [...unkept.answers] };
  try {
    await database.use(async (database) => {
      const transaction = database.transaction(kinds, 'readwrite');
      await Promise.all([
        ...taken.passed.map(([id, record]) => put(transaction.objectStore('passed'), 'passed', id, record)),
        ...taken.answers.map(([id, record]) =>
          put(transaction.objectStore('answers'), 'answers', id, record),
        ),
        transaction.done,
      ]);
    });
  } catch (error) {
    return refusalOf(error);
  }
  clear('passed', taken.passed);
  clear('answers', taken.answers);
  write(progressFlag, String(Date.now()));
  return undefined;
}

type Shelf<K extends Kind> = IDBPObjectStore<Schema, ArrayLike<Kind>, K, 'readwrite'>;

async function put<K extends Kind>(
  shelf: Shelf<K>,
  kind: K,
  id: string,
  record: Records[K] | undefined,
): Promise<void> {
  if (!record) await shelf.delete(id);
  else await shelf.put(after[kind](parsers[kind](await shelf.get(id)), record), id);
}

/** What has been kept is not unkept any more, unless the reader has gone on since. */
function clear<K extends Kind>(kind: K, taken: readonly (readonly [string, Records[K] | undefined])[]): void {
  for (const [id, record] of taken) if (unkept[kind].get(id) === record) unkept[kind].delete(id);
}

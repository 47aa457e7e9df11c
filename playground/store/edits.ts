import { database } from './database.ts';
import { editFlag } from './flags.ts';
import { erase, write } from './local.ts';
import { isLinked, linkedSlots } from './slots.ts';
import * as versions from './versions.ts';
import { bound, type Edit, parseEdit, type Version } from './versions.ts';

export type StoredEdit = { kind: 'none' } | { kind: 'edit'; edit: Edit } | { kind: 'damaged' };

/** What is kept after a change, and what had to go for it. */
export interface Kept {
  edit: Edit | undefined;
  /** Linked programs without their versions. */
  dropped: string[];
  /** Versions of the same program. */
  crowdedOut: Version[];
}

/** Linked programs whose versions are kept: a reader may open any number of links. */
export const maxLinked = 40;

// Readers' edits in the database. Every function may reject: storage can be refused, full, broken or without an answer.

/** The edit of a program. One that is damaged is set aside, not lost, and reported. */
export function load(slot: string): Promise<StoredEdit> {
  return database.use(async (database) => {
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
export function save(slot: string, version: Version, base: string | undefined): Promise<Kept> {
  return change(slot, (current) => versions.merge(current, version, base));
}

/** Puts a version in front, as the reader chose; the one that was in front stays beside it. */
export function prefer(slot: string, version: Version): Promise<Kept> {
  return change(slot, (current) => versions.prefer(current, version));
}

/** Lets go of one of the versions beside the shown one. */
export function forget(slot: string, version: Version): Promise<Kept> {
  return change(slot, (current) => versions.forget(current, version));
}

/** Says of a program whether it has an edit. Where storage is full or refused, the keeper of the edits says so once. */
export function flag(program: string, edited: boolean): void {
  if (edited) write(editFlag(program), '1');
  else erase(editFlag(program));
}

/** One transaction, so that no other tab writes between reading and writing. */
function change(slot: string, next: (current: Edit | undefined) => Edit | undefined): Promise<Kept> {
  return database.use(async (database) => {
    const transaction = database.transaction(['edits', 'damaged'], 'readwrite');
    const edits = transaction.objectStore('edits');
    const value = await edits.get(slot);
    const current = parseEdit(value);
    if (value !== undefined && !current) {
      await transaction.objectStore('damaged').put(value, damagedKey(slot));
    }
    const changed = next(current);
    const { edit, crowdedOut } = changed ? bound(changed) : { edit: undefined, crowdedOut: [] };
    const kept = edit && isWorthKeeping(edit);
    await (kept ? edits.put(edit, slot) : edits.delete(slot));
    const dropped: string[] = [];
    if (kept && isLinked(slot) && value === undefined) {
      const keys = await edits.getAllKeys(linkedSlots());
      const values = keys.length > maxLinked ? await edits.getAll(linkedSlots()) : [];
      const age = (key: string): number => parseEdit(values[keys.indexOf(key)])?.savedAt ?? 0;
      dropped.push(...keys.toSorted((a, b) => age(b) - age(a)).slice(maxLinked));
      for (const key of dropped) await edits.delete(key);
    }
    await transaction.done;
    return { edit: kept ? edit : undefined, dropped, crowdedOut };
  });
}

/** An original needs no keeping. */
const isWorthKeeping = ({ source, original, others }: Edit): boolean =>
  source !== original || others.length > 0;

const damagedKey = (slot: string): string => `${slot} ${new Date().toISOString()}`;

import { erase, keys, read, write } from './local.ts';
import type { Kind, Records } from './records.ts';

/**
 * Results that the database may not have taken yet, in localStorage: it answers at once, while the database and all that
 * belongs to it have to be fetched first, which is too late when the reader leaves with the last answer.
 */

/** One result as it is noted: the record's JSON, or `null` where the reader lets go of it. */
export interface Note {
  kind: string;
  id: string;
  text: string;
}

const prefix = 'playground-result:';
const keyOf = (kind: string, id: string): string => `${prefix}${kind}:${id}`;

/** What the browser refused to note; it holds as long as the page. */
const held = new Map<string, string>();

/** Notes a result, or with `undefined` that it is let go, in place of what was noted of it before. */
export function note<K extends Kind>(kind: K, id: string, record: Records[K] | undefined): void {
  const key = keyOf(kind, id);
  const text = JSON.stringify(record ?? null);
  if (write(key, text)) held.delete(key);
  else held.set(key, text);
}

/** All that is noted, by this tab and others. */
export function notes(): Note[] {
  const found = new Map(keys(prefix).map((key) => [key, read(key) ?? '']));
  return [...found, ...held].map(([key, text]) => {
    const [kind = '', id = ''] = key.slice(prefix.length).split(':');
    return { kind, id, text };
  });
}

export const isNoted = (kind: Kind, id: string): boolean =>
  held.has(keyOf(kind, id)) || read(keyOf(kind, id)) !== null;

/** Takes a note away, unless something else has been noted in its place since. */
export function strike({ kind, id, text }: Note): void {
  const key = keyOf(kind, id);
  if (held.get(key) === text) held.delete(key);
  if (read(key) === text) erase(key);
}

/** Whether there are notes that end with the page, because the browser refused them. */
export const someEndWithPage = (): boolean => held.size > 0;

/** The reader has forgotten everything; what lies in the storage is erased with the rest of it. */
export function forgetHeld(): void {
  held.clear();
}

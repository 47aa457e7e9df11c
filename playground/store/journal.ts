import { erase, hear as hearLocal, keys, read, write } from './local.ts';
import { parseVersion, type Version } from './versions.ts';

/** A change that the database may not have taken yet. */
export interface Entry {
  version: Version;
  /** Stamp of the version that it grew from. */
  base: string | undefined;
}

const prefix = 'playground-journal:';
const keyOf = (writer: string, slot: string): string => `${prefix}${writer}:${slot}`;

/**
 * Notes a change in localStorage, before anything else can happen: IndexedDB answers later, which is too late when the
 * reader leaves with the last key. An entry is there only until the database has it. Other tabs hear of it. False when
 * the browser refuses.
 */
export function note(slot: string, entry: Entry): boolean {
  return write(keyOf(entry.version.writer, slot), JSON.stringify(entry));
}

/** What tabs have noted of a program and not stored, oldest first. */
export function noted(slot: string): Entry[] {
  return keys(prefix)
    .filter((key) => slotOf(key) === slot)
    .map((key) => parseEntry(read(key)))
    .filter((entry) => entry !== undefined)
    .sort((a, b) => a.version.savedAt - b.version.savedAt);
}

/** The programs of which something is noted and not stored. */
export const slotsNoted = (): Set<string> => new Set(keys(prefix).map(slotOf));

/** Takes away what the database has, unless its writer has gone on since. */
export function strike(slot: string, { writer, savedAt }: Version): void {
  const key = keyOf(writer, slot);
  const entry = parseEntry(read(key));
  if (!entry || entry.version.savedAt <= savedAt) erase(key);
}

/** Calls back with what other tabs write of a program, as they write it. */
export function hear(slot: string, heard: (entry: Entry) => void, signal: AbortSignal): void {
  const take = (key: string, text: string | null): void => {
    const entry = slotOf(key) === slot ? parseEntry(text) : undefined;
    if (entry) heard(entry);
  };
  hearLocal(prefix, take, signal);
}

function slotOf(key: string): string {
  return key.slice(key.indexOf(':', prefix.length) + 1);
}

function parseEntry(text: string | null): Entry | undefined {
  try {
    const { version, base } = JSON.parse(text ?? '') as Record<string, unknown>;
    const sound = parseVersion(version);
    return sound && { version: sound, base: typeof base === 'string' ? base : undefined };
  } catch {
    return undefined;
  }
}

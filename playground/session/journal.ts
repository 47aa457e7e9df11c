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
  try {
    localStorage.setItem(keyOf(entry.version.writer, slot), JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

/** What tabs have noted of a program and not stored, oldest first. */
export function noted(slot: string): Entry[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix) && slotOf(key) === slot)
      .map((key) => parseEntry(localStorage.getItem(key)))
      .filter((entry) => entry !== undefined)
      .sort((a, b) => a.version.savedAt - b.version.savedAt);
  } catch {
    return [];
  }
}

/** Takes away what the database has, unless its writer has gone on since. */
export function strike(slot: string, { writer, savedAt }: Version): void {
  try {
    const key = keyOf(writer, slot);
    const entry = parseEntry(localStorage.getItem(key));
    if (!entry || entry.version.savedAt <= savedAt) localStorage.removeItem(key);
  } catch {
    // Where storage is refused nothing was noted.
  }
}

/** Calls back with what other tabs write of a program, as they write it. */
export function hear(slot: string, heard: (entry: Entry) => void, signal: AbortSignal): void {
  const listen = ({ key, newValue }: StorageEvent): void => {
    if (!key?.startsWith(prefix) || slotOf(key) !== slot) return;
    const entry = parseEntry(newValue);
    if (entry) heard(entry);
  };
  addEventListener('storage', listen, { signal });
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

/**
 * The small shelf of the store: localStorage, which answers at once, before a page has anything else, and tells other tabs
 * of every change. No other file touches it. Whatever a browser refuses is answered, never thrown.
 */

/**
 * How the keys of the course begin. Others belong to the site's shell, or to another site of the same host. The reader's
 * own work and results come first, then choices, then what was measured on this machine.
 */
const ours = [
  'playground-edit:',
  'playground-journal:',
  'playground-progress',
  'playground-result:',
  'playground-forgotten',
  'editor-kind',
  'editor-tab-moves-focus',
  'playground-figure:',
  'playground-own-links',
  'playground-run:',
  'playground-pace:',
];

/** What lies under a key; null where nothing does, or where storage is refused. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** False when the browser refuses, or has no room. */
export function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function erase(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where storage is refused nothing was kept.
  }
}

/** The course's own keys that begin so. */
export function keys(prefix = ''): string[] {
  try {
    return Object.keys(localStorage).filter(
      (key) => key.startsWith(prefix) && ours.some((start) => key.startsWith(start)),
    );
  } catch {
    return [];
  }
}

/** Calls back with what other tabs write under keys that begin so; null for what they erase. */
export function hear(
  prefix: string,
  heard: (key: string, text: string | null) => void,
  signal?: AbortSignal,
): void {
  const listen = ({ key, newValue }: StorageEvent): void => {
    if (key?.startsWith(prefix)) heard(key, newValue);
  };
  addEventListener('storage', listen, signal ? { signal } : undefined);
}

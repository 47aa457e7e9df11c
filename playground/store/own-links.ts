import { read, write } from './local.ts';

/**
 * Slots of programs that left this browser by a link which the reader made from a program of their own. Such a link is no
 * stranger's when it comes back: "Open full page" is the most frequent one.
 */
const key = 'playground-own-links';
const most = 50;
/** Without TLS a slot is the whole text; it is not worth its room. */
const longest = 100;

/** Remembers that the reader has made a link to a slot. */
export function rememberOwnLink(slot: string): void {
  if (slot.length > longest) return;
  const others = ownLinks().filter((other) => other !== slot);
  // Where storage is refused, the link will be treated as a stranger's.
  write(key, JSON.stringify([slot, ...others].slice(0, most)));
}

/** Whether the reader made the link to a slot. Only this site can say so: a link cannot. */
export function isOwnLink(slot: string): boolean {
  return ownLinks().includes(slot);
}

function ownLinks(): string[] {
  try {
    const kept: unknown = JSON.parse(read(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((slot) => typeof slot === 'string') : [];
  } catch {
    return [];
  }
}

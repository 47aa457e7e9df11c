import { maxLength } from './versions.ts';

const prefix = 'link:';

/**
 * Under what name a program's versions are kept. One of the course goes by its id. One that came with a link goes by its
 * text, so that it never meets the reader's own work, nor another link's.
 */
export async function linkedSlot(source: string): Promise<string> {
  // Pages served without TLS have no crypto.subtle: the text itself does, at more room.
  if (!globalThis.crypto?.subtle) return prefix + source;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return prefix + Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a slot belongs to a linked program; no program of the course has a colon in its id. */
export const isLinked = (slot: string): boolean => slot.startsWith(prefix);

/** Whether a text may be a slot: the id of a program of the course, or a link's digest or text. */
export const isSlot = (slot: string): boolean =>
  isLinked(slot)
    ? slot.length <= prefix.length + maxLength
    : slot.length <= 200 && /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(slot);

/** All of them, as a range of keys. */
export const linkedSlots = (): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/**
 * What every page asks before it loads the store: whether anything may be kept at all. Flags lie in localStorage, where
 * opening IndexedDB and its library would cost more than most readers, who have nothing there, should pay.
 */

/** Whether a program has a kept edit. */
export const editFlag = (program: string): string => `playground-edit:${program}`;
/** Whether there are results. It is written after the database, so that other tabs read what is there by then. */
export const progressFlag = 'playground-progress';
/** How the names begin under which figures keep what they are set to. */
export const figurePrefix = 'playground-figure:';

/** How the names begin under which it is noted that a program has run. */
export const runPrefix = 'playground-run:';

let room: boolean | undefined;

/** Whether a flag may have been set: where there is no room for another, one that is not there says nothing. */
export function maybe(flag: string): boolean {
  try {
    if (localStorage.getItem(flag) !== null) return true;
    room ??= hasRoom();
    return !room;
  } catch {
    return false;
  }
}

function hasRoom(): boolean {
  const probe = 'playground-probe';
  try {
    localStorage.setItem(probe, 'x'.repeat(200));
    localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

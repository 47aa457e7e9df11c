/**
 * Which programs have a kept edit, in localStorage: read on every page load, where opening IndexedDB and its library
 * would cost more than most readers, who have no edit, should pay.
 */
const key = (program: string): string => `playground-edit:${program}`;

let room: boolean | undefined;

/** Whether localStorage takes another flag. Where it is full, a flag that is not there says nothing. */
function hasRoom(): boolean {
  room ??= takes('playground-probe', 'x'.repeat(200));
  return room;
}

function takes(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

export function mayHaveEdit(program: string): boolean {
  try {
    return localStorage.getItem(key(program)) !== null || !hasRoom();
  } catch {
    return false;
  }
}

export function flagEdit(program: string, edited: boolean): void {
  try {
    if (edited) localStorage.setItem(key(program), '1');
    else localStorage.removeItem(key(program));
  } catch {
    // Storage is full or refused; the keeper of the edits says so once.
  }
}

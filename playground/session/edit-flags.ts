/**
 * Which programs have a kept edit, in localStorage: read on every page load, where opening IndexedDB and its library
 * would cost more than most readers, who have no edit, should pay.
 */
const key = (program: string): string => `playground-edit:${program}`;

export function mayHaveEdit(program: string): boolean {
  try {
    return localStorage.getItem(key(program)) !== null;
  } catch {
    return false;
  }
}

export function flagEdit(program: string, edited: boolean): void {
  try {
    if (edited) localStorage.setItem(key(program), '1');
    else localStorage.removeItem(key(program));
  } catch {
    // Storage is refused; the edit store says so once.
  }
}

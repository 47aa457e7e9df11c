import { erase, mayHold, write } from './local.ts';

/**
 * Which programs have a kept edit, in localStorage: read on every page load, where opening IndexedDB and its library
 * would cost more than most readers, who have no edit, should pay.
 */
const key = (program: string): string => `playground-edit:${program}`;

export const mayHaveEdit = (program: string): boolean => mayHold(key(program));

/** Where storage is full or refused, the keeper of the edits says so once. */
export function flagEdit(program: string, edited: boolean): void {
  if (edited) write(key(program), '1');
  else erase(key(program));
}

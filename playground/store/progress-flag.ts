import { hear, mayHold, write } from './local.ts';

/**
 * Whether results are kept, in localStorage: read on every page with exercises, where opening the database would cost
 * readers who have none. It is written after the database, so that other tabs read what is there by then.
 */
const key = 'playground-progress';

export const mayHaveProgress = (): boolean => mayHold(key);

export const flagProgress = (): void => void write(key, String(Date.now()));

/** Calls back when another tab has kept or forgotten results. */
export const hearProgress = (heard: () => void): void => hear(key, heard);

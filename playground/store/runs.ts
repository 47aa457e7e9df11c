import { runPrefix } from './flags.ts';
import { read, write } from './local.ts';

/** Notes that a program of the course has run to its end here. Where there is no room it is not noted, and nothing is lost. */
export function noteRun(slot: string): void {
  if (read(runPrefix + slot) === null) write(runPrefix + slot, '1');
}

/** Whether a program has run to its end in this browser. */
export const wasRun = (slot: string): boolean => read(runPrefix + slot) !== null;

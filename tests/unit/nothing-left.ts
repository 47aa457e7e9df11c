import { afterAll, expect } from 'vitest';
import { settleReads } from '../../playground/lab/host/reads.ts';
import { within } from '../within.ts';

/**
 * The files of unit tests share a process, and with it what `lab` still waits for: a read that never comes would keep every
 * later file waiting. It is the fault of the file that began it, and fails there.
 */
afterAll(async () => {
  const file = expect.getState().testPath;
  const late = (): Error => new Error(`A tensor read in ${file} has not come within a second.`);
  await within(1000, settleReads(), late);
});

import { parseRecorded, thaw } from '../recorded.ts';
import type { Results } from '../results.ts';

/** Fetches the recorded run that the build wrote beside a program. Rejects when it cannot be had. */
export async function fetchRun(address: string): Promise<Results> {
  const answer = await fetch(address, { priority: 'low' });
  if (!answer.ok) throw new Error(`The author's run could not be fetched: ${answer.status}.`);
  return thaw(parseRecorded(await answer.json()));
}

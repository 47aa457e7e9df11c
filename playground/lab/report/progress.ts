import { wantNumber, wantText } from '../arguments/want.ts';
import { host } from '../host/host.ts';

/**
 * Shows how far a program is. `steps` and `epochs` do this by themselves.
 *
 * @param label what is counted
 * @param done how many are done
 * @param total how many there are
 * @throws TypeError for a label that is no text or counts that are no numbers, RangeError for counts that are not finite
 * @example
 * for (const month of [1, 2, 3]) progress('months', month, 3);
 */
export function progress(label: string, done: number, total: number): void {
  wantText('progress', 'label', label);
  wantNumber('progress', 'done', done);
  wantNumber('progress', 'total', total);
  host().emit({ type: 'progress', label, done, total });
}

import { wantText } from '../arguments/want.ts';
import { host } from '../host/host.ts';

/**
 * Records one idea of an exercise as met or not. For the checks of exercises.
 *
 * @param name what has to hold, in a few words
 * @param passed whether it does; anything but `true` fails
 * @param message what is off and where to look, shown when the check fails
 * @throws TypeError for a name or a message that is no text
 * @example
 * const bias = 0.5;
 * check('the bias is added', 2 * 1 + bias === 2.5, 'y is off by b everywhere');
 */
export function check(name: string, passed: boolean, message = ''): void {
  wantText('check', 'name', name);
  wantText('check', 'message', message);
  host().emit({ type: 'check', name, passed: passed === true, message });
}

import { host } from '../host/host.ts';

/**
 * Records one idea of an exercise as met or not: `check('the bias is added', ok, 'y is off by b everywhere')`.
 * The message is shown when the check fails.
 */
export function check(name: string, passed: boolean, message = ''): void {
  host().emit({ type: 'check', name: String(name), passed: passed === true, message: String(message) });
}

import { host } from '../host/host.ts';

/**
 * Shows how far a program is. `steps` and `epochs` do this by themselves.
 *
 * @param label what is counted
 * @param done how many are done
 * @param total how many there are
 * @example
 * for (const month of [1, 2, 3]) progress('months', month, 3);
 */
export function progress(label: string, done: number, total: number): void {
  host().emit({ type: 'progress', label: String(label), done, total });
}
